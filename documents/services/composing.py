"""The text of a draft: composed from the data by the template of its kind, then edited by hand."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from documents.enums import ORDER_UNSIGNED, OrderState
from documents.models import Order, OrderPoint
from documents.models.order import HEADING_MOST
from documents.queries.former_words import named_by_hand, outliving, words_of_people
from documents.queries.outdated import tells_of
from documents.queries.wording import wording_of
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization
from mentoring.queries.working_days import working_day_from
from mentoring.services.state import locked

SIGNED = "Приказ уже подписан и больше не меняется: исправляет его только другой приказ."
ON_VISAS = "Приказ на визах: чтобы изменить текст, сначала верните его на доработку."
OWN_TEXTS = ("heading", "preamble", "control")


@transaction.atomic
def compose(order: Order, *, today: dt.date) -> Order:
    """Write the text anew from the data; points added by a person stay at their place, other edits are replaced."""
    order = locked(order)
    refuse_unwritable(order)
    wording = wording_of(order, today=today)
    order.heading, order.preamble, order.control = wording.heading, wording.preamble, wording.control
    if len(order.heading) > HEADING_MOST:
        raise ImpossibleStepError(
            f"Заголовок приказа получается длиннее {HEADING_MOST} знаков: сократите название того, о чём приказ."
        )
    order.save(update_fields=OWN_TEXTS)
    _put_off_days_off(wording.points, order.organization)
    _write(order, wording.points)
    order.composed_of = [*words_of_people(order, on=today), *outliving(order, on=today)]
    keep_told(order)
    return order


@transaction.atomic
def write_text(order: Order, *, points: Iterable[OrderPoint], added: OrderPoint | None = None) -> None:
    """Save the heading, the preamble and the control as edited, the edited points, and one more below all points."""
    refuse_unwritable(locked(order))
    order.save(update_fields=OWN_TEXTS)
    for point in points:
        point.save(update_fields=["text", "level", "deadline", "responsible"])
    if added:
        added.order, added.is_own, added.position = order, True, order.points.count() + 1
        added.save()
    keep_told(order)


def keep_told(order: Order) -> None:
    """Keep what the text, as it is saved now, tells of people: draft and desks compare it with what is so."""
    fresh = Order.objects.get(pk=order.pk)
    order.composed_of = fresh.composed_of = [*order.composed_of, *named_by_hand(fresh, order.composed_of)]
    order.tells_of = tells_of(fresh)
    order.save(update_fields=["composed_of", "tells_of"])


def _put_off_days_off(points: Sequence[OrderPoint], organization: Organization) -> None:
    """Let no deadline end on a day off."""
    for point in points:
        if point.deadline:
            point.deadline = working_day_from(organization, point.deadline)


def _write(order: Order, composed: Sequence[OrderPoint]) -> None:
    kept = with_own(list(order.points.all()), composed)
    order.points.filter(is_own=False).delete()
    for position, point in enumerate(kept, start=1):
        point.order, point.position = order, position
    OrderPoint.objects.bulk_create(point for point in kept if not point.is_own)
    OrderPoint.objects.bulk_update((point for point in kept if point.is_own), ["position"])


def refuse_signed(order: Order) -> None:
    """Raise ImpossibleStepError for an order that is signed: it is never written again."""
    if order.state not in ORDER_UNSIGNED:
        raise ImpossibleStepError(SIGNED)


def refuse_unwritable(order: Order) -> None:
    """Raise ImpossibleStepError unless the text may change: whoever gave a visa agreed to it as it was."""
    closed = writing_refusal(order)
    if closed:
        raise ImpossibleStepError(closed)


def writing_refusal(order: Order) -> str:
    """Say why the text is not written as the order stands; empty where it is."""
    if order.state not in ORDER_UNSIGNED:
        return SIGNED
    return "" if order.state == OrderState.DRAFT else ON_VISAS


def with_own(old: Sequence[OrderPoint], composed: Sequence[OrderPoint]) -> list[OrderPoint]:
    """Put a person's own points among the composed ones: after as many of them as before; the last stay last."""
    result = list(composed)
    composed_before, own_before = 0, 0
    composed_of_old = sum(not point.is_own for point in old)
    for point in old:
        if not point.is_own:
            composed_before += 1
            continue
        place = len(composed) if composed_before == composed_of_old else min(composed_before, len(composed))
        result.insert(place + own_before, point)
        own_before += 1
    return result
