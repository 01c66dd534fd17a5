"""The order on paper."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from documents.models import Acquaintance, Order, OrderPoint, SignedCopy
from documents.models.order import OrderQuerySet
from documents.papers.annexes import annexes_on_paper
from documents.queries.acquaintance import readers_of
from documents.queries.signatory import Signatory, signatory_on
from documents.registry import Paper, order_kinds
from mentoring.models import Employee


@dataclass(frozen=True)
class NumberedPoint:
    """number: «2.1», as it stands before the text."""

    number: str
    level: int
    text: str
    deadline: date | None
    responsible: Employee | None


def numbered(points: list[OrderPoint]) -> list[NumberedPoint]:
    """Number the points by their levels: 1, 2, 2.1, 2.2, 3."""
    counters: list[int] = []
    result = []
    for point in points:
        level = min(point.level, len(counters) + 1)
        counters = [*counters[:level], *[0] * (level - len(counters))]
        counters[level - 1] += 1
        number = ".".join(map(str, counters))
        result.append(NumberedPoint(number, level, point.text, point.deadline, point.responsible))
    return result


def order_html(order: Order) -> str:
    """Return the order's paper: the kept copy once it is signed, else the draft as the data are now."""
    return str(order.signed_copy.html) if hasattr(order, "signed_copy") else draft_html(order)


def draft_html(order: Order, code: str = "") -> str:
    """Return the paper made of the data as they are now; code: of the check page, where the paper will be kept."""
    return render_to_string("print/order.html", order_context(order, code))


def order_context(order: Order, code: str = "") -> dict[str, Any]:
    signatory = signatory_of(order)
    return {
        "order": order,
        "organization": order.organization,
        "points": numbered(points_on_paper(order)),
        "annexes": annexes_on_paper(order),
        "signatory": signatory.person,
        "signatory_post": signatory.post,
        "is_draft": not order.is_signed,
        "code": code,
        "visas": list(order.visas.select_related("employee")),
        "readers": [Acquaintance(order=order, employee=person) for person in readers_of(order)],
    }


def signatory_of(order: Order) -> Signatory:
    """Return who signed the order; of a draft, who would today."""
    if order.signatory:
        return Signatory(order.signatory, order.signatory_post or order.signatory.post)
    return signatory_on(order.organization, timezone.localdate())


def points_on_paper(order: Order) -> list[OrderPoint]:
    """Return the order's points; the control of its execution is the last one."""
    control = [OrderPoint(order=order, text=order.control)] if order.control else []
    return [*order.points.select_related("responsible"), *control]


def orders() -> OrderQuerySet:
    return Order.objects.select_related("organization", "signatory")


def of_kind(kind: str) -> OrderQuerySet:
    return orders().of_kind(kind)


def _kinds() -> list[Paper]:
    return [
        Paper(f"order_{kind.code}", f"Приказ: {kind.title}", partial(of_kind, kind.code), order_html)
        for kind in order_kinds().values()
        if not kind.is_annex
    ]


def _kept(order: Order) -> SignedCopy | None:
    return getattr(order, "signed_copy", None)


PAPERS = (Paper("order", "Приказ", orders, order_html, _kept, is_main=True, kinds=_kinds),)
