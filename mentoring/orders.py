"""The orders about pairs."""

import datetime as dt
from typing import Any

from mentoring.declarations import OrderKind
from mentoring.models import User
from mentoring.services import pair as pairs


def refusals(order: Any, on: dt.date) -> list[str]:
    """Say why the order can't be signed on the date, pair by pair."""
    found = list(order.pairs.with_people())
    if not found:
        return ["В приказе нет ни одной пары."]
    return [sentence for pair in found for sentence in pairs.signing_refusals(pair, on=on)]


def put_in_force(order: Any, *, by: User, at: dt.datetime) -> None:
    """Set all pairs of the signed order in force."""
    for pair in order.pairs.order_by("pk"):
        pairs.put_in_force(pair, on=order.signed_on, by=by, at=at, why=str(order))


ORDER_KINDS = (
    OrderKind(
        code="pairs",
        title="О закреплении наставнических пар (групп)",
        text_template="print/orders/pairs.txt",
        annex_template="print/orders/pairs_annex.html",
        annex_title="Наставнические пары (группы)",
        refusals=refusals,
        put_in_force=put_in_force,
    ),
)
