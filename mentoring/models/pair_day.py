"""What was decided about a pair, told of a day: for the database, and for one object; a test holds both equal."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When

from mentoring.enums import BASIS_PERMANENT, PAIR_SIGNED, PairState
from mentoring.models.pair_pause import PairPause

if TYPE_CHECKING:
    from mentoring.models.pair import Pair

BY_ORDER = PAIR_SIGNED | {PairState.COMPLETED, PairState.TERMINATED}
"""Stored: an order has set the pair in force, so that its dates tell the state; before, the state tells itself."""

RESTS = Q(in_force_from__isnull=False) & (Q(consent__isnull=False) | Q(basis_kind__in=sorted(BASIS_PERMANENT)))
"""What the order of a pair rests on is written down: its first day and, where the law asks for it, the consent."""


def living_on(day: dt.date, path: str = "") -> Q:
    """Return the condition that an order holds the pair on the day; path: the way from the model to the pair."""
    begun = Q(**{f"{path}in_force_from__lte": day})
    works = Q(**{f"{path}state__in": sorted(BY_ORDER - {PairState.COMPLETED}), f"{path}ends_on__gte": day})
    completed = Q(**{f"{path}state": PairState.COMPLETED, f"{path}ends_on__gt": day})
    return begun & (works | completed)


def coming_on(day: dt.date, path: str = "") -> Q:
    """Return the condition that an order has set the pair in force from a later day; path as above."""
    begins = Q(**{f"{path}ends_on__gte": F(f"{path}starts_on")})
    return begins & Q(**{f"{path}in_force_from__gt": day, f"{path}state__in": sorted(BY_ORDER)})


def present_on(day: dt.date, path: str = "") -> Q:
    """Return the condition that a mentee is in the pair on the day; path: the way from the model to the member."""
    joined = Q(**{f"{path}joined_on": None}) | Q(**{f"{path}joined_on__lte": day})
    return joined & staying_on(day, path)


def staying_on(day: dt.date, path: str = "") -> Q:
    """Return the condition that a mentee has not left the pair before the day, whether there already or to come."""
    return Q(**{f"{path}released_on": None}) | Q(**{f"{path}released_on__gte": day})


def state_then(day: dt.date) -> Case:
    """Return the state on the day as the database computes it: what `state_on` tells of one pair."""
    paused = PairPause.objects.covering(day).filter(pair=OuterRef("pk"))
    return Case(
        When(~Q(state__in=sorted(BY_ORDER)), then=F("state")),
        When(state=PairState.COMPLETED, ends_on__lte=day, then=Value(PairState.COMPLETED)),
        When(Q(ends_on__lt=day) | Q(ends_on__lt=F("starts_on")), state=PairState.TERMINATED, then=F("state")),
        When(ends_on__lt=day, then=Value(PairState.OVER)),
        When(in_force_from__gt=day, then=Value(PairState.COMING)),
        When(Exists(paused), then=Value(PairState.PAUSED)),
        When(state=PairState.REPLACING, then=Value(PairState.REPLACING)),
        When(prolonged_from__lte=day, then=Value(PairState.PROLONGED)),
        default=Value(PairState.ACTIVE),
        output_field=CharField(),
    )


def state_on(pair: "Pair", day: dt.date) -> PairState:
    """Return the state of the pair on the day: what `state_then` tells of many."""
    decided = PairState(pair.state)
    if decided not in BY_ORDER:
        return decided
    if decided == PairState.COMPLETED and pair.ends_on <= day:
        return decided
    if decided == PairState.TERMINATED and (pair.ends_on < day or pair.never_begins):
        return decided
    if pair.ends_on < day:
        return PairState.OVER
    if pair.in_force_from and pair.in_force_from > day:
        return PairState.COMING
    return _at_work(pair, day)


def _at_work(pair: "Pair", day: dt.date) -> PairState:
    if any(pause.covers(day) for pause in pair.pauses.all()):
        return PairState.PAUSED
    if pair.state == PairState.REPLACING:
        return PairState.REPLACING
    prolonged = pair.prolonged_from is not None and pair.prolonged_from <= day
    return PairState.PROLONGED if prolonged else PairState.ACTIVE
