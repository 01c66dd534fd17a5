"""The rows that an order is about: pairs, changes of pairs, or pairs whose programs are meant."""

from typing import Any

from documents.enums import LineSubject
from documents.models import Order
from documents.registry import order_kinds
from mentoring.models import Pair, PairChange

CASE_FORMS = ("mentor__employee__case_forms", "members__mentee__employee__case_forms")


def lines_on_paper(order: Order) -> list[Any]:
    """Return what the text goes through line by line: the rows, else the people that the order itself is about."""
    if order_kinds()[order.kind].about:
        return rows_on_paper(order)
    return list(order.people.select_related("employee").prefetch_related("employee__case_forms"))


def rows_on_paper(order: Order) -> list[Any]:
    """Return the order's rows in its own order, with all that its text says of people."""
    about = order_kinds()[order.kind].about
    if about != LineSubject.CHANGE:
        return list(pairs_on_paper(order)) if about else []
    changes = PairChange.objects.filter(order_line__order=order).with_terms()
    in_order = changes.prefetch_related(*(f"pair__{path}" for path in CASE_FORMS))
    return list(in_order.order_by("order_line__position", "pk"))


def pairs_on_paper(order: Order) -> list[Pair]:
    """Return the pairs of the order's lines, as above."""
    found = Pair.objects.filter(order_lines__order=order).with_terms().prefetch_related(*CASE_FORMS)
    return list(found.order_by("order_lines__position", "pk"))


def subject_of(about: LineSubject, row: Any) -> dict[str, Any]:
    """Return what a line of the order keeps of the row."""
    if about == LineSubject.CHANGE:
        return {"pair": row.pair, "change": row, "about": about}
    return {"pair": row, "about": about}
