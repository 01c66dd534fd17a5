"""A regulation and the order that approves it."""

import datetime as dt

from django.db import transaction

from documents.models import Order, Regulation
from documents.papers.annexes import annex_number, annexes_on_paper
from documents.papers.regulation import REGULATION, of_sample
from documents.queries.regulation import of_title, regulation_of
from documents.services import order as orders
from documents.services import regulation as regulations
from documents.services.composing import compose, refuse_signed
from documents.services.freezing import ChangedMeanwhileError
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import User
from mentoring.services.state import locked, remark

KIND = "edition"
"""Of the order about nothing else."""


@transaction.atomic
def draft_order(
    regulation: Regulation, *, starts_on: dt.date | None, by: User, at: dt.datetime, today: dt.date
) -> Order:
    """Draft the order that approves the regulation."""
    fresh = _waiting(regulation)
    order = orders.draft(fresh.organization, kind=KIND, by=by, at=at, today=today, starts_on=starts_on)
    _join(fresh, order, by=by, at=at)
    return compose(order, today=today)


@transaction.atomic
def join(regulation: Regulation, order: Order, *, by: User, at: dt.datetime) -> None:
    """Let the regulation be the annex of an order that is a draft already."""
    fresh, order = _waiting(regulation), locked(order)
    refuse_signed(order)
    if order.regulations.exists():
        raise ImpossibleStepError(f"Приказом «{order.heading}» утверждается другое положение.")
    _join(fresh, order, by=by, at=at)


def _waiting(regulation: Regulation) -> Regulation:
    fresh = locked(regulation)
    if fresh.approved_on:
        raise ImpossibleStepError(regulations.APPROVED)
    if fresh.order:
        raise ImpossibleStepError(f"Проект приказа уже есть: «{fresh.order.heading}».")
    return fresh


def _join(regulation: Regulation, order: Order, *, by: User, at: dt.datetime) -> None:
    regulation.order = order
    regulation.save(update_fields=["order"])
    remark(regulation, by=by, at=at, why=f"Составлен {str(order)[:1].lower()}{str(order)[1:]}")


@transaction.atomic
def approve(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    """Approve what the order, just signed, has as its annex; of the sample a regulation is made, the next of its title.

    Raises ChangedMeanwhileError where the text is another by now than the order has.
    """
    regulation = locked(regulation_of(order) or _made_of_sample(order, by=by, at=at))
    number = annex_number(order, REGULATION)
    if annexes_on_paper(order)[number - 1] not in order.signed_copy.html:
        raise ChangedMeanwhileError
    starts = order.starts_on
    regulations.approve(regulation, on=on, in_force_from=starts, by=by, at=at, order=order, annex_number=number)


def _made_of_sample(order: Order, *, by: User, at: dt.datetime) -> Regulation:
    made = of_sample(order)
    former = of_title(order.organization, made.title, on=order.signed_on or at.date())
    made.former, made.edition = former, former.edition + 1 if former else 1
    made._history_user, made._history_date = by, at  # type: ignore[attr-defined]  # noqa: SLF001 - documented
    made.save()
    return made
