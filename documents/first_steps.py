"""The first order."""

import datetime as dt

from django.db.models import Exists, OuterRef

from documents.enums import LineSubject
from documents.models import Order
from mentoring.beginning import FirstStep


def _has_order(_day: dt.date) -> Exists:
    return Exists(Order.objects.filter(organization=OuterRef("pk"), lines__about=LineSubject.PAIR))


FIRST_STEPS = (
    FirstStep(
        code="order",
        title="Приказ",
        text="Проверенные пары войдут в проект приказа о закреплении.",
        page="order_add",
        action="Составить",
        permission="documents.draft_order",
        whose="куратор",
        done=_has_order,
    ),
)
