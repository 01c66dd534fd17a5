"""Who stands for an organization on a day."""

import datetime as dt

from mentoring.enums import Role
from mentoring.models import ActingHead, Curator, Employee, Organization


def head_of(organization: Organization, *, on: dt.date | None = None) -> Employee | None:
    """Return the head: the employee with the head's account; with a day, whoever acted for the head on it."""
    acting = acting_head_of(organization, on) if on else None
    if acting:
        return acting.employee
    return _granted(organization, Role.HEAD)


def acting_head_of(organization: Organization, on: dt.date) -> ActingHead | None:
    """Return who acts for the head on the day, None where the head is there."""
    return ActingHead.objects.on(on).filter(employee__organization=organization).select_related("employee").first()


def curator_of(organization: Organization, *, on: dt.date) -> Employee | None:
    """Return who is the curator on the day by an order; the one with the curator's account where none has been."""
    appointed = Curator.objects.filter(employee__organization=organization).select_related("employee")
    if appointed.begun_by(on).exists():
        curator = appointed.on(on).first()
        return curator.employee if curator else None
    return _granted(organization, Role.CURATOR)


def _granted(organization: Organization, role: Role) -> Employee | None:
    return Employee.objects.working().filter(organization=organization, user__grants__role=role).first()
