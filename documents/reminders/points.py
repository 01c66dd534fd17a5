"""Points of signed orders whose term comes near: told until it has come, as nothing says whether they were done."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from documents.enums import ORDER_IN_FORCE
from documents.models import Order, OrderPoint
from documents.queries.mentions import shortened
from mentoring.enums import Role
from mentoring.models import User
from mentoring.reminders import Reminder, Words, employed
from mentoring.russian import in_days, plural

AHEAD = dt.timedelta(days=7)


def _due(user: User, day: dt.date) -> QuerySet[OrderPoint]:
    """Return the user's own; those that name nobody are the curator's."""
    whose = Q(responsible=user.employee_id)
    if Role.CURATOR in user.roles:
        whose |= Q(responsible=None)
    in_force = Order.objects.visible_to(user).filter(state__in=ORDER_IN_FORCE)
    found = OrderPoint.objects.filter(whose, order__in=in_force, deadline__range=(day, day + AHEAD))
    return found.select_related("order").order_by("deadline", "pk")


def _when(point: OrderPoint) -> str:
    """«сегодня», «через 3 дня»."""
    assert point.deadline  # noqa: S101 - only those with a term are told
    left = (point.deadline - timezone.localdate()).days
    return f"через {in_days(left)}" if left else "сегодня"


def _do(point: OrderPoint) -> Words:
    return Words(
        title=f"Срок пункта приказа № {point.order.number}: {point.deadline:%d.%m.%Y}",
        text=shortened(point.text),
        url=point.order.get_absolute_url(),
        action="Открыть",
        badge=_when(point),
    )


def _do_many(count: int, first: OrderPoint) -> Words:
    return Words(
        title=f"Подходит срок: {count} {plural(count, 'пункт', 'пункта', 'пунктов')} приказов",
        text="Откройте приказы и проверьте, всё ли сделано.",
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
)
