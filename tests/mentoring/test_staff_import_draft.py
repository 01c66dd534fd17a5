"""What a sheet would change: who of the known people a row is, what is new, what is rejected and why."""

import datetime as dt

import pytest

from mentoring.enums import Category, Sex
from mentoring.models import Employee
from mentoring.services.staff_import import Change, RowKind
from tests import factories as make
from tests.mentoring import staff_sheets as sheets

NAME = "Савельева Анна Игоревна"
BORN = dt.date(1990, 5, 17)
NO_SUCH_DAY = "Такой даты нет: пишите день, месяц и год, например 01.09.2012."
OTHER_NUMBER = (
    "Табельный номер: Савельева Анна Игоревна уже есть с табельным номером 12. Если это тот же человек, исправьте "
    "номер; если тёзка, укажите обоим даты рождения."
)
HOW = "Чтобы различить людей, укажите «№ записи» из выгрузки, табельный номер или дату рождения."


def test_a_new_person_is_made_of_all_cells(draft, kindergarten):
    titles = [
        "ФИО", "Должность", "Другие должности", "Дата рождения", "Таб. №", "Категория", "Образование", "Пол",
        "Педагогический стаж с", "Общий стаж с", "Принят(а)", "E-mail", "Место работы",
    ]  # fmt: skip
    row = [
        NAME, "Воспитатель", "методист", "17.05.1990", 12, "высшая", "высшее", "ж", "01.09.2012", "01.07.2010",
        "1 сентября 2015 г.", "Anna@Example.ORG", "Колледж",
    ]  # fmt: skip
    (found,) = draft(titles, row).rows
    person = found.person
    assert (found.kind, found.notes, found.sex_from) == (RowKind.NEW, [], "")
    assert {name: value for name, value in vars(person).items() if not name.startswith("_") and value} == {
        "organization_id": kindergarten.pk,
        "last_name": "Савельева",
        "first_name": "Анна",
        "middle_name": "Игоревна",
        "sex": Sex.FEMALE,
        "personnel_number": "12",
        "birth_date": BORN,
        "post": "воспитатель",
        "other_posts": "методист",
        "category": Category.HIGHEST,
        "education": "высшее",
        "teaching_since": dt.date(2012, 9, 1),
        "working_since": dt.date(2010, 7, 1),
        "hired_on": dt.date(2015, 9, 1),
        "email": "anna@example.org",
        "home_organization": "Колледж",
    }


def test_name_in_three_columns(draft):
    (row,) = draft(["Отчество", "Имя", "Фамилия", "Должность"], ["Игоревна", "Анна", "Савельева", "няня"]).rows
    assert (row.kind, row.person.full_name) == (RowKind.NEW, NAME)


class TestSex:
    titles = ("ФИО", "Должность")

    def test_is_proposed_by_the_patronymic(self, draft):
        (row,) = draft(self.titles, ["Дубравин Пётр Олегович", "няня"]).rows
        assert (row.kind, row.person.sex, row.sex_from) == (RowKind.NEW, Sex.MALE, "patronymic")

    def test_is_asked_where_unsure(self, draft):
        found = draft(self.titles, ["Ли Сун", "няня"])
        assert sheets.results(found) == [(RowKind.ASKED, "Пол: По отчеству пол не понять: укажите его.")]
        assert found.to_write == 0

    def test_is_taken_from_the_answer(self, draft):
        (row,) = draft(self.titles, ["Ли Сун", "няня"], answers={"2": "male"}).rows
        assert (row.kind, row.person.sex, row.sex_from) == (RowKind.NEW, Sex.MALE, "answer")

    def test_against_the_patronymic_is_remarked(self, draft):
        (row,) = draft((*self.titles, "Пол"), [NAME, "няня", "м"]).rows
        assert (row.person.sex, row.notes) == (Sex.MALE, ["Пол в файле не сходится с отчеством: проверьте."])

    def test_of_a_known_person_stays(self, draft, known):
        Employee.objects.update(sex=Sex.MALE)
        assert sheets.results(draft(self.titles, [NAME, "воспитатель"])) == [(RowKind.SAME, "")]


