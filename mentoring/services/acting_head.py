"""Who acts for the head («И.о.») while the head is away."""

import datetime as dt

from django.db import transaction

from mentoring.enums import Role
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import ActingHead, RoleGrant
from mentoring.services.state import locked

HEAD_ALREADY = "Это и есть руководитель: выберите того, кто его замещает."
DAY = dt.timedelta(days=1)


@transaction.atomic
def appoint(acting: ActingHead) -> ActingHead:
    """Save the unsaved period. Locks the organization, so that two periods can't overlap."""
    organization = locked(acting.organization)
    if RoleGrant.objects.filter(user__employee=acting.employee_id, role=Role.HEAD).exists():
        raise ImpossibleStepError(HEAD_ALREADY)
    others = ActingHead.objects.filter(employee__organization=organization).select_related("employee")
    taken = others.filter(starts_on__lte=acting.ends_on, ends_on__gte=acting.starts_on).first()
    if taken:
        raise ImpossibleStepError(f"Сроки пересекаются: {taken}. Сначала завершите этот срок или измените даты.")
    acting.save()
    return acting


@transaction.atomic
def end(acting: ActingHead, *, last_on: dt.date, today: dt.date) -> None:
    """Let the period end with that day; one that would not have begun by then is dropped."""
    fresh = locked(acting)
    if fresh.ends_on < today:
        raise ImpossibleStepError("Этот срок уже закончился.")
    if not today - DAY <= last_on <= fresh.ends_on:
        raise ImpossibleStepError(
            f"Последний день – от {today - DAY:%d.%m.%Y} до {fresh.ends_on:%d.%m.%Y}: прошлое не меняют."
        )
    if last_on < fresh.starts_on:
        fresh.delete()
        return
    fresh.ends_on = last_on
    fresh.save(update_fields=["ends_on"])
