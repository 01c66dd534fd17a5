"""What an order does to the orders before it: it amends them or revokes them."""

import datetime as dt

from documents.enums import OrderEffect, OrderState
from documents.models import Order
from documents.queries.affecting import affected_by
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import User
from mentoring.services.state import locked, move, remark


def affect(order: Order, *, by: User, at: dt.datetime) -> None:
    """Let the signed order amend or revoke the others; within the transaction of its signing."""
    for affected in affected_by(order):
        revokes = affected.pk == order.affects_id and order.effect == OrderEffect.REVOKES
        fresh = locked(affected)
        if fresh.state == OrderState.REVOKED:
            raise ImpossibleStepError(f"{fresh} уже отменён.")
        to = OrderState.REVOKED if revokes else OrderState.AMENDED
        if not move(fresh, to, by=by, at=at, why=str(order)):
            remark(fresh, by=by, at=at, why=str(order))
