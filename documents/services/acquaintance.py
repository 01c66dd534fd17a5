"""Who must read a signed order, and who has."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.enums import OrderState
from documents.models import Acquaintance, Order
from documents.services.lines import rows_on_paper
from documents.services.signatory import signatory_on
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Pair, PairChange, User
from mentoring.services.organization import curator_of
from mentoring.services.state import locked, move

UNSIGNED = "Знакомят с подписанным приказом: этот ещё не подписан."


def readers_of(order: Order) -> list[Employee]:
    """Return who must read the order, once each: all people in it, who answers for a point, the curator.

    Not who signs it, nor who is gone from the staff.
    """
    people: list[Employee | None] = [person for row in rows_on_paper(order) for person in _people_in(row)]
    people += [person.employee for person in order.people.select_related("employee")]
    people += [point.responsible for point in order.points.select_related("responsible")]
    people.append(curator_of(order.organization))
    signs = order.signatory or signatory_on(order.organization, timezone.localdate()).person
    return list({person.pk: person for person in people if person and _reads(person, signs)}.values())


def _reads(person: Employee, signs: Employee | None) -> bool:
    return person.archived_on is None and person != signs


def _people_in(row: Any) -> Iterator[Employee]:
    pair: Pair = row.pair if isinstance(row, PairChange) else row
    yield pair.mentor.employee
    if isinstance(row, PairChange):
        yield from _people_of_change(row)
    for mentee in pair.current_mentees:
        yield mentee.employee


def _people_of_change(change: PairChange) -> Iterator[Employee]:
    if change.successor:
        yield change.successor.mentor.employee
    if change.mentee:
        yield change.mentee.employee


def ask_readers(order: Order, readers: Iterable[Employee]) -> None:
    """Write down who must read the order that is being signed."""
    Acquaintance.objects.bulk_create(
        Acquaintance(order=order, employee=person, position=position)
        for position, person in enumerate(readers, start=1)
    )


@transaction.atomic
def add(order: Order, *, employees: Sequence[Employee]) -> int:
    """Let more people read the signed order; return how many are new."""
    fresh = _signed(order)
    known = set(fresh.acquaintances.values_list("employee", flat=True))
    new = [person for person in employees if person.pk not in known]
    Acquaintance.objects.bulk_create(
        Acquaintance(order=fresh, employee=person, position=position)
        for position, person in enumerate(new, start=len(known) + 1)
    )
    return len(new)


@transaction.atomic
def read(order: Order, *, by: User, at: dt.datetime) -> bool:
    """Mark under the own login that the user has read the order; return False where it was marked before."""
    fresh = _signed(order)
    own = fresh.acquaintances.filter(employee=by.employee_id)
    if not own:
        raise ImpossibleStepError("Вас нет среди тех, кого знакомят с этим приказом.")
    return _mark(fresh, own.values_list("employee", flat=True), on=timezone.localdate(at), by=by, at=at) > 0


@transaction.atomic
def mark_on_paper(order: Order, *, employees: Collection[Employee], on: dt.date, by: User, at: dt.datetime) -> int:
    """Mark those who signed the printed sheet that day; return how many are new."""
    fresh = _signed(order)
    if fresh.signed_on and not fresh.signed_on <= on <= timezone.localdate(at):
        raise ImpossibleStepError(f"Дата ознакомления – от даты приказа ({fresh.signed_on:%d.%m.%Y}) до сегодняшней.")
    return _mark(fresh, [person.pk for person in employees], on=on, by=by, at=at, is_on_paper=True)


def _mark(
    order: Order, people: Iterable[int], *, on: dt.date, by: User, at: dt.datetime, is_on_paper: bool = False
) -> int:
    """The first mark brings the order on."""
    waiting = order.acquaintances.filter(employee__in=list(people), read_on=None)
    marked = waiting.update(read_on=on, is_on_paper=is_on_paper)
    if marked and order.state == OrderState.SIGNED:
        move(order, OrderState.ACQUAINTANCE, by=by, at=at)
    return marked


def _signed(order: Order) -> Order:
    fresh = locked(order)
    if not fresh.is_signed:
        raise ImpossibleStepError(UNSIGNED)
    return fresh
