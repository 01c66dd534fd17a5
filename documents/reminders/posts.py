"""Who is appointed by an order and can't work yet, and a post that nobody holds."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from mentoring.enums import Role, Tone
from mentoring.models import Curator, Organization, User
from mentoring.reminders import Reminder, Words, holding

SOON = dt.timedelta(days=14)
"""An order is written and signed in this time."""


def _without_account(user: User, day: dt.date) -> QuerySet[Curator]:
    active = User.objects.filter(employee=OuterRef("employee"), is_active=True)
    own = Curator.objects.visible_to(user).lasting_on(day).filter(~Exists(active))
    return own.select_related("employee").order_by("starts_on", "pk")


def _open_account(curator: Curator) -> Words:
    return Words(
        title=f"Нужна учётная запись: {curator.employee.full_name}",
        text="По приказу это куратор наставничества, а войти на сайт нельзя. Приглашает администратор.",
        url=curator.employee.get_absolute_url(),
        action="Открыть карточку",
        badge=f"куратор с {curator.starts_on:%d.%m.%Y}",
    )


def _without_curator(user: User, day: dt.date) -> QuerySet[Organization]:
    """Return the organization that had a curator and soon has none."""
    ever = Curator.objects.filter(employee__organization=OuterRef("pk")).begun_by(day)
    own = Organization.objects.visible_to(user)
    return own.filter(Exists(ever), ~Exists(ever.on(day + SOON))).order_by("pk")


def _appoint(_organization: Organization) -> Words:
    return Words(
        title="Назначьте куратора наставничества приказом",
        text="Срок прежнего куратора закончился или заканчивается в ближайшие две недели.",
        url=reverse("order_add_kind", args=["curator"]),
        action="Составить приказ",
        badge="нет куратора",
    )


REMINDERS = (
    Reminder(
        code="curator-account",
        whom=holding(Role.ADMINISTRATOR, Role.HEAD),
        rows=_without_account,
        one=_open_account,
        since=lambda curator: curator.starts_on,
    ),
    Reminder(
        code="curator-needed",
        whom=holding(Role.HEAD, Role.CURATOR),
        rows=_without_curator,
        one=_appoint,
        tone=Tone.LATE,
    ),
)
