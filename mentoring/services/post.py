"""Who holds a post: appointed by an order, until the next one."""

import datetime as dt
from typing import TypeVar

from django.db import transaction
from django.db.models import Q

from mentoring.enums import AccessKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Curator, Employee, Head, User
from mentoring.queries.organization import NEWS
from mentoring.russian import since
from mentoring.services import access_journal
from mentoring.services.state import locked

DAY = dt.timedelta(days=1)
NOT_ONESELF = "О себе такую запись не делают: пусть её внесёт другой администратор или прежний руководитель."
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
def record_head(
    person: Employee, *, starts_on: dt.date, founder_order: str, founder_order_on: dt.date, by: User
) -> Head:
    """Record whom the founder has appointed; nobody records that of oneself."""
    if by.employee_id == person.pk:
        raise ImpossibleStepError(NOT_ONESELF)
    basis = f"приказ учредителя № {founder_order} от {founder_order_on:%d.%m.%Y}"
    return appoint(Head, person, starts_on=starts_on, basis=basis, by=by)


@transaction.atomic
def appoint(
    post: type[Term], person: Employee, *, starts_on: dt.date, ends_on: dt.date | None = None, basis: str, by: User
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
    term = post.objects.create(employee=person, starts_on=starts_on, ends_on=ends_on, basis=basis)
    log(person, f"{post.called} {since(starts_on)}, {basis}", by=by)
    return term


@transaction.atomic
def take_back(head: Head, *, by: User, today: dt.date) -> None:
    """Undo a record made by mistake, soon and the last one only: the head before goes on; never by whom it names."""
    locked(head.organization)
    if by.employee_id == head.employee_id:
        raise ImpossibleStepError(NOT_ONESELF)
    if head.starts_on <= today - NEWS:
        raise ImpossibleStepError("Запись уже не новая: если руководитель другой, запишите его с приказом учредителя.")
    others = Head.objects.filter(employee__organization=head.organization).exclude(pk=head.pk)
    if others.filter(starts_on__gt=head.starts_on).exists():
        raise ImpossibleStepError("После этой записи уже есть другая: сначала отмените её.")
    before = others.filter(ends_on=head.starts_on - DAY).first()
    if before:
        before.ends_on = None
        before.save(update_fields=["ends_on"])
    log(head.employee, f"отменена запись: руководитель {since(head.starts_on)}, {head.basis}", by=by)
    head.delete()


def log(person: Employee, about: str, *, by: User) -> None:
    """Tell the journal of access who got or lost the rights of a post."""
    access_journal.record(
        AccessKind.ROLES, by=by, about=about, employee_id=person.pk, organization_id=person.organization_id
    )
