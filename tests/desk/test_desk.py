"""Рабочий стол: what needs each role today, the figures, and the navigation."""

import datetime as dt

import pytest
from django.urls import reverse

from desk.gather import lines_of
from desk.summary import Summary
from mentoring.enums import PairState
from mentoring.models import Pair, User
from programs.services import plan as plans
from tests import factories as make
from tests.pages import EveryPage, Page

NAMES = "Дорошенко М.П. → Савельева М.П."
NO_STAFF = ("Загрузите сотрудников из Excel", "Загрузить", "с этого начинают")
NO_ROADMAP = ("Нет дорожной карты на 2026/2027 учебный год", "Создать", "год начался 01.09.2026")


@pytest.fixture
def late_row(row):
    row.due_on = make.TODAY - dt.timedelta(days=5)
    row.save()
    return row


@pytest.fixture
def done_row(row, mentee_user, at):
    plans.mark_done(row, result="Провела круг", by=mentee_user, at=at)
    return row


@pytest.fixture
def ending_pair(running_program, active_pair):
    Pair.objects.update(ends_on=dt.date(2026, 12, 1))
    return active_pair


@pytest.fixture
def desk(signed_in):
    def open_desk(user):
        return signed_in(user).get(reverse("desk"))

    return open_desk


def lines(answer):
    return told(answer.context["lines"])


def told(lines):
    """Return what the lines say, but for the consents of the staff: nobody of the cast has given one."""
    said = [(line.title, line.action, line.badge) for line in lines]
    return [line for line in said if line[1:] != ("Кто это", "не взято")]


@pytest.mark.parametrize(
    "page", [Page("desk", by=user, methods=("get",)) for user in ("curator", "head", "council", "mentee_user")], ids=str
)
class TestDoors(EveryPage):
    pass


@pytest.mark.parametrize(
    ("thing", "role", "expected"),
    [
        ("mentee", "curator", [NO_ROADMAP, ("Савельева Мария Петровна, воспитатель", "Подобрать", "без наставника")]),
        ("pair", "mentor_user", [(f"Подтвердите участие: {NAMES}", "Ответить", "ждёт вашего ответа с 20.11.2026")]),
        ("pair", "mentee_user", [(f"Подтвердите участие: {NAMES}", "Ответить", "ждёт вашего ответа с 20.11.2026")]),
        ("pair", "curator", [NO_ROADMAP]),
        (
            "agreed_pair",
            "curator",
            [
                ("Нет согласия или основания: Дорошенко Мария Петровна", "Записать", "задерживает приказ с 20.11.2026"),
                (f"Проверьте пару: {NAMES}", "Проверить", "ждёт проверки с 20.11.2026"),
                NO_ROADMAP,
            ],
        ),
        ("agreed_pair", "mentor_user", []),
        (
            "checked_pair",
            "curator",
            [("Составьте приказ: 1 пара ждёт закрепления", "Составить", "без приказа с 20.11.2026"), NO_ROADMAP],
        ),
        (
            "order",
            "head",
            [("Подпишите приказ «О закреплении наставнических пар (групп)»", "Подписать", "ждёт подписи с 20.11.2026")],
        ),
        ("order", "curator", [NO_ROADMAP]),
        ("order", "mentor_user", []),
        ("active_pair", "head", []),
        ("active_pair", "mentor_user", [(f"Напишите программу: {NAMES}", "Начать", "действует с 20.11.2026")]),
        (
            "active_pair",
            "curator",
            [(f"Пара без программы: {NAMES}", "Открыть", "действует с 20.11.2026"), NO_ROADMAP],
        ),
        ("active_pair", "mentee_user", []),
        ("program", "mentor_user", [(f"Заполните программу: {NAMES}", "Заполнить", "пишется с 20.11.2026")]),
        ("program", "mentee_user", []),
        ("offered_program", "mentee_user", [("Ознакомьтесь с программой", "Прочитать", "ждёт вас с 20.11.2026")]),
        ("offered_program", "mentor_user", []),
        ("acknowledged_program", "mentee_user", []),
        (
            "acknowledged_program",
            "curator",
            [(f"Проверьте программу: {NAMES}", "Проверить", "ждёт проверки с 20.11.2026"), NO_ROADMAP],
        ),
        ("checked_program", "head", [(f"Утвердите программу: {NAMES}", "Открыть", "ждёт утверждения с 20.11.2026")]),
        ("running_program", "head", []),
        ("late_row", "mentee_user", [("Организация утреннего круга", "Выполнено", "просрочено на 5 дней")]),
        ("late_row", "mentor_user", []),
        ("late_row", "curator", [(f"Просрочена строка: {NAMES}", "Посмотреть", "на 5 дней"), NO_ROADMAP]),
        ("done_row", "mentor_user", [("Примите: Организация утреннего круга", "Принять", "ждёт приёмки с 20.11.2026")]),
        ("done_row", "mentee_user", []),
        ("ending_pair", "curator", [(f"Срок пары заканчивается: {NAMES}", "Продлить", "до 01.12.2026"), NO_ROADMAP]),
        ("published_program", "curator", [NO_ROADMAP]),
        ("published_program", "council", []),
    ],
)
def test_each_role_has_its_lines(request, thing, role, expected, today):
    request.getfixturevalue(thing)
    assert told(lines_of(request.getfixturevalue(role), today)) == expected


def test_a_term_that_is_over_leads_to_where_the_pair_is_completed_or_prolonged(desk, curator, active_pair):
    Pair.objects.update(ends_on=make.YESTERDAY)
    line = next(line for line in desk(curator).context["lines"] if line.code == "pair-over")
    assert (line.title, line.url) == (f"Срок пары прошёл: {NAMES}", active_pair.get_absolute_url())


