"""Who must read an order."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from documents.models import Order
from documents.queries.lines import rows_on_paper
from documents.queries.order_parts import by_kind, declared
from documents.queries.signatory import signatory_on
from mentoring.models import Employee, Pair, PairChange
from mentoring.queries.organization import curator_of


def readers_of(order: Order) -> list[Employee]:
    """Return who must read the order, once each: all people in it, who answers for a point, the curator.

    Not who signs it, nor who is gone from the staff.
    """
    rows = [row for each in by_kind(order) for row in rows_on_paper(each)]
    people: list[Employee | None] = [person for row in rows for person in _people_in(row)]
    people += [person.employee for person in order.people.select_related("employee")]
    people += [person for each in by_kind(order) for person in declared(each).readers(each)]
    people += [point.responsible for point in order.points.select_related("responsible")]
    day = order.signed_on or timezone.localdate()
    people.append(curator_of(order.organization, on=day))
    signs = order.signatory or signatory_on(order.organization, day).person
    return list({person.pk: person for person in people if person and _reads(person, signs)}.values())


def _reads(person: Employee, signs: Employee | None) -> bool:
    return person.archived_on is None and person != signs


def _people_in(row: Any) -> Iterator[Employee]:
    pair: Pair = row.pair if isinstance(row, PairChange) else row
    yield pair.mentor.employee
    if isinstance(row, PairChange):
        yield from _people_of_change(row)
    for mentee in pair.current_mentees:
        yield mentee.employee


def _people_of_change(change: PairChange) -> Iterator[Employee]:
    if change.successor:
        yield change.successor.mentor.employee
    if change.mentee:
        yield change.mentee.employee
