"""Who holds a post: appointed by an order, until the next one."""

import datetime as dt
from typing import TypeVar

from django.db import transaction
from django.db.models import Q

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Curator, Employee, Head
from mentoring.services.state import locked

DAY = dt.timedelta(days=1)
Term = TypeVar("Term", Curator, Head)


def appointment_refusals(post: type[Curator | Head], person: Employee, *, starts_on: dt.date | None) -> list[str]:
    """Say why the person can't hold the post from the day; empty when that is possible."""
    if starts_on is None:
        return [f"Не указано, с какого дня назначен {post.called}: удалите проект и составьте новый."]
    if person.archived_on:
        return [f"{person.initials_last} в архиве: выберите того, кто работает."]
    later = post.objects.filter(employee__organization=person.organization_id, starts_on__gte=starts_on).first()
    if later:
        return [f"{post.called.capitalize()} {later} уже назначен: начало нового срока должно быть позже."]
    return []


@transaction.atomic
def appoint(
    post: type[Term], person: Employee, *, starts_on: dt.date, ends_on: dt.date | None = None, basis: str
) -> Term:
    """Appoint the person for the period; the term of whoever held the post before ends on the eve."""
    locked(person.organization)
    refusals = appointment_refusals(post, person, starts_on=starts_on)
    if refusals:
        raise ImpossibleStepError(*refusals)
    before = post.objects.filter(employee__organization=person.organization_id, starts_on__lt=starts_on)
    for term in before.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on)):
        term.ends_on = starts_on - DAY
        term.save(update_fields=["ends_on"])
    return post.objects.create(employee=person, starts_on=starts_on, ends_on=ends_on, basis=basis)
