"""Пары и группы: the list, the page, proposing, and each step of the road."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums import PairState
from mentoring.models import Mentee, Mentor, Pair, StateChange
from mentoring.services import pair as pairs
from mentoring.views.pair_road import pair_road
from tests import factories as make
from tests.pages import (
    Doors,
    EveryPage,
    GuardedDoors,
    GuardedPages,
    Page,
    everything,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PAPER, EDIT, BASIS = "Отметить согласие на бумаге", "Изменить условия", "Согласие и основание"


@pytest.mark.parametrize("page", [Page("pairs", methods=("get",)), Page("pairs", by="mentor_user", methods=("get",))])
class TestList(EveryPage):
    pass


@pytest.mark.parametrize(
    "page", [Page("pair", "pair", by=user, methods=("get",)) for user in ("council", "mentor_user")], ids=str
)
class TestReading(Doors):
    pass


@pytest.mark.parametrize("page", [Page("pair_add"), Page("pair_add", reader="mentor_user")], ids=str)
class TestAdding(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("pair_basis", "pair", reader="head"),
        Page("pair_confirm", "pair", by="mentor_user", reader="curator"),
        Page("pair_check", "pair", reader="mentor_user"),
        Page("pair_decline", "pair", by="mentee_user"),
        Page("pair_complete", "pair", by="head"),
    ],
    ids=str,
)
class TestSteps(GuardedDoors):
    pass


@pytest.mark.parametrize("name", ["pair", "pair_confirm", "pair_decline", "pair_basis"])
def test_mentor_of_another_pair_learns_nothing(signed_in, pair, curator, name):
    other = make.account(make.mentor(make.employee(pair.organization), by=curator).employee)
    browser = signed_in(other)
    before = everything()
    answer = browser.get(reverse(name, args=[pair.pk]))
    assert (answer.status_code, everything()) == (404, before)


@pytest.mark.parametrize(
    ("role", "asked", "found"),
    [
        ("curator", {}, True),
        ("mentee_user", {}, True),
        ("stranger", {}, False),
        ("curator", {"q": "САВЕЛЬ"}, True),
        ("curator", {"q": "дорош", "state": "proposed"}, True),
        ("curator", {"q": "синиц"}, False),
        ("curator", {"state": "active"}, False),
    ],
)
def test_list_shows_and_searches(signed_in, pair, request, role, asked, found):
    answer = signed_in(request.getfixturevalue(role)).get(reverse("pairs"), asked)
    assert list(answer.context["things"]) == ([pair] if found else [])


@pytest.mark.parametrize(("role", "said"), [("curator", "Пар пока нет"), ("mentor_user", "Вы пока не в паре")])
def test_empty_list_says_what_to_do_first(signed_in, request, role, said):
    assert said in signed_in(request.getfixturevalue(role)).get(reverse("pairs")).text


@pytest.mark.parametrize(
    ("thing", "role", "main", "more"),
    [
        ("pair", "mentor_user", "Подтверждаю участие", ["Отклонить"]),
        ("pair", "curator", None, [PAPER, EDIT, BASIS, "Отклонить"]),
        ("pair", "head", None, []),
        ("agreed_pair", "curator", "Проверено", [EDIT, BASIS, "Отклонить"]),
        ("agreed_pair", "mentee_user", None, ["Отклонить"]),
        ("checked_pair", "curator", "Составить приказ", [EDIT, BASIS, "Отклонить"]),
        ("active_pair", "mentor_user", "Начать программу", []),
        ("active_pair", "mentee_user", None, []),
        ("active_pair", "head", None, ["Прекратить досрочно", "Завершить"]),
        (
            "active_pair",
            "curator",
            "Начать программу",
            [
                "Продлить",
                "Заменить наставника",
                "Включить наставляемого",
                "Изменить форму и виды",
                "Сократить срок",
                "Приостановить",
                "Прекратить досрочно",
                "Согласие и основание",
                "Завершить",
            ],
        ),
        (
            "paused_pair",
            "curator",
            "Начать программу",
            [
                "Продлить",
                "Заменить наставника",
                "Включить наставляемого",
                "Изменить форму и виды",
                "Сократить срок",
                "Возобновить",
                "Прекратить досрочно",
                "Согласие и основание",
                "Завершить",
            ],
        ),
    ],
)
def test_page_offers_what_is_possible(signed_in, request, thing, role, main, more):
    pair, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    context = signed_in(user).get(pair.get_absolute_url()).context
    found = context["main_action"].title if context["main_action"] else None
    assert (found, [action.title for action in context["more_actions"]]) == (main, more)


def test_page_shows_facts_people_and_road(signed_in, head, active_pair):
    context = signed_in(head).get(active_pair.get_absolute_url()).context
    assert dict(context["facts"]) == {
        "Формы": "педагог – педагог",
        "Виды": "традиционное",
        "Учебный год": active_pair.school_years,
        "Срок": "14.09.2026 – 28.05.2027",
        "Цели": "",
        "Согласие на наставничество": "от 01.09.2026",
        "Основание работы": "дополнительное соглашение № 5 от 01.05.2026",
    }
    assert [(person.role, person.employee.last_name, person.answer) for person in context["people"]] == [
        ("Наставник", "Дорошенко", "подтверждено"),
        ("Наставляемая", "Савельева", "подтверждено"),
    ]
    assert [step.status for step in context["road"]] == ["done"] * 4 + ["current", "next"]
    assert context["history"][0].why.startswith("Приказ № 1-ОД от 20.11.2026")


@pytest.mark.parametrize(("state", "last"), [(PairState.TERMINATED, "Прекращена"), (PairState.COMPLETED, "Завершена")])
def test_the_road_tells_how_a_pair_ended(active_pair, state, last):
    active_pair.state, active_pair.ends_on = state, make.YESTERDAY
    steps = pair_road(active_pair, StateChange.objects.of(active_pair))
    assert [(step.title, step.status) for step in steps[-2:]] == [("Действует", "done"), (last, "current")]


def test_the_road_ends_where_a_pair_is_declined(pair, curator):
    pairs.decline(pair, by=curator, at=make.AT, why="Передумали")
    pair.refresh_from_db()
    steps = pair_road(pair, StateChange.objects.of(pair))
    assert [(step.title, step.status) for step in steps] == [("Предложена", "done"), ("Отклонена", "current")]


def test_a_pair_to_come_says_once_from_when(signed_in, head, order):
    Pair.objects.update(starts_on=dt.date(2026, 12, 14))
    make.signed_order(order, by=head)
    browser, pair = signed_in(head), Pair.objects.get()
    for url in (reverse("pairs"), pair.get_absolute_url()):
        assert browser.get(url).text.count("вступит в силу с") == 1
        assert "действует с" not in browser.get(url).text


def test_who_is_in_a_pair_looks_so_in_both_banks(active_pair):
    people = (Mentor.objects.get(), Mentee.objects.get())
    assert [(person.get_state_display(), person.tone) for person in people] == [("в паре", "done")] * 2


def test_the_list_counts_pairs_and_groups(signed_in, curator, active_pair):
    assert "1 пара или группа" in signed_in(curator).get(reverse("pairs")).text


def test_roles_agree_with_the_person(mentee_user, mentor_user):
    assert [user.role_labels for user in (mentee_user, mentor_user)] == [["наставляемая"], ["наставник"]]
