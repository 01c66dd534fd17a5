"""Who acts for the head («И.о.») while the head is away: the head says so, or the founder."""

import datetime as dt

from django.db import transaction

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import ActingHead, User
from mentoring.models.user import is_head_by_post
from mentoring.queries.organization import head_of
from mentoring.services.post import NOT_ONESELF, log
from mentoring.services.state import locked

HEAD_ALREADY = "Это и есть руководитель: выберите того, кто его замещает."
NOBODY_CONFIRMS = "Подтвердить некому: руководителя с учётной записью нет. Укажите номер и дату приказа учредителя."
DAY = dt.timedelta(days=1)


@transaction.atomic
def appoint(acting: ActingHead, *, by: User, today: dt.date) -> ActingHead:
    """Save the unsaved period; by somebody else than the head, and without the founder's order, it waits for the head.

    Locks the organization, so that two periods can't overlap.
    """
    organization = locked(acting.organization)
    if is_head_by_post(acting.employee, on=today):
        raise ImpossibleStepError(HEAD_ALREADY)
    if by.employee_id == acting.employee_id:
        raise ImpossibleStepError(NOT_ONESELF)
    others = ActingHead.objects.filter(employee__organization=organization).select_related("employee")
    taken = others.filter(starts_on__lte=acting.ends_on, ends_on__gte=acting.starts_on).first()
    if taken:
        raise ImpossibleStepError(f"Сроки пересекаются: {taken}. Сначала завершите этот срок или измените даты.")
    acting.is_confirmed = by.employee is not None and is_head_by_post(by.employee, on=today)
    head = head_of(organization)
    if acting.waits and not (head and head.account and head.account.is_active):
        raise ImpossibleStepError(NOBODY_CONFIRMS)
    acting.save()
    log(acting.employee, f"{acting}{', ждёт подтверждения' if acting.waits else ''}", by=by)
    return acting


@transaction.atomic
def confirm(acting: ActingHead, *, by: User) -> None:
    """The head agrees: from now on the person acts on the days of the period."""
    fresh = locked(acting)
    if not fresh.waits:
        raise ImpossibleStepError("Этот срок уже подтверждён.")
    fresh.is_confirmed = True
    fresh.save(update_fields=["is_confirmed"])
    log(fresh.employee, f"подтверждено: {fresh}", by=by)


@transaction.atomic
def end(acting: ActingHead, *, last_on: dt.date, by: User, today: dt.date) -> None:
    """Let the period end with that day; one that would not have begun by then is dropped."""
    fresh = locked(acting)
    if fresh.ends_on < today:
        raise ImpossibleStepError("Этот срок уже закончился.")
    if not today - DAY <= last_on <= fresh.ends_on:
        raise ImpossibleStepError(
            f"Последний день – от {today - DAY:%d.%m.%Y} до {fresh.ends_on:%d.%m.%Y}: прошлое не меняют."
        )
    log(fresh.employee, f"{fresh}: последний день – {last_on:%d.%m.%Y}", by=by)
    if last_on < fresh.starts_on:
        fresh.delete()
        return
    fresh.ends_on = last_on
    fresh.save(update_fields=["ends_on"])
