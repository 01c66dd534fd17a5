"""How an organization comes to be, and who stands for it."""

from collections.abc import Iterable, Mapping

from django.db import transaction

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
