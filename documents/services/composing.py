"""The text of a draft, composed from the data."""

import datetime as dt
import re

from django.db import transaction
from django.template.loader import render_to_string

from documents.enums import ORDER_UNSIGNED
from documents.models import LegalGround, Order, OrderPoint
from documents.registry import order_kinds
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair
from mentoring.services.organization import curator_of, head_of
from mentoring.services.state import locked

SUB_POINT = "– "
"""What a sub-point begins with in a text template."""


@transaction.atomic
def compose(order: Order, *, today: dt.date) -> Order:
    """Write heading, preamble and points anew from the data; what was edited by hand is replaced."""
    order = locked(order)
    refuse_signed(order)
    context = {
        "order": order,
        "pairs": pairs_on_paper(order),
        "grounds": LegalGround.objects.valid_on(today),
        "curator": curator_of(order.organization),
        "head": head_of(order.organization),
    }
    text = render_to_string(order_kinds()[order.kind].text_template, context)
    heading, preamble, *points = [_one_line(part) for part in text.split("\n\n") if part.strip()]
    order.heading, order.preamble = heading, preamble
    order.save(update_fields=["heading", "preamble"])
    order.points.all().delete()
    OrderPoint.objects.bulk_create(
        OrderPoint(
            order=order,
            position=position,
            level=2 if point.startswith(SUB_POINT) else 1,
            text=point.removeprefix(SUB_POINT),
        )
        for position, point in enumerate(points, start=1)
    )
    return order


def refuse_signed(order: Order) -> None:
    """Raise ImpossibleStepError for an order that is signed: it is never written again."""
    if order.state not in ORDER_UNSIGNED:
        raise ImpossibleStepError("Приказ уже подписан и больше не меняется: исправляет его только другой приказ.")


def pairs_on_paper(order: Order) -> list[Pair]:
    """Return the order's pairs in its own order, with all that its text says of people."""
    found = (
        Pair.objects.filter(orders=order)
        .with_people()
        .prefetch_related("mentor__employee__case_forms", "members__mentee__employee__case_forms")
    )
    return list(found.order_by("order_lines__position", "pk"))


def _one_line(text: str) -> str:
    """Join the lines of a template's paragraph; a space that does not break a line stays."""
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")
