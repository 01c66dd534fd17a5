"""What orders do to those before them: they amend or revoke them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from documents.enums import ORDER_IN_FORCE, ORDER_SIGNED, LineSubject, OrderEffect, OrderState
from documents.models import Order, OrderLine
from mentoring.models import Pair

DONE = {OrderEffect.AMENDS: "изменён", OrderEffect.REVOKES: "отменён"}


@dataclass(frozen=True)
class Effect:
    """by: the signed order that amends or revokes another one."""

    by: Order
    kind: str

    def __str__(self) -> str:
        return f"{DONE[OrderEffect(self.kind)]} приказом № {self.by.number} от {self.by.signed_on:%d.%m.%Y}"


def effects_on(orders: Collection[Order]) -> dict[int, list[Effect]]:
    """Return by the key of each order what was done to it; the number of queries does not follow the orders."""
    found: dict[int, list[Effect]] = {order.pk: [] for order in orders}
    for by in Order.objects.filter(affects__in=found, state__in=ORDER_SIGNED).order_by("signed_on", "pk"):
        found[by.affects_id or 0].append(Effect(by, by.effect))
    set_by = dict(OrderLine.objects.filter(order__in=found, about=LineSubject.PAIR).values_list("pair", "order"))
    changes = OrderLine.objects.filter(about=LineSubject.CHANGE, pair__in=set_by, order__state__in=ORDER_SIGNED)
    for line in changes.select_related("order").order_by("order__signed_on", "order_id", "pk"):
        effect = Effect(line.order, OrderEffect.AMENDS)
        effects = found[set_by[line.pair_id]]
        if effect not in effects:
            effects.append(effect)
    return found


def affected_by(order: Order) -> list[Order]:
    """Return what the order amends or revokes: the one it names, and those that set its changed pairs in force."""
    changed = order.lines.filter(about=LineSubject.CHANGE).values("pair")
    named = [order.affects] if order.affects else []
    setting = Order.objects.filter(
        lines__pair__in=changed, lines__about=LineSubject.PAIR, state__in=ORDER_IN_FORCE
    ).exclude(pk__in=[affected.pk for affected in named])
    return [*named, *setting.distinct().order_by("pk")]


def refusals(order: Order) -> list[str]:
    """Say why the order can't amend or revoke the one it names; empty when it can."""
    affected = order.affects
    if affected is None:
        return []
    if not affected.is_signed:
        return [f"{affected} ещё не подписан: изменить или отменить можно только подписанный приказ."]
    if affected.state == OrderState.REVOKED:
        return [f"{affected} уже отменён."]
    return _living(affected) if order.effect == OrderEffect.REVOKES else []


def too_early(order: Order, *, on: dt.date) -> list[str]:
    """Refuse a date before that of an order which is amended or revoked."""
    return [
        f"{affected} подписан позже {on:%d.%m.%Y}: приказ, который его меняет, не может быть раньше."
        for affected in affected_by(order)
        if affected.signed_on and on < affected.signed_on
    ]


def _living(affected: Order) -> list[str]:
    """Name the pairs that the order has set in force, those of new mentors too, and that still work."""
    own = affected.lines.filter(about=LineSubject.PAIR).values("pair")
    of_new_mentors = affected.lines.exclude(change__successor=None).values("change__successor")
    here = Pair.objects.filter(Q(pk__in=own) | Q(pk__in=of_new_mentors))
    living = here.unfinished_on(timezone.localdate()).with_people().order_by("pk")
    return [
        f"Пара {pair} ещё работает по приказу № {affected.number}: сначала прекратите её приказом или завершите."
        for pair in living
    ]
