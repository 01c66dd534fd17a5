"""Who stands for an organization on a day."""

import datetime as dt

from django.utils import timezone

from mentoring.enums import Role
from mentoring.models import ActingHead, Employee, Head, Organization, User
from mentoring.models.user import APPOINTED

NEWS = dt.timedelta(days=14)
"""How long the office is told of a new head."""


def head_of(organization: Organization, *, on: dt.date | None = None) -> Employee | None:
    """Return who holds the head's post today; with a day, whoever signed on it, for the head or as the head."""
    acting = acting_head_of(organization, on) if on else None
    return acting.employee if acting else _holder(organization, Role.HEAD, on or timezone.localdate())


def acting_head_of(organization: Organization, on: dt.date) -> ActingHead | None:
    """Return who acts for the head on the day, None where the head is there."""
    return ActingHead.objects.on(on).filter(employee__organization=organization).select_related("employee").first()


def news_of_head(organization: Organization, day: dt.date) -> str:
    """Tell the office who acts for the head today, or who has just become the head; empty on other days."""
    acting = acting_head_of(organization, day)
    if acting:
        return f"{acting}. Основание: {acting.grounds}."
    new = Head.objects.on(day).filter(employee__organization=organization, starts_on__gt=day - NEWS)
    term = new.select_related("employee").first()
    return f"Руководитель – {term}. Основание: {term.basis}." if term else ""


def was_head(user: User, day: dt.date) -> bool:
    """Tell whether somebody else has become the head after the user, not long ago."""
    granted = user.grants.filter(role=Role.HEAD).exists()
    left = Head.objects.filter(employee=user.employee_id, ends_on__lt=day, ends_on__gt=day - NEWS)
    return bool(user.employee_id) and (granted or left.exists())


def curator_of(organization: Organization, *, on: dt.date) -> Employee | None:
    """Return who is the curator on the day."""
    return _holder(organization, Role.CURATOR, on)


def _holder(organization: Organization, role: Role, on: dt.date) -> Employee | None:
    """Return whom an order has given the post on the day; the one with the granted role where no order ever has."""
    terms = APPOINTED[role].objects.filter(employee__organization=organization).select_related("employee")
    if terms.begun_by(on).exists():
        term = terms.on(on).first()
        return term.employee if term else None
    return Employee.objects.working().filter(organization=organization, user__grants__role=role).first()
