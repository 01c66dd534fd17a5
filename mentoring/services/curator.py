"""Who is the curator: appointed by an order, until the next one."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Curator, Employee
from mentoring.services.state import locked

DAY = dt.timedelta(days=1)


def appointment_refusals(person: Employee, *, starts_on: dt.date | None) -> list[str]:
    """Say why the person can't become the curator from the day; empty when that is possible."""
    if starts_on is None:
        return ["Не указано, с какого дня назначен куратор: удалите проект и составьте новый."]
    if person.archived_on:
        return [f"{person.initials_last} в архиве: выберите того, кто работает."]
    later = Curator.objects.filter(employee__organization=person.organization_id, starts_on__gte=starts_on).first()
    if later:
        return [f"Куратор {later} уже назначен: начало нового срока должно быть позже."]
    return []


@transaction.atomic
def appoint(person: Employee, *, starts_on: dt.date, ends_on: dt.date | None, basis: str) -> Curator:
    """Appoint the curator for the period; the term of whoever was one before ends on the eve."""
    locked(person.organization)
    refusals = appointment_refusals(person, starts_on=starts_on)
    if refusals:
        raise ImpossibleStepError(*refusals)
    before = Curator.objects.filter(employee__organization=person.organization_id, starts_on__lt=starts_on)
    for curator in before.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on)):
        curator.ends_on = starts_on - DAY
        curator.save(update_fields=["ends_on"])
    return Curator.objects.create(employee=person, starts_on=starts_on, ends_on=ends_on, basis=basis)
