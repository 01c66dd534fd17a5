"""The draft of an order: what it is about, and how it is dropped."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from documents.enums import ORDER_UNSIGNED, LineSubject
from documents.models import Order, OrderLine, OrderPerson
from documents.queries.lines import rows_on_paper, subject_of
from documents.registry import order_kinds
from documents.services.composing import compose, refuse_signed
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Organization, User
from mentoring.services.holding import hold
from mentoring.services.state import locked


@transaction.atomic
def draft(
    organization: Organization,
    *,
    kind: str,
    rows: Sequence[Any] = (),
    people: Mapping[Employee, str] | None = None,
    by: User,
    at: dt.datetime,
    today: dt.date,
    **asked: Any,
) -> Order:
    """Make a draft with its text composed from the data.

    rows: pairs, changes or pairs of programs, as the kind says; people: each with what is noted of the person;
    asked: the fields of Order that the kind asks for. Raises ImpossibleStepError.
    """
    declared = order_kinds()[kind]
    if asked.get("affects"):
        asked["effect"] = declared.effect
    if declared.about and not rows:
        raise ImpossibleStepError("Отметьте хотя бы одну строку: приказу не о чем быть.")
    hold(rows)
    order = Order.objects.create(organization=organization, kind=kind, register=declared.register, **asked)
    if declared.about:
        for position, row in enumerate(rows, start=1):
            _refuse_drafted(declared.about, row)
            declared.take(row, by=by, at=at)
            _add_line(order, declared.about, row, position)
    for position, (person, note) in enumerate((people or {}).items(), start=1):
        OrderPerson.objects.create(order=order, employee=person, note=note, position=position)
    return compose(order, today=today)


def _refuse_drafted(about: LineSubject, row: Any) -> None:
    """Refuse a row of another draft. The row is locked: the database alone keeps no pair's program in one draft."""
    subject = subject_of(about, locked(row))
    line = OrderLine.objects.filter(**subject, order__state__in=ORDER_UNSIGNED).select_related("order").first()
    if line:
        raise ImpossibleStepError(
            f"{row} – уже в другом проекте приказа, «{line.order.heading}». Подпишите его, удалите или снимите отметку."
        )


def _add_line(order: Order, about: LineSubject, row: Any, position: int) -> None:
    try:
        with transaction.atomic():
            OrderLine.objects.create(order=order, position=position, **subject_of(about, row))
    except IntegrityError as error:
        raise ImpossibleStepError(f"{row} – уже в другом приказе. Обновите страницу и выберите ещё раз.") from error


@transaction.atomic
def discard(order: Order, *, by: User, at: dt.datetime) -> None:
    """Drop a draft; its rows wait for an order again."""
    fresh = locked(order)
    refuse_signed(fresh)
    rows = rows_on_paper(fresh)
    hold(rows)
    fresh.lines.all().delete()
    for row in rows:
        order_kinds()[fresh.kind].release(row, by=by, at=at)
    fresh.delete()
