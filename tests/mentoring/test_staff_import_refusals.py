"""Which rows of a sheet are rejected, and why."""

import datetime as dt

import pytest

from mentoring.models import Employee
from mentoring.resources.staff.resource import reason
from mentoring.services.staff_import import RowKind
from tests import factories as make
from tests.mentoring import staff_sheets as sheets

NAME = "Савельева Анна Игоревна"
BORN = dt.date(1990, 5, 17)
NO_SUCH_DAY = "Такой даты нет: пишите день, месяц и год, например 01.09.2012."
OTHER_NUMBER = (
    "Табельный номер: Савельева Анна Игоревна уже есть с табельным номером 12. Если это тот же человек, исправьте "
    "номер; если тёзка, укажите обоим даты рождения."
)
HOW = (
    "Чтобы различить людей, укажите «№ записи» из выгрузки, табельный номер или дату рождения. "
    "Если это один человек, соедините его карточки на странице сотрудника."
)


class TestRejected:
    @pytest.mark.parametrize(
        ("titles", "row", "why"),
        [
            (["ФИО", "Должность"], ["", "няня"], "Не указаны фамилия и имя."),
            (["ФИО", "Должность"], [NAME, ""], "Это новый сотрудник: укажите должность."),
            (["ФИО", "Должность"], ["Савельева", "няня"], "ФИО: Нужны хотя бы фамилия и имя."),
            (["ФИО", "Должность"], [NAME, "в" * 5000], "Должность: Слишком длинно: 5000 знаков, помещается 200."),
            (
                ["ФИО", "Должность", "Дата рождения", "Пол"],
                [NAME, "няня", "31.02.2020", "?"],
                f"Дата рождения: {NO_SUCH_DAY} Пол: Пишите «м» или «ж».",
            ),
            (
                ["ФИО", "Должность", "Дата рождения"],
                [NAME, "няня", "01.01.1899"],
                "Дата рождения: Год рождения раньше 1900: проверьте дату.",
            ),
            (
                ["ФИО", "Должность", "Дата рождения"],
                [NAME, "няня", "21.11.2026"],
                "Дата рождения: Дата рождения ещё не наступила.",
            ),
            (
                ["ФИО", "Должность", "Дата рождения", "Пед. стаж с"],
                [NAME, "няня", "17.05.1990", "01.09.2003"],
                "Педагогический стаж с: В этот день человеку не было 14 лет.",
            ),
            (
                ["№ записи", "ФИО", "Должность"],
                ["999999", NAME, "няня"],
                "№ записи: В вашей организации нет записи с таким номером; для нового оставьте пустым.",
            ),
            (
                ["№ записи", "ФИО", "Должность"],
                ["9" * 5000, NAME, "няня"],
                "№ записи: Это не номер записи: номера стоят в выгрузке из системы.",
            ),
        ],
    )
    def test_for_what_the_cells_say(self, draft, titles, row, why):
        (found,) = draft(titles, row).rows
        assert (found.kind, reason(found)) == (RowKind.REJECTED, why)

    def test_tells_the_text_of_the_cell(self, draft):
        (row,) = draft(["ФИО", "Должность", "Д.р."], [NAME, "няня", "31.02.2020"]).rows
        assert [(told.field, told.text) for told in row.refusals] == [("birth_date", "31.02.2020")]

    def test_the_same_person_twice(self, draft):
        found = draft(["ФИО", "Должность"], [NAME, "няня"], ["Дубравин Пётр Олегович", "няня"], [NAME, "методист"])
        assert sheets.results(found)[2] == (RowKind.REJECTED, "Этот же человек уже в строке 2.")

    def test_the_same_personnel_number_twice(self, draft):
        titles = ["ФИО", "Должность", "Таб. №"]
        found = draft(titles, [NAME, "няня", 7], ["Дубравин Пётр Олегович", "няня", 7])
        assert sheets.results(found)[1] == (RowKind.REJECTED, "Этот же человек уже в строке 2.")

    def test_the_new_name_of_a_known_person_twice(self, draft, known):
        titles = ["Таб. №", "ФИО", "Должность"]
        found = draft(titles, ["12", "Дорошенко Анна Игоревна", "няня"], ["", "Дорошенко Анна Игоревна", "няня"])
        assert sheets.results(found)[1] == (RowKind.REJECTED, "Этот же человек уже в строке 2.")

    def test_namesakes_that_nothing_tells_apart(self, draft, known):
        make.employee(known.organization, last_name="Савельева", first_name="Анна", middle_name="Игоревна")
        found = draft(["ФИО", "Должность"], [NAME, "няня"])
        assert sheets.results(found) == [(RowKind.REJECTED, f"С таким именем несколько человек (2). {HOW}")]

    def test_another_birth_date_may_be_a_mistake(self, draft, known):
        Employee.objects.filter(pk=known.pk).update(birth_date=BORN)
        found = draft(["ФИО", "Должность", "Дата рождения"], [NAME, "няня", "18.05.1990"])
        why = (
            "Дата рождения: Человек с таким именем уже есть, но родился 17.05.1990. Если это он, исправьте дату; если "
            "тёзка, укажите табельный номер."
        )
        assert sheets.results(found) == [(RowKind.REJECTED, why)]

    def test_a_namesake_with_another_personnel_number(self, draft, known):
        found = draft(["ФИО", "Должность", "Таб. №"], [NAME, "няня", 13])
        assert sheets.results(found) == [(RowKind.REJECTED, OTHER_NUMBER)]

    def test_a_number_of_somebody_quite_different(self, draft, known):
        found = draft(["ФИО", "Должность", "Таб. №"], ["Дубравин Пётр Олегович", "няня", 12])
        assert sheets.results(found) == [
            (RowKind.REJECTED, "Табельный номер: Под этим номером записан другой человек: Савельева Анна Игоревна.")
        ]

    def test_a_personnel_number_that_another_has(self, draft, known):
        other = make.employee(known.organization, last_name="Дорошенко")
        found = draft(["№ записи", "ФИО", "Таб. №"], [other.pk, other.full_name, 12])
        assert sheets.results(found) == [
            (RowKind.REJECTED, "Табельный номер: Этот номер уже у другого сотрудника: Савельева Анна Игоревна.")
        ]

    def test_an_archived_person(self, draft, known):
        Employee.objects.filter(pk=known.pk).update(archived_on=make.TODAY)
        found = draft(["ФИО", "Должность"], [NAME, "няня"])
        why = "Савельева Анна Игоревна в архиве: сначала верните карточку из архива."
        assert sheets.results(found) == [(RowKind.REJECTED, why)]

    def test_a_record_of_another_organization(self, draft, school):
        strange = make.employee(school)
        (row,) = draft(["№ записи", "ФИО"], [strange.pk, strange.full_name]).rows
        assert (row.kind, row.refusals[0].field) == (RowKind.REJECTED, "id")