@pytest.mark.parametrize("thing", ["pair", "agreed_pair", "checked_pair", "active_pair", "offered_program", "late_row"])
def test_stranger_has_none_of_them(desk, request, thing, stranger):
    request.getfixturevalue(thing)
    answer = desk(stranger)
    assert lines(answer) == [NO_STAFF, NO_ROADMAP]
    assert (answer.context["summary"].pairs, "Дорошенко" in answer.text) == (0, False)


def test_every_line_leads_to_a_page_that_opens(signed_in, curator, late_row, ending_pair, mentee):
    make.mentee(make.employee(curator.organization), by=curator)
    browser = signed_in(curator)
    urls = [line.url for line in browser.get(reverse("desk")).context["lines"]]
    assert {browser.get(url).status_code for url in urls} == {200}
    assert len(urls) == 5


def test_most_urgent_comes_first(desk, curator, late_row, ending_pair):
    answer = desk(curator)
    assert [title for title, _, _ in lines(answer)] == [
        f"Срок пары заканчивается: {NAMES}",
        f"Просрочена строка: {NAMES}",
        NO_ROADMAP[0],
    ]
    assert all(title in answer.text for title, _, _ in lines(answer))


def test_several_roles_see_the_lines_of_each(desk, mentor_user, acknowledged_program):
    mentor_user.grants.create(role="curator")
    assert [title for title, _, _ in lines(desk(User.objects.get(pk=mentor_user.pk)))] == [
        f"Проверьте программу: {NAMES}",
        NO_ROADMAP[0],
    ]


@pytest.mark.parametrize(
    ("count", "heading"),
    [(0, "Сегодня вас ждёт 1 дело"), (1, "Сегодня вас ждут 2 дела"), (4, "Сегодня вас ждут 5 дел")],
)
def test_heading_counts_in_good_russian(desk, curator, mentor, count, heading):
    make.consent(mentor.employee, "personal_data")
    make.consent(curator.employee, "personal_data")
    for _ in range(count):
        person = make.employee(curator.organization)
        make.consent(person, "personal_data")
        make.mentee(person, by=curator)
    assert f"<h1>{heading}</h1>" in desk(curator).text


def test_nothing_to_do_is_said(desk, council):
    answer = desk(council)
    assert ("На сегодня дел нет" in answer.text, "Всё сделано" in answer.text) == (True, True)


@pytest.mark.parametrize("role", ["curator", "head", "council"])
def test_office_sees_the_figures(desk, request, role, row, mentor):
    make.consent(mentor.employee, "personal_data")
    found = desk(request.getfixturevalue(role)).context["summary"]
    assert found == Summary(
        pairs=1,
        mentees=1,
        consents_taken=1,
        consents_needed=2,
        rows_accepted=0,
        rows=1,
        young_paired=1,
        young=1,
    )


@pytest.mark.parametrize("state", [PairState.COMPLETED, PairState.TERMINATED])
def test_rows_of_an_ended_pair_are_not_counted(desk, curator, row, state):
    Pair.objects.update(state=state, ends_on=make.YESTERDAY)
    found = desk(curator).context["summary"]
    assert (found.pairs, found.rows_accepted, found.rows) == (0, 0, 0)


def test_mentor_sees_no_figures(desk, mentor_user, row):
    answer = desk(mentor_user)
    assert (answer.context["summary"], "Наставничество сейчас" in answer.text) == (None, False)


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        (
            "curator",
            [
                "Рабочий стол",
                "Сотрудники",
                "Наставники",
                "Наставляемые",
                "Анкеты",
                "Согласия",
                "Обращения",
                "Пары и группы",
                "Программы",
                "Приказы",
                "Советы и протоколы",
                "Положения",
                "Дорожная карта",
                "Учётные записи",
                "Сайт для всех",
            ],
        ),
        (
            "mentor_user",
            [
                "Рабочий стол",
                "Мои анкеты",
                "Пары и группы",
                "Программы",
                "Приказы",
                "Положения",
                "Дорожная карта",
                "Сайт для всех",
            ],
        ),
    ],
)
def test_navigation(desk, request, role, titles, active_pair):
    context = desk(request.getfixturevalue(role)).context
    assert [section.title for section in context["navigation"]()] == titles
    assert [section.title for section in context["navigation"]() if section.is_current] == ["Рабочий стол"]
    assert [section.count for section in context["tabs"]()][1:] in ([1, 0, 1], [0, 1, 1])


def test_administrator_reaches_the_administration(desk, administrator):
    assert "Администрирование" in [section.title for section in desk(administrator).context["navigation"]()]


@pytest.mark.parametrize(("is_staff", "led_to"), [(True, "/admin/"), (False, "/")])
def test_user_without_an_organization_is_led_on(desk, db, is_staff, led_to):
    answer = desk(User.objects.create_user("server", is_staff=is_staff))
    assert (answer.status_code, answer.url) == (302, led_to)


@pytest.mark.parametrize(("reader", "told"), [("curator", True), ("council", True), ("mentor_user", False)])
def test_the_office_is_told_who_acts_for_the_head(signed_in, request, administrator, reader, told):
    acting = make.acting_head(administrator.employee)
    page = signed_in(request.getfixturevalue(reader)).get(reverse("pairs")).text
    assert (f"{acting}. Основание: Приказ № 5-К от 18.11.2026." in page) is told


def test_one_section_is_the_current_one(signed_in, administrator):
    browser = signed_in(administrator)
    for name, title in (("access_journal", "Журнал доступа"), ("organization_details", "Реквизиты")):
        sections = browser.get(reverse(name)).context["navigation"]()
        assert [section.title for section in sections if section.is_current] == [title]
