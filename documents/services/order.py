"""The life of an order: drafted from the data, signed once, frozen from then on."""

import datetime as dt
import re
from collections.abc import Callable, Sequence

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone

from documents.enums import ORDER_UNSIGNED, OrderState
from documents.models import LegalGround, Order, OrderPair, OrderPoint, SignedCopy
from documents.registry import order_kinds
from documents.services.rendering import render_pdf
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Organization, Pair, User
from mentoring.services import pair as pairs_service
from mentoring.services.organization import curator_of, head_of
from mentoring.services.state import locked, move

SUB_POINT = "– "
"""What a sub-point begins with in a text template."""


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
def compose(order: Order, *, today: dt.date) -> Order:
    """Write heading, preamble and points anew from the data; what was edited by hand is replaced."""
    order = locked(order)
    refuse_signed(order)
    context = {
        "order": order,
        "pairs": pairs_on_paper(order),
        "grounds": LegalGround.objects.valid_on(today),
        "curator": curator_of(order.organization),
        "head": head_of(order.organization),
    }
    text = render_to_string(order_kinds()[order.kind].text_template, context)
    heading, preamble, *points = [_one_line(part) for part in text.split("\n\n") if part.strip()]
    order.heading, order.preamble = heading, preamble
    order.save(update_fields=["heading", "preamble"])
    order.points.all().delete()
    OrderPoint.objects.bulk_create(
        OrderPoint(
            order=order,
            position=position,
            level=2 if point.startswith(SUB_POINT) else 1,
            text=point.removeprefix(SUB_POINT),
        )
        for position, point in enumerate(points, start=1)
    )
    return order


@transaction.atomic
def discard(order: Order, *, by: User, at: dt.datetime) -> None:
    """Drop a draft; its pairs wait for an order again."""
    fresh = locked(order)
    refuse_signed(fresh)
    for pair in fresh.pairs.all():
        pairs_service.take_out_of_draft(pair, by=by, at=at)
    fresh.delete()


def propose_number(organization: Organization, *, year: int) -> str:
    """Return the number by the organization's pattern that follows the greatest one of the year."""
    before, _, after = organization.order_number_pattern.partition("{n}")
    pattern = re.compile(rf"{re.escape(before)}(\d+){re.escape(after)}")
    taken = Order.objects.filter(organization=organization, year=year).values_list("number", flat=True)
    found = [int(match[1]) for number in taken if (match := pattern.fullmatch(number))]
    return f"{before}{max(found, default=0) + 1}{after}"


@transaction.atomic
def sign(
    order: Order,
    *,
    number: str,
    signed_on: dt.date,
    signatory: Employee,
    by: User,
    at: dt.datetime,
    paper: Callable[[Order], str],
) -> Order:
    """Sign the draft: number, date, frozen copy, pairs in force; all of it or nothing.

    paper: makes the HTML that is kept. Raises ImpossibleStepError with every reason why not.
    """
    fresh = locked(order)
    refuse_signed(fresh)
    kind = order_kinds()[fresh.kind]
    refusals = kind.refusals(fresh, signed_on)
    if signed_on > timezone.localdate(at):
        refusals.append(f"Дата приказа ещё не наступила: {signed_on:%d.%m.%Y}.")
    if refusals:
        raise ImpossibleStepError(*refusals)
    fresh.number, fresh.signed_on, fresh.year, fresh.signatory = number, signed_on, signed_on.year, signatory
    _register(fresh, by=by, at=at)
    html = paper(fresh)
    SignedCopy.objects.create(order=fresh, html=html, pdf=render_pdf(html))
    kind.put_in_force(fresh, by=by, at=at)
    return fresh


def _register(order: Order, *, by: User, at: dt.datetime) -> None:
    """Take the number; the database refuses one that another order got meanwhile."""
    try:
        with transaction.atomic():
            move(order, OrderState.SIGNED, by=by, at=at, also=("number", "signed_on", "year", "signatory"))
    except IntegrityError as error:
        raise ImpossibleStepError(
            f"Приказ № {order.number} в {order.year} году уже есть: возьмите другой номер."
        ) from error


def _one_line(text: str) -> str:
    """Join the lines of a template's paragraph; a space that does not break a line stays."""
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")


def refuse_signed(order: Order) -> None:
    """Raise ImpossibleStepError for an order that is signed: it is never written again."""
    if order.state not in ORDER_UNSIGNED:
        raise ImpossibleStepError("Приказ уже подписан и больше не меняется: исправляет его только другой приказ.")


def pairs_on_paper(order: Order) -> list[Pair]:
    """Return the order's pairs in its own order, with all that its text says of people."""
    found = (
        Pair.objects.filter(orders=order)
        .with_people()
        .prefetch_related("mentor__employee__case_forms", "members__mentee__employee__case_forms")
    )
    return list(found.order_by("order_lines__position", "pk"))
