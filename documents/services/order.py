"""The draft of an order: about whom it is, and how it is dropped."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from documents.models import Order, OrderPair
from documents.services.composing import compose, refuse_signed
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization, Pair, User
from mentoring.services import pair as pairs_service
from mentoring.services.state import locked


@transaction.atomic
def draft(
    organization: Organization, *, kind: str, pairs: Sequence[Pair], by: User, at: dt.datetime, today: dt.date
) -> Order:
    """Make a draft about these pairs, with its text composed from the data."""
    if not pairs:
        raise ImpossibleStepError("Отметьте хотя бы одну пару.")
    order = Order.objects.create(organization=organization, kind=kind)
    for position, pair in enumerate(pairs, start=1):
        pairs_service.put_into_draft(pair, by=by, at=at)
        OrderPair.objects.create(order=order, pair=pair, position=position)
    return compose(order, today=today)


@transaction.atomic
def discard(order: Order, *, by: User, at: dt.datetime) -> None:
    """Drop a draft; its pairs wait for an order again."""
    fresh = locked(order)
    refuse_signed(fresh)
    for pair in fresh.pairs.all():
        pairs_service.take_out_of_draft(pair, by=by, at=at)
    fresh.delete()
