"""Points of signed orders whose term comes near or is over: told until somebody has marked them as done."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from documents.models import OrderPoint
from documents.queries.mentions import apart, shortened
from mentoring.enums import Role, Tone
from mentoring.models import User
from mentoring.reminders import Reminder, Words, employed
from mentoring.russian import in_days, plural

AHEAD = dt.timedelta(days=7)


def _undone(user: User) -> QuerySet[OrderPoint]:
    """Return the user's own; those that name nobody are the curator's."""
    whose = Q(responsible=user.employee_id)
    if Role.CURATOR in user.roles:
        whose |= Q(responsible=None)
    found = OrderPoint.objects.visible_to(user).undone().filter(whose)
    return found.select_related("order").order_by("deadline", "pk")


def _due(user: User, day: dt.date) -> QuerySet[OrderPoint]:
    return _undone(user).filter(deadline__range=(day, day + AHEAD))


def _late(user: User, day: dt.date) -> QuerySet[OrderPoint]:
    return _undone(user).filter(deadline__lt=day)


def _when(point: OrderPoint) -> str:
    """«сегодня», «через 3 дня»."""
    assert point.deadline  # noqa: S101 - only those with a term are told
    left = (point.deadline - timezone.localdate()).days
    return f"через {in_days(left)}" if left else "сегодня"


def _do(point: OrderPoint) -> Words:
    return Words(
        title=f"Срок пункта приказа № {point.order.number}: {point.deadline:%d.%m.%Y}",
        text=shortened(apart(point)),
        url=f"{point.order.get_absolute_url()}#points",
        action="Открыть",
        badge=_when(point),
    )


def _do_late(point: OrderPoint) -> Words:
    return Words(
        title=f"Не отмечен выполненным пункт приказа № {point.order.number}: срок – {point.deadline:%d.%m.%Y}",
        text=shortened(apart(point)),
        url=f"{point.order.get_absolute_url()}#points",
        action="Открыть",
        badge="просрочен",
    )


def _do_many(count: int, first: OrderPoint) -> Words:
    return Words(
        title=f"Подходит срок: {count} {plural(count, 'пункт', 'пункта', 'пунктов')} приказов",
        text="Откройте приказы и отметьте, что выполнено.",
        badge=f"первый – {first.deadline:%d.%m.%Y}",
    )


def _do_many_late(count: int, first: OrderPoint) -> Words:
    return Words(
        title=f"Срок прошёл: {count} {plural(count, 'пункт', 'пункта', 'пунктов')} приказов",
        text="Откройте приказы и отметьте, что выполнено.",
        badge=f"первый – {first.deadline:%d.%m.%Y}",
    )


REMINDERS = (
    Reminder(
        code="order-point-due",
        whom=employed,
        rows=_due,
        one=_do,
        many=_do_many,
        since=lambda point: point.deadline,
        day_said=True,
        listed="orders",
        task="исполнить пункт в срок",
        through="order",
    ),
    Reminder(
        code="order-point-late",
        whom=employed,
        rows=_late,
        one=_do_late,
        many=_do_many_late,
        tone=Tone.LATE,
        since=lambda point: point.deadline,
        day_said=True,
        listed="orders",
        task="отметить пункт: срок прошёл",
        through="order",
    ),
)
