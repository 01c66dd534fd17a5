"""The one door for a state."""

import pytest
from django.db import transaction

from mentoring.enums import PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair, StateChange, User
from mentoring.services.state import locked, move
from tests.factories import AT


@transaction.atomic
def moved(pair: Pair, to: str, by: User) -> bool:
    return move(locked(pair), to, by=by, at=AT, why="проба")


def test_a_step_is_written_and_logged(pair: Pair, curator: User) -> None:
    assert moved(pair, PairState.DECLINED, curator)
    pair.refresh_from_db()
    assert pair.state == PairState.DECLINED
    said = StateChange.objects.of(pair).exclude(to_state=PairState.PROPOSED)
    assert list(said.values_list("from_state", "to_state", "by", "at", "why")) == [
        ("proposed", "declined", curator.pk, AT, "проба")
    ]


def test_the_same_state_changes_nothing(pair: Pair, curator: User) -> None:
    before = StateChange.objects.of(pair).count()
    assert not moved(pair, PairState.PROPOSED, curator)
    assert StateChange.objects.of(pair).count() == before


def test_a_step_beside_the_table_is_refused(pair: Pair, curator: User) -> None:
    before = StateChange.objects.of(pair).count()
    with pytest.raises(ImpossibleStepError, match="«предложена», перейти из него в «действует» нельзя"):
        moved(pair, PairState.ACTIVE, curator)
    pair.refresh_from_db()
    assert (pair.state, StateChange.objects.of(pair).count()) == (PairState.PROPOSED, before)
