"""How rows are laid out under columns, and how a table reads on paper."""

from types import SimpleNamespace as Thing

from django.template.loader import render_to_string

from documents.tables import Column, Section, lay_out

NUMBER, STAGE = Column("number", "№", 10, joined=True), Column("stage", "Этап", 20, joined=True)
CONTENT, TERM = Column("content", "Содержание", 50), Column("term", "Сроки", 20, joined=True)


def rows(*lines, number="1", stage="Подготовка"):
    return [{"number": number, "stage": stage, "content": content, "term": term} for content, term in lines]


def table_of(columns, *sections, **given):
    layout = Thing(column_list=columns, **({"has_column_numbers": False, "notes": ""} | given))
    return lay_out(layout, sections, named_in="stage", whole=("number", "stage"))


def shape(columns, *sections):
    parts = table_of(columns, *map(Section, sections)).parts
    return [[(cell.text, cell.rowspan) for cell in line.cells] for part in parts for line in part.lines]


def test_number_and_stage_span_the_stage_and_equal_terms_become_one():
    stage = rows(("Приказ", "сентябрь"), ("Анкеты", "сентябрь"), ("Отчёт", "май"))
    assert shape([NUMBER, STAGE, CONTENT, TERM], stage) == [
        [("1", 3), ("Подготовка", 3), ("Приказ", 1), ("сентябрь", 2)],
        [(None, 0), (None, 0), ("Анкеты", 1), (None, 0)],
        [(None, 0), (None, 0), ("Отчёт", 1), ("май", 1)],
    ]


def test_cells_of_different_stages_never_join():
    assert shape([TERM], rows(("Приказ", "май")), rows(("Отчёт", "май"))) == [[("май", 1)], [("май", 1)]]


def test_equal_cells_of_a_column_that_is_not_joined_stay_apart():
    assert shape([CONTENT], rows(("Анализ", ""), ("Анализ", ""))) == [[("Анализ", 1)], [("Анализ", 1)]]


def test_equal_cells_with_another_between_stay_apart():
    stage = rows(("", "май"), ("", "июнь"), ("", "май"))
    assert shape([TERM], stage) == [[("май", 1)], [("июнь", 1)], [("май", 1)]]


def test_stage_without_rows_gives_none():
    assert shape([NUMBER, CONTENT], []) == []


def headings(columns, *sections):
    return [part.heading for part in table_of(columns, *sections).parts]


def test_a_section_is_named_in_a_row_of_its_own_unless_a_column_names_it():
    sections = [Section(rows(("Приказ", "")), "Подготовка", "I."), Section([], "Работа"), Section([])]
    assert headings([CONTENT], *sections) == ["I. Подготовка", "Работа", ""]
    assert headings([STAGE, CONTENT], *sections) == ["", "", ""]


def printed(*sections, **given):
    table = table_of([NUMBER, CONTENT], *sections, **given)
    return "".join(line.strip() for line in render_to_string("print/_table.html", {"table": table}).splitlines())


def test_paper_shows_sections_merged_cells_numbers_of_columns_and_notes():
    sections = [Section(rows(("1. Приказ\n2. Анкеты", ""), ("<Отчёт>", "")), "Подготовка", "I.")]
    assert printed(*sections, has_column_numbers=True, notes="* Уточняется.\n** В мае.") == (
        '<table class="grid">'
        '<colgroup><col width="10%"><col width="50%"></colgroup>'
        "<thead>"
        '<tr><th scope="col">№</th><th scope="col">Содержание</th></tr>'
        '<tr class="numbers"><th scope="col">1</th><th scope="col">2</th></tr>'
        "</thead>"
        '<tbody data-section="I. Подготовка">'
        '<tr class="part-row"><th class="part" scope="rowgroup" colspan="2">I. Подготовка</th></tr>'
        '<tr><td class="middle" rowspan="2"><p>1</p></td><td class="roomy"><p>1. Приказ</p><p>2. Анкеты</p></td></tr>'
        '<tr><td class="roomy"><p>&lt;Отчёт&gt;</p></td></tr>'
        "</tbody>"
        "</table>"
        '<p class="note">* Уточняется.</p><p class="note">** В мае.</p>'
    )


def test_sections_without_a_name_are_bodies_of_their_own():
    assert printed(Section(rows(("Приказ", ""))), Section(rows(("Отчёт", "")))).count("<tbody>") == 2
