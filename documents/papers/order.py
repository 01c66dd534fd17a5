"""The order on paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from documents.models import Order, OrderPoint
from documents.registry import order_kinds
from documents.services.composing import pairs_on_paper
from mentoring.declarations import Paper
from mentoring.models import Employee, Pair
from mentoring.services.organization import head_of


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
    if hasattr(order, "signed_copy"):
        return str(order.signed_copy.html)
    return render_to_string("print/order.html", order_context(order))


def order_context(order: Order) -> dict[str, Any]:
    kind = order_kinds()[order.kind]
    signatory = order.signatory or head_of(order.organization)
    pairs = pairs_on_paper(order)
    return {
        "order": order,
        "organization": order.organization,
        "points": numbered(list(order.points.select_related("responsible"))),
        "pairs": pairs,
        "annex_template": kind.annex_template,
        "annex_title": kind.annex_title,
        "signatory": signatory,
        "signatory_post": signatory.post if signatory else order.organization.head_title,
        "is_draft": not order.is_signed,
        "acquainted": acquainted(pairs),
    }


def acquainted(pairs: list[Pair]) -> list[Employee]:
    """Return who reads the order: every mentor and mentee in it, once, in the order of the annex."""
    people = {
        person.pk: person
        for pair in pairs
        for person in (pair.mentor.employee, *(mentee.employee for mentee in pair.current_mentees))
    }
    return list(people.values())


def find_order(pk: int) -> Order:
    return Order.objects.select_related("organization", "signatory").get(pk=pk)


PAPERS = (Paper(code="order", title="Приказ", find=find_order, html=order_html),)
