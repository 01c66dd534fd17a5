"""Work on a row: the mentee does it, the mentor accepts it."""

import datetime as dt

import pytest
from django.urls import reverse

from programs.models import PlanRow
from programs.services import plan as plans
from programs.services import program as programs
from tests import factories as make
from tests.pages import GuardedDoors, Page, changes_of, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

DONE = {"actual_result": "Провела круг"}
LATER = {"due_on": "2026-12-10", "why": "Карантин"}
WHY = {"why": "Карантин"}


@pytest.fixture
def done_row(row, mentee_user, at):
    plans.mark_done(row, result="Провела круг", by=mentee_user, at=at)
    row.refresh_from_db()
    return row


@pytest.fixture
def postponed_row(row, mentor_user, at):
    plans.postpone(row, due_on=dt.date(2026, 12, 1), by=mentor_user, at=at, why="Болезнь")
    row.refresh_from_db()
    return row


@pytest.mark.parametrize(
    "page",
    [
        Page("row_done", "row", by="mentee_user", reader="mentor_user"),
        Page("row_accept", "row", by="mentor_user", reader="mentee_user"),
        Page("row_give_back", "row", by="mentor_user", reader="curator"),
        Page("row_postpone", "row", by="mentor_user", reader="mentee_user"),
        Page("row_drop", "row", reader="head"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


STEPS = [
    (
        "row_done",
        "row",
        "mentee_user",
        DONE,
        "Отмечено выполненным. Теперь строку примет наставник.",
        ("planned", "done", ""),
    ),
    ("row_accept", "done_row", "mentor_user", {}, "Строка принята.", ("done", "accepted", "")),
    (
        "row_give_back",
        "done_row",
        "mentor_user",
        WHY,
        "Строка возвращена в работу.",
        ("done", "in_progress", "Карантин"),
    ),
    (
        "row_postpone",
        "row",
        "mentor_user",
        LATER,
        "Срок перенесён на 10.12.2026.",
        ("planned", "postponed", "Карантин"),
    ),
    ("row_drop", "row", "curator", WHY, "Строка снята.", ("planned", "dropped", "Карантин")),
    ("row_drop", "postponed_row", "mentor_user", WHY, "Строка снята.", ("postponed", "dropped", "Карантин")),
]


@pytest.mark.parametrize(("name", "thing", "role", "given", "said", "moved"), STEPS)
def test_step(signed_in, request, name, thing, role, given, said, moved):
    row, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    answer = signed_in(user).post(reverse(name, args=[row.pk]), given)
    row.refresh_from_db()
    url = f"{row.plan.program.get_absolute_url()}#row-{row.pk}"
    was, to, why = moved
    assert outcome(answer) == (302, url, [said])
    assert (row.state, changes_of(row)[-1]) == (to, (was, to, user, why))


@pytest.mark.parametrize(
    ("name", "thing", "role", "given", "again"),
    [
        ("row_done", "row", "mentee_user", DONE, 302),
        ("row_accept", "done_row", "mentor_user", {}, 302),
        ("row_give_back", "done_row", "mentor_user", WHY, 422),
        ("row_drop", "row", "curator", WHY, 302),
    ],
)
def test_second_time_changes_nothing(signed_in, request, name, thing, role, given, again):
    row, browser = request.getfixturevalue(thing), signed_in(request.getfixturevalue(role))
    url = reverse(name, args=[row.pk])
    browser.post(url, given)
    before = everything()
    assert (browser.post(url, given).status_code, everything()) == (again, before)


def test_what_came_of_it_is_kept(signed_in, mentee_user, row):
    signed_in(mentee_user).post(reverse("row_done", args=[row.pk]), DONE)
    row.refresh_from_db()
    assert (row.actual_result, row.history.first().history_user) == ("Провела круг", mentee_user)


def test_accepted_row_keeps_its_result(signed_in, mentee_user, mentor_user, done_row, at):
    plans.accept(done_row, by=mentor_user, at=at)
    browser = signed_in(mentee_user)
    before = everything()
    answer = browser.post(reverse("row_done", args=[done_row.pk]), {"actual_result": "Другое"})
    assert (answer.status_code, list(refusal(answer)[1]), everything()) == (422, ["__all__"], before)
    assert "Другое" in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Напишите одной фразой, что получилось."),
        ("  ", "Напишите одной фразой, что получилось."),
        ("слово " * 167, "Убедитесь, что это значение содержит не более 1000 символов (сейчас 1001)."),
    ],
)
def test_sentence_is_asked_for(signed_in, mentee_user, row, typed, said):
    answer = signed_in(mentee_user).post(reverse("row_done", args=[row.pk]), {"actual_result": typed})
    row.refresh_from_db()
    assert (refusal(answer), said in answer.text, row.state) == ((422, {"actual_result": [said]}), True, "planned")


def test_page_of_a_row_given_back_shows_what_was_written(signed_in, mentee_user, mentor_user, done_row, at):
    plans.give_back(done_row, by=mentor_user, at=at, why="Подробнее")
    form = signed_in(mentee_user).get(reverse("row_done", args=[done_row.pk])).context["form"]
    assert form["actual_result"].value() == "Провела круг"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("due_on", "2026-11-19", "Новый срок уже прошёл: выберите день не раньше сегодняшнего."),
        ("due_on", "потом", "Введите правильную дату."),
        ("due_on", "", "Обязательное поле."),
        ("why", "", "Обязательное поле."),
    ],
)
def test_bad_postponement_is_told_beside_the_field(signed_in, mentor_user, row, field, typed, said):
    browser = signed_in(mentor_user)
    before = everything()
    answer = browser.post(reverse("row_postpone", args=[row.pk]), LATER | {field: typed})
    assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
    assert {name: answer.context["form"][name].value() for name in LATER} == LATER | {field: typed}


