"""Since when things stand as they do, as the log and the history tell it."""

import datetime as dt

import pytest

from mentoring.enums import PairState
from mentoring.models import Pair
from mentoring.queries.since import last_at, longest_waiting, made_at, moved_at, moves_into
from mentoring.services.state import move, remark
from tests.factories import AT

DAY = dt.timedelta(days=1)


@pytest.fixture
def returned(agreed_pair, curator):
    """A pair that was checked, taken back, and spoken of."""
    for days, state in enumerate((PairState.CHECKED, PairState.AGREED), start=1):
        move(agreed_pair, state, by=curator, at=AT + days * DAY)
    remark(agreed_pair, by=curator, at=AT + 3 * DAY, why="Позвонить")
    return agreed_pair


@pytest.mark.parametrize(("state", "days"), [(PairState.AGREED, 2), (PairState.CHECKED, 1), (PairState.DECLINED, None)])
def test_the_last_move_counts_and_no_remark(returned, state, days):
    (found,) = longest_waiting(Pair.objects.all(), moved_at(Pair, state))
    assert found.waits_from == (None if days is None else AT + days * DAY)


def test_of_several_moves_the_last_one_counts(returned):
    either = last_at(moves_into(Pair, PairState.CHECKED) | moves_into(Pair, PairState.AGREED))
    assert longest_waiting(Pair.objects.all(), either).get().waits_from == AT + 2 * DAY


def test_the_history_tells_when_a_thing_was_made(returned):
    made = longest_waiting(Pair.objects.all(), made_at(Pair)).get().waits_from
    assert made == returned.history.earliest("history_date").history_date
    returned.history.all().delete()
    assert longest_waiting(Pair.objects.all(), made_at(Pair)).get().waits_from is None
