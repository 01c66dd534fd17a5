"""What makes of any sheet a list of people."""

import pytest
from openpyxl import load_workbook

from mentoring.exceptions import ImpossibleStepError
from mentoring.resources.staff import reading
from mentoring.resources.staff.files import template_file
from tests.mentoring import sheet_files

PERSON = ["Савельева Анна Игоревна", "воспитатель"]


def read(content: bytes) -> tuple[list[str], list[str], list[tuple[int, list[str]]]]:
    table = reading.read_table(content)
    return table.titles, table.columns, table.rows


def test_titles_in_the_words_of_people_are_recognized():
    rows = [["Ф.И.О. сотрудника", "Занимаемая должность"], PERSON]
    assert read(sheet_files.xlsx(rows)) == (rows[0], ["full_name", "post"], [(2, PERSON)])


def test_a_cell_is_one_line_and_a_lone_dash_is_nothing():
    rows = [["ФИО", "Должность", "Корпус"], ["Савельева\nАнна\xa0 Игоревна", "воспи\xadтатель", "–"]]
    assert read(sheet_files.xlsx(rows))[2] == [(2, [*PERSON, ""])]


def test_the_reason_of_an_earlier_rejection_is_left_out():
    rows = [["ФИО", "Причина", "Должность"], [PERSON[0], "Такой даты нет.", PERSON[1]]]
    assert read(sheet_files.xlsx(rows)) == (["ФИО", "Должность"], ["full_name", "post"], [(2, PERSON)])


def test_the_template_is_read_as_a_user_fills_it():
    content = template_file().getvalue()
    titles, columns, rows = read(content)
    assert (len(rows), "" in columns, len(titles)) == (3, False, len(set(columns)))
    assert load_workbook(template_file()).sheetnames == ["Сотрудники", "Пояснения"]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["ФИО", "Должность"]], reading.NO_PEOPLE),
        ([["просто текст"], ["и ещё"]], reading.NO_HEADER),
    ],
)
def test_what_is_no_list_of_people_gets_one_sentence(rows, sentence):
    with pytest.raises(ImpossibleStepError) as refusal:
        reading.read_table(sheet_files.xlsx(rows))
    assert refusal.value.sentences == [sentence]
