"""Changes of a pair that were agreed to and ordered, where factories.py prepares them."""

from documents.panels import KIND_OF
from documents.services import order as orders
from mentoring.models import Pair, PairChange, User
from mentoring.services import pair_change as pair_changes
from tests import factories as make


def agreed_change(change: PairChange, *, by: User) -> PairChange:
    """Agreed to on paper by all whom it concerns."""
    for person in change.waiting:
        pair_changes.confirm_on_paper(change, employee=person, on=make.TODAY, by=by, at=make.AT)
    return PairChange.objects.get(pk=change.pk)


def ordered(change: PairChange, *, by: User) -> PairChange:
    """Agreed to, and carried out as an order of today does it."""
    return make.done_change(agreed_change(change, by=by), by=by)


def signed_change(change: PairChange, *, by: User, head: User, number: str = "2-ОД") -> Pair:
    """Return the pair after the change was agreed to, and the order about it signed today."""
    kind = KIND_OF[change.kind]
    make.order_template(kind)
    rows, organization = [agreed_change(change, by=by)], change.pair.organization
    make.signed_order(
        orders.draft(organization, kind=kind, rows=rows, by=by, at=make.AT, today=make.TODAY), by=head, number=number
    )
    return Pair.objects.get(pk=change.pair_id)
