"""Who must read a signed order, and who has."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from documents.enums import ORDER_SET_ASIDE, OrderState
from documents.models import Acquaintance, Order
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, User
from mentoring.services.state import locked, move

UNSIGNED = "Знакомят с подписанным приказом: этот ещё не подписан."


def ask_readers(order: Order, readers: Iterable[Employee]) -> None:
    """Write down who must read the order that is being signed."""
    Acquaintance.objects.bulk_create(
        Acquaintance(order=order, employee=person, position=position)
        for position, person in enumerate(readers, start=1)
    )


@transaction.atomic
def add(order: Order, *, employees: Sequence[Employee], by: User, at: dt.datetime) -> int:
    """Let more people read the signed order; return how many are new."""
    fresh = _signed(order)
    known = set(fresh.acquaintances.values_list("employee", flat=True))
    new = [person for person in employees if person.pk not in known]
    Acquaintance.objects.bulk_create(
        Acquaintance(order=fresh, employee=person, position=position)
        for position, person in enumerate(new, start=len(known) + 1)
    )
    if new and fresh.state == OrderState.ACQUAINTED:
        move(fresh, OrderState.ACQUAINTANCE, by=by, at=at)
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
    """The first mark brings the order on, and the last."""
    waiting = order.acquaintances.filter(read_on=None)
    marked = waiting.filter(employee__in=list(people)).update(read_on=on, is_on_paper=is_on_paper)
    if marked and order.state not in ORDER_SET_ASIDE:
        move(order, OrderState.ACQUAINTANCE if waiting.exists() else OrderState.ACQUAINTED, by=by, at=at)
    return marked


def _signed(order: Order) -> Order:
    fresh = locked(order)
    if not fresh.is_signed:
        raise ImpossibleStepError(UNSIGNED)
    return fresh
