"""The signature: number, date, frozen copy, and what it puts in force."""

import datetime as dt
import re
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.enums import OrderState
from documents.models import Order, SignedCopy
from documents.registry import order_kinds
from documents.services.composing import refuse_signed
from documents.services.rendering import render_pdf
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Organization, User
from mentoring.services.state import locked, move


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
