"""A mentor's places: how many are taken at once, and what the card may say of them.

Who adds a mentee, moves a period, lowers the limit or sets an absence holds the lock of the mentor's row meanwhile.
"""

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from mentoring.enums import PAIR_FORMING
from mentoring.models import Mentor, Pair, PairMentee
from mentoring.russian import since

Place = tuple[dt.date, dt.date, int]
"""A mentee's place with a mentor: the first day, the last day, whose."""


def loading_pairs(mentor: Mentor, *, starts_on: dt.date, ends_on: dt.date) -> QuerySet[Pair]:
    """Return the pairs that take the mentor's places in the period."""
    return Pair.objects.filter(mentor=mentor).taking_load().overlapping(starts_on, ends_on)


def load_of(mentor: Mentor, *, starts_on: dt.date, ends_on: dt.date, besides: Pair | None = None) -> int:
    """Count the mentees whom the mentor has at once, on the fullest day of the period."""
    loading = loading_pairs(mentor, starts_on=starts_on, ends_on=ends_on)
    if besides:
        loading = loading.exclude(pk=besides.pk)
    taken = [place for _mentor, place in places(loading)]
    return most_at_once(taken, starts_on=starts_on, ends_on=ends_on)


def places(pairs: QuerySet[Pair]) -> list[tuple[int, Place]]:
    """Return, with the mentor's key, the place of each mentee of the pairs: by the pair's days and the own ones."""
    members = PairMentee.objects.filter(pair__in=pairs).values_list(
        "pair__mentor", "pair__starts_on", "pair__ends_on", "joined_on", "released_on", "mentee"
    )
    return [
        (mentor, (joined or starts, min(ends, released or ends), mentee))
        for mentor, starts, ends, joined, released, mentee in members
    ]


def most_at_once(taken: Sequence[Place], *, starts_on: dt.date, ends_on: dt.date) -> int:
    """Count the places taken on the fullest day of the period."""
    # The load grows only on the first day of a place.
    days = {max(begins, starts_on) for begins, _, _ in taken if begins <= ends_on}
    return max((sum(begins <= day <= ends for begins, ends, _ in taken) for day in days), default=0)


def limit_refusals(mentor: Mentor, *, load_limit: int, away_until: dt.date | None) -> dict[str, str]:
    """Say, by the field, why the mentor's card can't have this limit or absence; empty when it can.

    Who saves the card afterwards holds the lock of its row already.
    """
    was = Mentor.objects.filter(pk=mentor.pk).first()
    refusals: dict[str, str] = {}
    if was is None:
        return refusals
    if load_limit < was.load_limit:
        load = load_of(mentor, starts_on=timezone.localdate(), ends_on=dt.date.max)
        if load > load_limit:
            refusals["load_limit"] = (
                f"Уже занято мест: {load}. Сначала завершите или отклоните лишнюю пару, потом уменьшайте предел."
            )
    if away_until and away_until != was.away_until:
        begun = Pair.objects.filter(mentor=mentor, state__in=PAIR_FORMING, starts_on__lte=away_until)
        if begun:
            names = "; ".join(f"{pair} {since(pair.starts_on)}" for pair in begun.with_people())
            refusals["away_until"] = f"К этому дню готовится: {names}. Сначала перенесите начало или отклоните пару."
    return refusals
