from dataclasses import dataclass

from documents.tables import Cell, merged_rows


@dataclass(frozen=True)
class Column:
    field: str
    joined: bool = False
    title: str = ""
    width: int = 20


NUMBER, STAGE = Column("number", joined=True), Column("stage", joined=True)
CONTENT, TERM = Column("content"), Column("term", joined=True)


def rows(*lines, number="1", stage="Подготовка"):
    return [{"number": number, "stage": stage, "content": content, "term": term} for content, term in lines]


def shape(table):
    return [[(cell.text, cell.rowspan) for cell in line] for line in table]


def test_number_and_stage_span_the_stage_and_equal_terms_become_one():
    stage = rows(("Приказ", "сентябрь"), ("Анкеты", "сентябрь"), ("Отчёт", "май"))
    assert shape(merged_rows([NUMBER, STAGE, CONTENT, TERM], [stage])) == [
        [("1", 3), ("Подготовка", 3), ("Приказ", 1), ("сентябрь", 2)],
        [(None, 0), (None, 0), ("Анкеты", 1), (None, 0)],
        [(None, 0), (None, 0), ("Отчёт", 1), ("май", 1)],
    ]


def test_cells_of_different_stages_never_join():
    stages = [rows(("Приказ", "май")), rows(("Отчёт", "май"), number="2")]
    assert shape(merged_rows([TERM], stages)) == [[("май", 1)], [("май", 1)]]


def test_equal_cells_of_a_column_that_is_not_joined_stay_apart():
    assert shape(merged_rows([CONTENT], [rows(("Анализ", ""), ("Анализ", ""))])) == [[("Анализ", 1)], [("Анализ", 1)]]


def test_equal_cells_with_another_between_stay_apart():
    stage = rows(("", "май"), ("", "июнь"), ("", "май"))
    assert shape(merged_rows([TERM], [stage])) == [[("май", 1)], [("июнь", 1)], [("май", 1)]]


def test_several_lines_make_a_list():
    assert merged_rows([CONTENT], [rows(("1. Приказ\n2. Анкеты", ""))]) == [
        [Cell(CONTENT, "1. Приказ\n2. Анкеты", 1, "list")]
    ]


def test_stage_without_rows_gives_none():
    assert merged_rows([NUMBER, CONTENT], [[]]) == []
