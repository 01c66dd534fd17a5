"""What a change of a pair says of itself, and of what a pair is not open to."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums import PairState
from mentoring.enums.gender import AGREEING
from mentoring.enums.pair_change import ChangeKind, ChangeState, RequestState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair, PairChange, PairRequest
from mentoring.services import pair_change as changes
from mentoring.services.state import move
from tests import factories as make

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

K = ChangeKind
TOMORROW = make.TODAY + dt.timedelta(days=1)


def test_a_pair_that_is_not_open_to_a_change_says_so_at_once(signed_in, curator, active_pair):
    browser, url = signed_in(curator), reverse("pair_change_add", args=[active_pair.pk, K.SHORTEN.value])
    prolongation = make.change(active_pair, K.PROLONG, by=curator)
    page = browser.get(url)
    assert ('name="why"' in page.text, page.context["closed"] in page.text) == (False, True)
    changes.cancel(prolongation, by=curator, at=make.AT, why="Передумали")
    Pair.objects.update(state=PairState.TERMINATED, ends_on=dt.date(2026, 12, 1))
    said = "Пара уже прекращается приказом, последний день – 01.12.2026: изменить её нельзя."
    assert browser.get(url).context["closed"] == said


def test_a_pause_to_come_is_not_ended_yet(signed_in, curator, active_pair):
    make.done_change(make.change(active_pair, K.PAUSE, by=curator, effective_on=TOMORROW), by=curator)
    page = signed_in(curator).get(active_pair.get_absolute_url())
    assert "Возобновить" not in [action.title for action in page.context["more_actions"]]


@pytest.mark.parametrize(
    ("kind", "state", "effective_on", "said"),
    [
        (K.PAUSE, "done", TOMORROW, "решено"),
        (K.PAUSE, "done", make.TODAY, "исполнено"),
        (K.REPLACE, "done", TOMORROW, "решена"),
        (K.REPLACE, "done", make.TODAY, "исполнена"),
        (K.REPLACE, "ready", TOMORROW, "готова к приказу"),
        (K.RELEASE, "cancelled", make.TODAY, "отменён"),
        (K.END, "done", make.TODAY, "решено"),
        (K.END, "done", make.YESTERDAY, "исполнено"),
        (K.END, "in_order", make.YESTERDAY, "в проекте приказа"),
    ],
)
def test_the_word_agrees_with_the_kind_and_the_day(kind, state, effective_on, said):
    assert PairChange(kind=kind, state=state, effective_on=effective_on).get_state_display() == said


@pytest.mark.parametrize(
    ("kind", "state", "said"),
    [
        ("help", "sent", "отправлена"),
        ("help", "answered", "получен ответ"),
        ("help", "withdrawn", "отозвана"),
        ("resign", "objected", "не поддержано куратором"),
    ],
)
def test_the_word_of_a_request_agrees_with_its_kind(kind, state, said):
    assert PairRequest(kind=kind, state=state).get_state_display() == said


def test_there_is_a_word_of_each_gender_for_every_state_of_changes_and_requests():
    words = {word for states in (ChangeState, RequestState) for label in states.labels for word in label.split()}
    assert {word for word in words if word.endswith("о")} | {"решено"} == AGREEING.keys()


def test_the_history_says_what_the_badge_does(signed_in, curator, active_pair, newcomer):
    change = make.replacement(active_pair, newcomer, curator)
    changes.cancel(change, by=curator, at=make.AT, why="Передумали")
    page = signed_in(curator).get(change.get_absolute_url())
    said = [line.what for line in page.context["history"]]
    assert said[:2] == ["готова к приказу → отменена", "готовится → готова к приказу"]
    with pytest.raises(ImpossibleStepError, match="«отменена», перейти из него в «готова к приказу» нельзя"):
        move(PairChange.objects.get(), ChangeState.READY, by=curator, at=make.AT)


def test_the_road_of_a_pause_to_come_says_that_it_is_decided(signed_in, curator, paused_pair):
    PairChange.objects.update(effective_on=TOMORROW)
    page = signed_in(curator).get(PairChange.objects.get().get_absolute_url())
    assert [step.title for step in page.context["road"]] == [
        "Готовится",
        "Готово к приказу",
        "В проекте приказа",
        "Решено",
    ]


@pytest.mark.parametrize(("day", "said"), [(5, True), (7, False)])
def test_a_day_off_is_asked_about(signed_in, curator, active_pair, day, said):
    change = make.change(active_pair, K.PAUSE, by=curator, effective_on=dt.date(2026, 12, day))
    asked = f"{active_pair}: 05.12.2026 – нерабочий день, проверьте дату."
    shown = signed_in(curator).get(change.get_absolute_url())
    assert shown.context["warnings"] == ([asked] if said else [])
