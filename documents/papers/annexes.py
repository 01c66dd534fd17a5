"""What people agree to in a draft: its own words, and those that its annexes take from the data."""

from typing import Any

from django.template.loader import render_to_string

from documents.models import Order
from documents.queries.order_parts import annexes_of, by_kind
from documents.registry import Annex
from mentoring.fingerprint import fingerprint


def annexes_on_paper(order: Order) -> list[str]:
    """Return the HTML of the sections of each annex that the order has, numbered from 1."""
    given = {"order": order, "organization": order.organization}
    return [
        render_to_string(annex.template, {"title": annex.title, **given, **context, "number": number})
        for number, (annex, context) in enumerate(_annexes_of(order), start=1)
    ]


def annex_number(order: Order, annex: Annex) -> int:
    """Return the number that the annex has among those of the order."""
    return [there for there, _context in _annexes_of(order)].index(annex) + 1


def _annexes_of(order: Order) -> list[tuple[Annex, dict[str, Any]]]:
    return [found for each in by_kind(order) for found in annexes_of(each)]


def draft_fingerprint(order: Order) -> str:
    """Tell the draft's text from any other; who has agreed to it and who will read it does not matter."""
    points = order.points.values_list("level", "text", "deadline", "responsible")
    text = (order.heading, order.preamble, list(points), order.control, [str(one) for one in annexes_on_paper(order)])
    return fingerprint(repr(text))
