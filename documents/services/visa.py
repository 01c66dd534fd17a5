"""Visas: the people who must agree to a draft before the head signs it."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from documents.enums import OrderState, VisaState
from documents.models import Order, Visa
from documents.papers.annexes import draft_fingerprint
from documents.services.composing import refuse_signed
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, User
from mentoring.services.state import locked, move

NOT_ASKED = "Проект сейчас не на визах: возможно, его взяли на доработку. Обновите страницу."


@transaction.atomic
def ask(order: Order, *, employees: Sequence[Employee], by: User, at: dt.datetime) -> Order:
    """Ask exactly these people, in this order. Nobody: the draft needs no visas.

    Out of a draft everybody is asked anew, as the text may have changed; of the visas given meanwhile those stay that
    were given to the present text.
    """
    fresh = locked(order)
    refuse_signed(fresh)
    fresh.visas.exclude(employee__in=employees).delete()
    is_draft = fresh.state == OrderState.DRAFT
    for visa in fresh.visas.exclude(state=VisaState.ASKED) if is_draft else outdated(fresh):
        _reset(visa, by=by, at=at)
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
    fresh.given_on, fresh.agreed_to = timezone.localdate(at), draft_fingerprint(fresh.order)
    move(fresh, VisaState.GIVEN, by=by, at=at, also=("given_on", "agreed_to"))
    return fresh


@transaction.atomic
def mark_on_paper(order: Order, *, employees: Collection[Employee], on: dt.date, by: User, at: dt.datetime) -> int:
    """Mark the visas put on the printed draft that day; return how many."""
    if on > timezone.localdate(at):
        raise ImpossibleStepError("Дата визы ещё не наступила.")
    fresh = _on_visas(order)
    waiting, text = fresh.visas.filter(employee__in=employees, state=VisaState.ASKED), draft_fingerprint(fresh)
    for visa in waiting:
        visa.given_on, visa.is_on_paper, visa.agreed_to = on, True, text
        move(visa, VisaState.GIVEN, by=by, at=at, also=("given_on", "is_on_paper", "agreed_to"))
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
    """Say whose visas the signature waits for; empty where all are given to this text, or none was asked."""
    said = []
    if waiting := _names(order.visas.exclude(state=VisaState.GIVEN).select_related("employee")):
        said.append(f"Не все визы получены ({waiting}): дождитесь их, отметьте по бумаге или измените список виз.")
    if changed := _names(outdated(order)):
        said.append(f"Приложение изменилось после визы ({changed}): запросите её снова («Изменить список виз»).")
    return said


def later(order: Order, *, on: dt.date) -> list[str]:
    """Refuse a date of the order before that of a visa: nobody agrees to a draft that is signed already."""
    names = _names(order.visas.filter(given_on__gt=on).select_related("employee"))
    return [f"Виза поставлена позже {on:%d.%m.%Y} ({names}): дата приказа не может быть раньше."] if names else []


def outdated(order: Order) -> list[Visa]:
    """Return the visas that were given to another text than the present one."""
    given = list(order.visas.filter(state=VisaState.GIVEN).select_related("employee"))
    text = draft_fingerprint(order) if given else ""
    return [visa for visa in given if visa.agreed_to != text]


def _names(visas: Iterable[Visa]) -> str:
    return ", ".join(visa.employee.initials_last for visa in visas)


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


def _reset(visa: Visa, *, by: User, at: dt.datetime) -> None:
    visa.given_on, visa.is_on_paper, visa.remark, visa.agreed_to = None, False, "", ""
    move(visa, VisaState.ASKED, by=by, at=at, also=("given_on", "is_on_paper", "remark", "agreed_to"))
