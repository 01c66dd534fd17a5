"""Who stands for an organization on a day."""

import datetime as dt

from mentoring.enums import Role
from mentoring.models import ActingHead, Employee, Organization


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
