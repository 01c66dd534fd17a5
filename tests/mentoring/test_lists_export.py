"""Every list as a file: the rows and the order seen, in Excel and in CSV."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from mentoring.models import Employee, MenteeDeficit, Training
from tests import factories as make

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


def cells_of(answer):
    """Return an Excel file as it is read back."""
    sheet = load_workbook(io.BytesIO(answer.getvalue())).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def lines_of(answer):
    """Return a CSV file as it is read back."""
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=";"))


@pytest.fixture
def exported(signed_in):
    def export(user, name, suffix="xlsx", **asked):
        answer = signed_in(user).get(reverse(name), asked | {"export": suffix})
        headings, *rows = (cells_of if suffix == "xlsx" else lines_of)(answer)
        return [dict(zip(headings, row, strict=True)) for row in rows]

    return export


@pytest.fixture
def card(kindergarten):
    """A card with something in every field."""
    card = make.employee(
        kindergarten,
        last_name="Ёлкина",
        personnel_number="0042",
        birth_date=dt.date(1990, 5, 17),
        other_posts="логопед",
        building="корпус 2",
        education="высшее",
        teaching_since=dt.date(2012, 9, 1),
        working_since=dt.date(2010, 2, 1),
        hired_on=dt.date(2020, 8, 25),
        email="elkina@example.org",
        home_organization="Педагогический колледж",
    )
    card.clearances.create(clearance=make.clearance(), shown_on=dt.date(2026, 9, 3), valid_until=dt.date(2027, 9, 3))
    return card


def day(year, month, number):
    return dt.datetime(year, month, number)  # noqa: DTZ001 - a day, as Excel keeps it


def test_staff_in_excel(exported, card, curator, stranger):
    make.employee(card.organization, last_name="Ушедшая", archived_on=make.TODAY)
    assert exported(curator, "employees", q="елкина") == [
        {
            "№ записи": card.pk,
            "табельный номер": "0042",
            "фамилия": "Ёлкина",
            "имя": "Мария",
            "отчество": "Петровна",
            "пол": "женский",
            "дата рождения": day(1990, 5, 17),
            "должность": "воспитатель",
            "другие должности": "логопед",
            "корпус": "корпус 2",
            "квалификационная категория": "без категории",
            "образование": "высшее",
            "педагогический стаж с": day(2012, 9, 1),
            "педагогический стаж, полных лет": 14,
            "общий стаж с": day(2010, 2, 1),
            "в организации с": day(2020, 8, 25),
            "электронная почта": "elkina@example.org",
            "место работы": "Педагогический колледж",
            "документы для допуска": "медицинское заключение: предъявлено 03.09.2026, действует до 03.09.2027",
            "в архиве с": None,
        }
    ]


def test_staff_in_csv(exported, card, curator):
    row = exported(curator, "employees", "csv", q="елкина")[0]
    assert (row["фамилия"], row["дата рождения"], row["в архиве с"]) == ("Ёлкина", "17.05.1990", "")


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_text_becomes_a_formula(exported, card, curator, suffix, start):
    Employee.objects.filter(pk=card.pk).update(education=f"{start}1+1")
    assert exported(curator, "employees", suffix, q="елкина")[0]["образование"] == f"'{start}1+1"


def test_what_excel_forbids_becomes_a_space(exported, card, curator):
    Employee.objects.filter(pk=card.pk).update(education="вы\x0bсшее")
    assert exported(curator, "employees", q="елкина")[0]["образование"] == "вы сшее"


def test_a_date_is_shown_as_a_russian_date(signed_in, card, curator):
    answer = signed_in(curator).get(reverse("employees"), {"q": "елкина", "export": "xlsx"})
    headings, row = load_workbook(io.BytesIO(answer.getvalue())).active.iter_rows()
    cell = dict(zip((heading.value for heading in headings), row, strict=True))["дата рождения"]
    assert (cell.is_date, cell.number_format) == (True, "DD.MM.YYYY")


@pytest.mark.parametrize(("suffix", "kind"), [("xlsx", "application/vnd.openxml"), ("csv", "text/csv; charset=utf-8")])
def test_the_file_has_a_russian_name(signed_in, curator, suffix, kind):
    answer = signed_in(curator).get(reverse("employees"), {"export": suffix})
    assert answer.getvalue()
    name = "%D0%A1%D0%BE%D1%82%D1%80%D1%83%D0%B4%D0%BD%D0%B8%D0%BA%D0%B8%20%D0%BD%D0%B0%2020.11.2026"
    assert answer["Content-Disposition"] == f"attachment; filename*=utf-8''{name}.{suffix}"
    assert answer["Content-Type"].startswith(kind)


def test_a_spreadsheet_in_russian_opens_the_csv(signed_in, curator):
    content = signed_in(curator).get(reverse("employees"), {"export": "csv"}).getvalue()
    assert content.startswith("\ufeff№ записи;табельный номер;фамилия".encode())


def test_an_unknown_format_shows_the_page(signed_in, curator):
    answer = signed_in(curator).get(reverse("employees"), {"export": "exe"})
    assert list(answer.context["things"]) == [curator.employee]


def test_who_may_not_see_the_list_gets_no_file(signed_in, mentor_user):
    answers = [signed_in(mentor_user).get(reverse(name), {"export": "csv"}) for name in ("employees", "mentors")]
    assert [answer.status_code for answer in answers] == [403, 403]


def test_mentors(exported, mentor, curator):
    mentor.strengths.set([make.direction()])
    mentor.checked_on = dt.date(2026, 9, 1)
    mentor.save()
    Training.objects.create(mentor=mentor, title="Роль наставника", held_on=dt.date(2026, 9, 12), hours=16)
    Training.objects.create(
        mentor=mentor, title="Обратная связь", kind="course", document="№ 5", held_on=dt.date(2026, 9, 1)
    )
    assert exported(curator, "mentors") == [
        {
            "сотрудник (№ записи)": mentor.pk,
            "сотрудник": "Дорошенко Мария Петровна",
            "должность": "воспитатель",
            "состояние": "в банке",
            "сильные стороны": "методическое",
            "формы": None,
            "виды": None,
            "нагрузка": 0,
            "предел нагрузки": 2,
            "отсутствует до": None,
            "опыт наставничества": None,
            "обучение": "установочная сессия: Роль наставника (12.09.2026, 16 ч); "
            "курсы повышения квалификации: Обратная связь (01.09.2026, № 5)",
            "актуализировано": day(2026, 9, 1),
        }
    ]


def test_mentees(exported, mentee, curator):
    mentee.support, mentee.next_check_on = "Открытые занятия", dt.date(2026, 12, 1)
    mentee.checked_on = dt.date(2026, 9, 1)
    mentee.save()
    MenteeDeficit.objects.create(mentee=mentee, deficit=make.deficit("Работа с родителями"), rank=2)
    assert exported(curator, "mentees") == [
        {
            "сотрудник (№ записи)": mentee.pk,
            "сотрудник": "Савельева Мария Петровна",
            "должность": "воспитатель",
            "состояние": "без наставника",
            "кто это": "молодой специалист",
            "главное направление": "методическое",
            "дефициты по очерёдности": "1. Организация утреннего круга; 2. Работа с родителями",
            "запрос своими словами": None,
            "без наставника с": day(2026, 11, 20),
            "поддержка без наставника": "Открытые занятия",
            "вернуться к вопросу": day(2026, 12, 1),
            "актуализировано": day(2026, 9, 1),
        }
    ]


PAIR = {
    "наставник": "Дорошенко Мария Петровна",
    "наставляемые": "Савельева Мария Петровна",
    "состояние": "предложена",
    "начало": day(2026, 9, 14),
    "окончание": day(2027, 5, 28),
    "формы": "педагог – педагог",
    "виды": "традиционное",
    "цели": None,
    "основание работы": None,
}
TERMS = ["номер", "дата", "содержание работы", "срок выполнения", "форма выполнения", "размер и условия оплаты"]


def test_pairs(exported, pair, curator, stranger):
    assert exported(curator, "pairs") == [{"№ записи": pair.pk} | PAIR | dict.fromkeys(TERMS)]
    assert exported(stranger, "pairs") == []


def test_a_mentee_gets_the_own_pairs_without_the_terms_of_work(exported, pair, mentee_user, kindergarten, curator):
    others = [make.employee(kindergarten) for _ in range(2)]
    make.proposed_pair(make.mentor(others[0], by=curator), make.mentee(others[1], by=curator))
    assert exported(mentee_user, "pairs") == [{"№ записи": pair.pk} | PAIR]


def test_orders(exported, active_pair, curator, stranger):
    order = active_pair.orders.get()
    assert exported(curator, "orders") == [
        {
            "№ записи": order.pk,
            "вид приказа": "О закреплении наставнических пар (групп)",
            "журнал": "по основной деятельности",
            "состояние": order.get_state_display(),
            "номер": "1-ОД",
            "дата": day(2026, 11, 20),
            "подписал": "Корнилова Мария Петровна",
            "заголовок": order.heading,
            "преамбула": order.preamble,
            "пар и групп": 1,
        }
    ]
    assert exported(stranger, "orders") == []


def test_programs(exported, running_program, curator, stranger):
    row = exported(curator, "programs")[0]
    assert {title: row[title] for title in ("пара", "состояние", "тема", "начало реализации", "строк", "принято")} == {
        "пара": "Дорошенко М.П. → Савельева М.П.",
        "состояние": "реализуется",
        "тема": "Утренний круг",
        "начало реализации": day(2026, 11, 20),
        "строк": 1,
        "принято": 0,
    }
    assert exported(stranger, "programs") == []
