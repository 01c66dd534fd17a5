"""How an organization comes to be, and who stands for it."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from mentoring.enums import Role
from mentoring.models import Employee, Organization, User
from mentoring.services.account import open_account


@transaction.atomic
def found(
    organization: Organization, *, person: Mapping[str, str], roles: Iterable[str], username: str, password: str
) -> User:
    """Save the organization with its first employee and that person's account."""
    organization.save()
    employee = Employee.objects.create(organization=organization, **person)
    return open_account(employee, username=username, password=password, roles=roles)


def head_of(organization: Organization) -> Employee | None:
    """Return who signs for the organization: the employee with the head's account."""
    return Employee.objects.working().filter(organization=organization, user__grants__role=Role.HEAD).first()


def curator_of(organization: Organization) -> Employee | None:
    """Return the employee with the curator's account."""
    return Employee.objects.working().filter(organization=organization, user__grants__role=Role.CURATOR).first()