class TestKnownPeople:
    def test_changes_stand_side_by_side_and_empty_cells_erase_nothing(self, draft, known):
        titles = ["Таб. №", "ФИО", "Должность", "Категория", "Дата рождения", "Образование"]
        (row,) = draft(titles, ["12", NAME, "методист", "первая", "17.05.1990", ""]).rows
        assert (row.kind, row.person.pk) == (RowKind.CHANGED, known.pk)
        assert row.changes == [
            Change("post", "воспитатель", "методист"),
            Change("birth_date", None, BORN),
            Change("category", Category.NONE, Category.FIRST),
        ]

    def test_nothing_new_is_no_change(self, draft, known):
        assert sheets.results(draft(["ФИО", "Должность"], [NAME, "Воспитатель"])) == [(RowKind.SAME, "")]

    @pytest.mark.parametrize(
        ("titles", "row"),
        [
            (["Таб. №", "Фамилия", "Имя"], ["12", "Дорошенко", "Анна"]),
            (["ФИО"], ["САВЕЛЬЕВА АННА ИГОРЕВНА"]),
            (["ФИО"], ["Савельева Анна"]),
            (["ФИО", "Дата рождения"], [NAME, "17.05.1990"]),
        ],
        ids=["number, another surname", "letter case", "no patronymic", "birth date learnt"],
    )
    def test_is_found_without_being_doubled(self, draft, known, titles, row):
        (found,) = draft([*titles, "Должность"], [*row, "воспитатель"]).rows
        assert (found.kind in {RowKind.SAME, RowKind.CHANGED}, found.person.pk) == (True, known.pk)

    def test_is_found_by_the_number_of_the_record(self, draft, known):
        (row,) = draft(["№ записи", "ФИО"], [known.pk, "Дорошенко Анна Игоревна"]).rows
        assert (row.person.pk, row.changes) == (known.pk, [Change("last_name", "Савельева", "Дорошенко")])

    def test_yo_is_e(self, draft, kindergarten):
        card = make.employee(kindergarten, last_name="Зелёная", first_name="Алёна", middle_name="")
        (row,) = draft(["ФИО"], ["Зеленая Алена"]).rows
        assert row.person.pk == card.pk

    def test_another_birth_date_and_a_number_are_another_person(self, draft, known):
        Employee.objects.filter(pk=known.pk).update(birth_date=BORN)
        titles = ["ФИО", "Должность", "Дата рождения", "Таб. №"]
        (row,) = draft(titles, [NAME, "няня", "18.05.1990", 13]).rows
        assert (row.kind, row.person.pk) == (RowKind.NEW, None)

    def test_namesakes_of_one_file_are_told_by_the_birth_date(self, draft):
        rows = [NAME, "няня", "17.05.1990"], [NAME, "няня", "18.05.1990"]
        assert sheets.results(draft(["ФИО", "Должность", "Дата рождения"], *rows)) == [(RowKind.NEW, "")] * 2

    def test_birth_date_tells_namesakes(self, draft, known):
        twin = make.employee(known.organization, last_name="Савельева", first_name="Анна", middle_name="Игоревна")
        Employee.objects.filter(pk=twin.pk).update(birth_date=BORN)
        (row,) = draft(["ФИО", "Дата рождения"], [NAME, "17.05.1990"]).rows
        assert row.person.pk == twin.pk

    def test_a_rejected_row_leaves_the_card_as_it_is_for_a_later_one(self, draft, known):
        found = draft(
            ["Таб. №", "ФИО", "Должность", "Дата рождения"],
            ["12", "Савельева А.И.", "методист", ""],
            ["12", NAME, "методист", ""],
        )
        assert [(row.kind, len(row.changes)) for row in found.rows] == [(RowKind.REJECTED, 0), (RowKind.CHANGED, 1)]


def test_people_of_other_organizations_are_not_known(draft, school):
    make.employee(school, last_name="Савельева", first_name="Анна", middle_name="Игоревна")
    assert sheets.results(draft(["ФИО", "Должность"], [NAME, "няня"])) == [(RowKind.NEW, "")]


def test_what_was_put_right_is_told(draft):
    (row,) = draft(["ФИО", "Должность"], ["Cавельева АННА Игоревна", "Няня"]).rows
    assert row.notes == ["Фамилия: «Cавельева» записано как «Савельева».", "Имя: «АННА» записано как «Анна»."]


@pytest.mark.parametrize("number", [1, 30])
def test_no_row_asks_the_database(draft, kindergarten, number, django_assert_num_queries):
    make.employee(kindergarten)
    with django_assert_num_queries(2):  # the organization of who loads, and its staff
        draft(sheets.TITLES, *sheets.people(number))


def test_fingerprint_counts_a_question_as_answered(draft):
    titles, row = ["ФИО", "Должность"], ["Ли Сун", "няня"]
    asked, answered = draft(titles, row), draft(titles, row, answers={"2": "male"})
    assert asked.fingerprint == answered.fingerprint
    assert asked.fingerprint != draft(titles, row, [NAME, "няня"]).fingerprint


def test_fingerprint_tells_other_cards(draft, known):
    titles, row = ["ФИО", "Должность"], [NAME, "методист"]
    before = draft(titles, row).fingerprint
    Employee.objects.filter(pk=known.pk).update(post="няня")
    assert draft(titles, row).fingerprint != before


def test_counts(draft, known):
    found = draft(["ФИО", "Должность"], [NAME, "няня"], ["Ли Сун", "няня"], ["Ясенева", "няня"])
    assert found.counts == {"new": 0, "changed": 1, "same": 0, "asked": 1, "rejected": 1, "left_out": 0}
