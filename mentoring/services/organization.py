"""How an organization comes to be, and its accounts."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from mentoring.enums import Role
from mentoring.models import Employee, Organization, RoleGrant, User


@transaction.atomic
def found(
    organization: Organization, *, person: Mapping[str, str], roles: Iterable[str], username: str, password: str
) -> User:
    """Save the organization with its first employee and that person's account."""
    organization.save()
    employee = Employee.objects.create(organization=organization, **person)
    return open_account(employee, username=username, password=password, roles=roles)


@transaction.atomic
def open_account(employee: Employee, *, username: str, password: str | None, roles: Iterable[str] = ()) -> User:
    """Give the employee an account with these granted roles; the administrator may enter /admin/.

    Without a password nobody can sign in until one is set.
    """
    user: User = User.objects.create_user(
        username,
        password=password,
        organization=employee.organization,
        employee=employee,
        is_staff=Role.ADMINISTRATOR in set(roles),
    )
    for role in roles:
        RoleGrant.objects.create(user=user, role=role)
    return user


def head_of(organization: Organization) -> Employee | None:
    """Return who signs for the organization: the employee with the head's account."""
    return Employee.objects.working().filter(organization=organization, user__grants__role=Role.HEAD).first()


def curator_of(organization: Organization) -> Employee | None:
    """Return the employee with the curator's account."""
    return Employee.objects.working().filter(organization=organization, user__grants__role=Role.CURATOR).first()
