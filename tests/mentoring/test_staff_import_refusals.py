"""Which rows of a sheet are rejected, and why."""

import datetime as dt

import pytest

from mentoring.models import Employee
from mentoring.resources.staff.names import INITIALS
from mentoring.resources.staff.notes import NO_PERSON
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


class TestOddCells:
    """A cell that is not needed rejects nobody: it is told beside the person, and the field stays as it was."""

    @pytest.mark.parametrize(
        ("title", "text", "told"),
        [
            ("Дата рождения", "31.02.2020", f"Дата рождения: «31.02.2020» не записано. {NO_SUCH_DAY}"),
            (
                "Дата рождения",
                "01.01.1899",
                "Дата рождения: «01.01.1899» не записано. Год рождения раньше 1900: проверьте дату.",
            ),
            (
                "Дата рождения",
                "21.11.2026",
                "Дата рождения: «21.11.2026» не записано. Дата рождения ещё не наступила.",
            ),
            ("Пол", "?", "Пол: «?» не записано. Пишите «м» или «ж»."),
            ("E-mail", "почта", "Электронная почта: «почта» не записано. Введите правильный адрес электронной почты."),
        ],
    )
    def test_of_a_new_person(self, draft, title, text, told):
        (row,) = draft(["ФИО", "Должность", title], [NAME, "няня", text]).rows
        assert (row.kind, row.notes, row.person.birth_date, row.person.email) == (RowKind.NEW, [told], None, "")

    def test_dates_that_do_not_fit_together(self, draft):
        titles = ["ФИО", "Должность", "Дата рождения", "Пед. стаж с"]
        (row,) = draft(titles, [NAME, "няня", "17.05.1990", "01.09.2003"]).rows
        assert (row.kind, row.person.birth_date, row.person.teaching_since) == (RowKind.NEW, BORN, None)
        assert row.notes == [
            "Педагогический стаж с: «01.09.2003» не записано. В этот день человеку не было 14 лет.",
        ]

    def test_of_a_known_person_changes_nothing(self, draft, known):
        Employee.objects.filter(pk=known.pk).update(birth_date=BORN, post="няня")
        (row,) = draft(["ФИО", "Должность", "Дата рождения"], [NAME, "няня", "17.13.1990"]).rows
        assert (row.kind, row.person, row.changes) == (RowKind.SAME, known, [])


class TestExperience:
    def told(self, draft, known, text):
        Employee.objects.filter(pk=known.pk).update(teaching_since=dt.date(1998, 3, 15))
        (row,) = draft(["ФИО", "Пед. стаж"], [NAME, text]).rows
        return [(change.old, change.new) for change in row.changes]

    @pytest.mark.parametrize("text", ["28 лет", "28", "28 лет 8 мес."])
    def test_a_length_that_fits_keeps_the_exact_day_of_the_card(self, draft, known, text):
        assert self.told(draft, known, text) == []

    @pytest.mark.parametrize(
        ("text", "day"), [("27 лет", (1999, 11, 20)), ("28 лет 7 мес.", (1998, 4, 20)), ("с 01.09.1998", (1998, 9, 1))]
    )
    def test_another_length_is_a_change(self, draft, known, text, day):
        assert self.told(draft, known, text) == [(dt.date(1998, 3, 15), dt.date(*day))]


class TestLeftOut:
    @pytest.mark.parametrize(
        "row",
        [
            ["", "Заведующий МБДОУ № 24 ________ И.И. Ветрова", ""],
            ["", "Исп. Ветрова И.И., тел. 3-45-67", ""],
            ["", "Итого: 12 человек", ""],
            ["Корпус на улице Садовой", "", ""],
        ],
    )
    def test_what_is_no_person(self, draft, row):
        (found,) = draft(["№ п/п", "ФИО", "Должность"], row).rows
        assert (found.kind, reason(found)) == (RowKind.LEFT_OUT, NO_PERSON)


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
                ["Савельева А.И.", "няня", "31.02.2020", "?"],
                f"ФИО: {INITIALS} Дата рождения: {NO_SUCH_DAY} Пол: Пишите «м» или «ж».",
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
        (row,) = draft(["ФИО", "Должность"], ["Савельева А.И.", "няня"]).rows
        assert [(told.field, told.text) for told in row.refusals] == [("full_name", "Савельева А.И.")]

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
