"""The rows that an order is about: pairs, changes of pairs, or pairs whose programs are meant."""

from typing import Any

from documents.enums import LineSubject
from documents.models import Order
from documents.queries.order_parts import declared
from mentoring.models import Pair, PairChange

CASE_FORMS = ("mentor__employee__case_forms", "members__mentee__employee__case_forms")


def lines_on_paper(order: Order) -> list[Any]:
    """Return what the text of its kind goes through line by line: the rows, else the people it is about."""
    if declared(order).about:
        return rows_on_paper(order)
    return list(order.people_of_kind.prefetch_related("employee__case_forms"))


def rows_on_paper(order: Order) -> list[Any]:
    """Return the rows of the order's kind in its own order, with all that its text says of people."""
    kind = declared(order)
    if kind.about != LineSubject.CHANGE:
        return list(pairs_on_paper(order, kind.about)) if kind.about else []
    changes = PairChange.objects.filter(order_line__order=order, kind__in=kind.change_kinds).with_terms()
    in_order = changes.prefetch_related(*(f"pair__{path}" for path in CASE_FORMS))
    return list(in_order.order_by("order_line__position", "pk"))


def pairs_on_paper(order: Order, about: LineSubject) -> list[Pair]:
    """Return the pairs of the order's lines, as above."""
    found = Pair.objects.filter(order_lines__order=order, order_lines__about=about).with_terms()
    found = found.prefetch_related(*CASE_FORMS)
    return list(found.order_by("order_lines__position", "pk"))


def subject_of(about: LineSubject | None, row: Any) -> dict[str, Any]:
    """Return what a line of the order keeps of the row."""
    if about == LineSubject.CHANGE:
        return {"pair": row.pair, "change": row, "about": about}
    return {"pair": row, "about": about}
