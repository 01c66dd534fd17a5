"""Visas: the people who must agree to a draft before the head signs it."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils import timezone

from documents.enums import OrderState, VisaState
from documents.models import Order, Visa
from documents.services.composing import refuse_signed
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, User
from mentoring.services.state import locked, move

NOT_ASKED = "Проект сейчас не на визах: возможно, его взяли на доработку. Обновите страницу."


@transaction.atomic
def ask(order: Order, *, employees: Sequence[Employee], by: User, at: dt.datetime) -> Order:
    """Ask exactly these people, in this order. Nobody: the draft needs no visas.

    Out of a draft everybody is asked anew, as the text may have changed; visas given on it meanwhile stay.
    """
    fresh = locked(order)
    refuse_signed(fresh)
    fresh.visas.exclude(employee__in=employees).delete()
    if fresh.state == OrderState.DRAFT:
        _ask_anew(fresh, by=by, at=at)
    for position, employee in enumerate(employees, start=1):
        Visa.objects.update_or_create(order=fresh, employee=employee, defaults={"position": position})
    move(fresh, OrderState.VISAS if employees else OrderState.DRAFT, by=by, at=at)
    return fresh


@transaction.atomic
def reopen(order: Order, *, by: User, at: dt.datetime, why: str = "") -> bool:
    """Take a draft back from the visas, as its text is about to change; return False where it is not on visas.

    The given visas fall, as they were given to another text; a remark stays to be read until visas are asked again.
    """
    fresh = locked(order)
    refuse_signed(fresh)
    for visa in fresh.visas.filter(state=VisaState.GIVEN):
        _reset(visa, by=by, at=at)
    return move(fresh, OrderState.DRAFT, by=by, at=at, why=why)


@transaction.atomic
def give(visa: Visa, *, by: User, at: dt.datetime) -> Visa:
    """Agree under the own login."""
    fresh = _waiting(visa)
    if fresh.employee_id != by.employee_id:
        raise ImpossibleStepError("Визу ставит тот, у кого её просят; за него её отмечают по бумаге.")
    fresh.given_on = timezone.localdate(at)
    move(fresh, VisaState.GIVEN, by=by, at=at, also=("given_on",))
    return fresh


@transaction.atomic
def mark_on_paper(order: Order, *, employees: Collection[Employee], on: dt.date, by: User, at: dt.datetime) -> int:
    """Mark the visas put on the printed draft that day; return how many."""
    if on > timezone.localdate(at):
        raise ImpossibleStepError("Дата визы ещё не наступила.")
    fresh = _on_visas(order)
    waiting = fresh.visas.filter(employee__in=employees, state=VisaState.ASKED)
    for visa in waiting:
        visa.given_on, visa.is_on_paper = on, True
        move(visa, VisaState.GIVEN, by=by, at=at, also=("given_on", "is_on_paper"))
    return len(waiting)


@transaction.atomic
def object_to(visa: Visa, *, remark: str, by: User, at: dt.datetime) -> Visa:
    """Disagree with a remark: the draft goes back, and all will be asked again."""
    fresh = _waiting(visa)
    if fresh.employee_id != by.employee_id:
        raise ImpossibleStepError("Замечания пишет тот, у кого просят визу.")
    fresh.remark = remark
    move(fresh, VisaState.OBJECTED, by=by, at=at, also=("remark",))
    reopen(fresh.order, by=by, at=at, why=remark)
    return fresh


def missing(order: Order) -> list[str]:
    """Say whose visas the signature waits for; empty where all are given, or none was asked."""
    waiting = order.visas.exclude(state=VisaState.GIVEN).select_related("employee")
    names = ", ".join(visa.employee.initials_last for visa in waiting)
    said = f"Не все визы получены ({names}): дождитесь их, отметьте по бумаге или измените список виз."
    return [said] if names else []


def _on_visas(order: Order) -> Order:
    """Lock the order before its visas, so that the text does not change under them."""
    fresh = locked(order)
    refuse_signed(fresh)
    if fresh.state != OrderState.VISAS:
        raise ImpossibleStepError(NOT_ASKED)
    return fresh


def _waiting(visa: Visa) -> Visa:
    _on_visas(visa.order)
    fresh = locked(visa)
    if fresh.state != VisaState.ASKED:
        raise ImpossibleStepError("Вы уже ответили по этому проекту.")
    return fresh


def _ask_anew(order: Order, *, by: User, at: dt.datetime) -> None:
    for visa in order.visas.exclude(state=VisaState.ASKED):
        _reset(visa, by=by, at=at)


def _reset(visa: Visa, *, by: User, at: dt.datetime) -> None:
    visa.given_on, visa.is_on_paper, visa.remark = None, False, ""
    move(visa, VisaState.ASKED, by=by, at=at, also=("given_on", "is_on_paper", "remark"))
