"""Locking several pairs and their people at once, always in the same order, so that no two steps wait for each other.

The cards of those whom an order names come first, then orders, then pairs, then mentors, then mentees, each by their
keys; then what is kept of a pair: its changes, its program.
"""

from collections.abc import Collection, Iterable

from django.db.models import Model

from mentoring.models import Mentee, Mentor, Pair, PairChange


def hold(rows: Iterable[Pair | PairChange]) -> None:
    """Lock the pairs of the rows and their people until the transaction ends; with a change whoever it brings too."""
    rows = list(rows)
    changes = [row for row in rows if isinstance(row, PairChange)]
    pairs = {row.pk for row in rows if isinstance(row, Pair)}
    pairs |= {key for change in changes for key in (change.pair_id, change.successor_id) if key}
    if not pairs:
        return
    hold_pairs(pairs)
    joining = [change.mentee_id for change in changes]
    mentors = Pair.objects.filter(pk__in=pairs).values_list("mentor", flat=True)
    mentees = Mentee.objects.filter(memberships__pair__in=pairs).values_list("pk", flat=True)
    hold_people(mentors, [*mentees, *joining])


def hold_people(mentors: Iterable[int], mentees: Iterable[int | None]) -> None:
    """Lock the mentors and then the mentees with these keys."""
    _lock(Mentor, mentors)
    _lock(Mentee, mentees)


def hold_pairs(keys: Collection[int | None]) -> None:
    """Lock the pairs with these keys, where there are any."""
    _lock(Pair, keys)


def _lock(model: type[Model], keys: Iterable[int | None]) -> None:
    there = model._default_manager.filter(pk__in=[key for key in keys if key])
    list(there.select_for_update().order_by("pk").values("pk"))
