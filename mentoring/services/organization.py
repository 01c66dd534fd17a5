"""How an organization comes to be, and who stands for it."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction

from mentoring.enums import Role
from mentoring.models import ActingHead, Employee, Organization, User
from mentoring.services.account import open_account


@transaction.atomic
def found(
    organization: Organization, *, person: Mapping[str, str], roles: Iterable[str], username: str, password: str
) -> User:
    """Save the organization with its first employee and that person's account."""
    organization.save()
    employee = Employee.objects.create(organization=organization, **person)
    return open_account(employee, username=username, password=password, roles=roles)


def head_of(organization: Organization, *, on: dt.date | None = None) -> Employee | None:
    """Return the head: the employee with the head's account; with a day, whoever acted for the head on it."""
    acting = acting_head_of(organization, on) if on else None
    if acting:
        return acting.employee
    return Employee.objects.working().filter(organization=organization, user__grants__role=Role.HEAD).first()


def acting_head_of(organization: Organization, on: dt.date) -> ActingHead | None:
    """Return who acts for the head on the day, None where the head is there."""
    return ActingHead.objects.on(on).filter(employee__organization=organization).select_related("employee").first()


def curator_of(organization: Organization) -> Employee | None:
    """Return the employee with the curator's account."""
    return Employee.objects.working().filter(organization=organization, user__grants__role=Role.CURATOR).first()