def test_term_before_the_beginning_is_refused(signed_in, mentor_user, row):
    PlanRow.objects.update(starts_on="2026-12-11")
    answer = signed_in(mentor_user).post(reverse("row_postpone", args=[row.pk]), LATER)
    assert refusal(answer) == (422, {"__all__": ["Новый срок раньше начала строки."]})


def test_each_postponement_keeps_its_reason(signed_in, curator, mentor_user, postponed_row):
    signed_in(curator).post(reverse("row_postpone", args=[postponed_row.pk]), LATER)
    postponed_row.refresh_from_db()
    assert postponed_row.due_on == dt.date(2026, 12, 10)
    assert changes_of(postponed_row) == [
        ("planned", "postponed", mentor_user, "Болезнь"),
        ("postponed", "postponed", curator, "Карантин"),
    ]


@pytest.mark.parametrize("name", ["row_give_back", "row_postpone", "row_drop"])
def test_reason_is_asked_for(signed_in, mentor_user, done_row, name):
    answer = signed_in(mentor_user).post(reverse(name, args=[done_row.pk]), LATER | {"why": " "})
    assert refusal(answer) == (422, {"why": ["Обязательное поле."]})


@pytest.mark.parametrize(
    ("name", "thing", "role"),
    [
        ("row_accept", "row", "mentor_user"),
        ("row_give_back", "row", "mentor_user"),
        ("row_postpone", "done_row", "mentor_user"),
        ("row_drop", "done_row", "curator"),
    ],
)
def test_step_out_of_turn_is_refused(signed_in, request, name, thing, role):
    row, browser = request.getfixturevalue(thing), signed_in(request.getfixturevalue(role))
    before = everything()
    answer = browser.post(reverse(name, args=[row.pk]), LATER)
    assert (answer.status_code, list(refusal(answer)[1]), everything()) == (422, ["__all__"], before)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("row_done", "mentee_user"),
        ("row_accept", "mentor_user"),
        ("row_give_back", "mentor_user"),
        ("row_postpone", "mentor_user"),
        ("row_drop", "curator"),
    ],
)
def test_rows_wait_while_the_program_is_changed(signed_in, request, done_row, curator, at, name, role):
    programs.change(done_row.plan.program, by=curator, at=at, why="Новый срок")
    browser = signed_in(request.getfixturevalue(role))
    before = everything()
    answer = browser.post(reverse(name, args=[done_row.pk]), LATER | DONE)
    said = "Строки отмечают, пока программа реализуется."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


@pytest.mark.parametrize(
    ("thing", "role", "can_do", "can_accept", "offered"),
    [
        ("row", "mentee_user", True, False, []),
        ("row", "mentor_user", False, False, ["Перенести срок", "Снять"]),
        ("done_row", "mentor_user", False, True, ["Вернуть в работу"]),
        ("done_row", "mentee_user", False, False, []),
        ("row", "curator", False, False, ["Перенести срок", "Снять"]),
        ("row", "head", False, False, []),
    ],
)
def test_plan_offers_what_is_possible(signed_in, request, thing, role, can_do, can_accept, offered):
    row, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    answer = signed_in(user).get(row.plan.program.get_absolute_url())
    shown = answer.context["plans"][0]["sections"][0].lines[0]
    assert (shown.can_do, shown.can_accept) == (can_do, can_accept)
    assert [action.title for action in shown.actions] == offered


def test_overdue_row_is_marked(signed_in, mentee_user, row):
    PlanRow.objects.update(due_on=make.TODAY - dt.timedelta(days=5))
    answer = signed_in(mentee_user).get(row.plan.program.get_absolute_url())
    assert ("просрочено" in answer.text, "до 15.11.2026" in answer.text) == (True, True)
