"""Each step of a pair's road, and what it asks for."""

import pytest
from django.urls import reverse

from mentoring.models import Pair
from tests import factories as make
from tests.pages import (
    changes_of,
    everything,
    filled,
    outcome,
    refusal,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PROPOSED = ("proposed", "proposed", None, "")


@pytest.fixture
def due_pair(active_pair):
    """On the last day of its term."""
    Pair.objects.filter(pk=active_pair.pk).update(ends_on=make.TODAY)
    active_pair.refresh_from_db()
    return active_pair


def agrees(browser, url):
    return browser.post(url, filled(browser.get(url)))


def test_each_side_confirms_the_own_part(signed_in, pair, mentor_user, mentee_user, at):
    url = reverse("pair_confirm", args=[pair.pk])
    first = outcome(agrees(signed_in(mentor_user), url))
    pair.refresh_from_db()
    assert first == (302, pair.get_absolute_url(), ["Участие подтверждено."])
    assert (pair.state, pair.mentor_confirmed_at, changes_of(pair)) == ("proposed", at, [PROPOSED])
    last = outcome(agrees(signed_in(mentee_user), url))
    pair.refresh_from_db()
    assert last[2] == ["Участие подтверждено. Согласны все: слово за куратором."]
    assert (pair.members.get().confirmed_at, changes_of(pair)) == (
        at,
        [PROPOSED, ("proposed", "agreed", mentee_user, "")],
    )


def test_second_confirmation_changes_nothing(signed_in, pair, mentor_user):
    browser, url = signed_in(mentor_user), reverse("pair_confirm", args=[pair.pk])
    agrees(browser, url)
    before = everything()
    assert (outcome(agrees(browser, url))[2][-1], everything()) == ("Участие подтверждено.", before)


STEPS = [
    ("pair_check", "agreed_pair", "curator", "agreed", "checked", "", "Пара проверена. Дальше – проект приказа."),
    ("pair_decline", "pair", "mentee_user", "proposed", "declined", "Не подошло", "Пара отклонена."),
    ("pair_decline", "checked_pair", "curator", "checked", "declined", "Передумали", "Пара отклонена."),
    ("pair_complete", "due_pair", "head", "active", "completed", "Срок вышел", "Пара завершена."),
]


@pytest.mark.parametrize(("name", "thing", "role", "was", "to", "why", "said"), STEPS)
def test_step(signed_in, request, name, thing, role, was, to, why, said):
    pair, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    answer = signed_in(user).post(reverse(name, args=[pair.pk]), {"why": why})
    pair.refresh_from_db()
    assert outcome(answer) == (302, pair.get_absolute_url(), [said])
    assert (pair.state, changes_of(pair)[-1]) == (to, (was, to, user, why))


@pytest.mark.parametrize(("name", "thing", "role", "was", "to", "why", "said"), STEPS)
def test_second_time_changes_nothing(signed_in, request, name, thing, role, was, to, why, said):
    pair, browser = request.getfixturevalue(thing), signed_in(request.getfixturevalue(role))
    url = reverse(name, args=[pair.pk])
    browser.post(url, {"why": why})
    before = everything()
    assert browser.post(url, {"why": "Ещё раз"}).status_code == (422 if to == "completed" else 302)
    assert everything() == before


@pytest.mark.parametrize(
    ("name", "thing", "said"),
    [
        (
            "pair_check",
            "pair",
            "Сейчас состояние «предложена», перейти из него в «проверена куратором» нельзя. Обновите страницу.",
        ),
        (
            "pair_decline",
            "active_pair",
            "Сейчас состояние «действует», перейти из него в «отклонена» нельзя. Обновите страницу.",
        ),
        ("pair_complete", "checked_pair", "Пара ещё не действует или уже закончена."),
        ("pair_complete", "paused_pair", "Срок пары – до 28.05.2027: раньше срока её прекращает приказ."),
        ("pair_complete", "active_pair", "Срок пары – до 28.05.2027: раньше срока её прекращает приказ."),
        ("pair_confirm", "agreed_pair", "Пара уже не ждёт подтверждения."),
    ],
)
def test_step_out_of_turn_is_refused(signed_in, request, name, thing, said, curator, mentor_user):
    pair, browser = request.getfixturevalue(thing), signed_in(mentor_user if name == "pair_confirm" else curator)
    url, before = reverse(name, args=[pair.pk]), everything()
    answer = browser.post(url, filled(browser.get(url), why="Надо"))
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


@pytest.mark.parametrize("name", ["pair_decline", "pair_complete"])
def test_reason_is_asked_for(signed_in, curator, pair, name):
    browser = signed_in(curator)
    before = everything()
    answer = browser.post(reverse(name, args=[pair.pk]))
    assert (refusal(answer), everything()) == ((422, {"why": ["Обязательное поле."]}), before)
