"""An order of several kinds is read kind by kind."""

from copy import copy
from typing import Any

from django.db.models import prefetch_related_objects

from documents.models import Order, OrderPart
from documents.models.asked import ASKED
from documents.registry import Annex, OrderKind, order_kinds
from mentoring.models import Employee


def by_kind(order: Order) -> list[Order]:
    """Return the order once for each of its kinds, with what that kind asked for. The further ones are never saved."""
    whole = order.whole or order
    prefetch_related_objects([whole], "parts")
    return [whole, *(_read_for(part, whole) for part in whole.parts.all())]


def declared(order: Order) -> OrderKind:
    return order_kinds()[order.kind]


def declared_of(order: Order) -> list[OrderKind]:
    return [declared(each) for each in by_kind(order)]


def appointed(order: Order) -> dict[str, Employee]:
    """Return who comes to hold a post by the order, by PointRole: the rest of its text names them already."""
    return {role: person for each in by_kind(order) for role, person in declared(each).appoints(each).items()}


def annexes_of(order: Order) -> list[tuple[Annex, dict[str, Any]]]:
    """Return the annexes that the order has for the kind that it is read for, each with its context."""
    found = [(annex, annex.context(order)) for annex in declared(order).annexes]
    return [(annex, context) for annex, context in found if context is not None]


def _read_for(part: OrderPart, order: Order) -> Order:
    read = copy(order)
    read.whole, read.part, read.kind = order, part, part.kind
    for name in ASKED:
        setattr(read, name, getattr(part, name))
    return read
