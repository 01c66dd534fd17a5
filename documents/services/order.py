"""The draft of an order: what it is about, and how it is dropped."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction

from documents.enums import ORDER_UNSIGNED, LineSubject
from documents.models import Order, OrderLine, OrderPart, OrderPerson
from documents.models.asked import ASKED
from documents.queries.lines import rows_on_paper, subject_of
from documents.queries.order_parts import by_kind, declared
from documents.registry import OrderKind, order_kinds
from documents.services.composing import compose, refuse_signed
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Organization, User
from mentoring.services.holding import hold
from mentoring.services.state import locked


@dataclass(frozen=True)
class Given:
    """What a kind of order asked for, and was told.

    rows: pairs, changes or pairs of programs, as the kind says; people: each with what is noted of the person;
    fields: those of Order that the kind asks for; chosen: one of the kind's `choices`
    """

    kind: str
    rows: Sequence[Any] = ()
    people: Mapping[Employee, str] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    chosen: Any = None

    @property
    def declared(self) -> OrderKind:
        return order_kinds()[self.kind]

    @property
    def about(self) -> LineSubject | None:
        return self.declared.about

    @property
    def asked(self) -> dict[str, Any]:
        return {name: value for name, value in self.fields.items() if name in ASKED}

    @property
    def of_order(self) -> dict[str, Any]:
        """What the whole order keeps: which other one it amends or revokes, which composition it sets in force."""
        kept = {name: value for name, value in self.fields.items() if name not in ASKED}
        return kept | ({"effect": self.declared.effect} if kept.get("affects") else {})


@transaction.atomic
def draft(
    organization: Organization,
    *,
    kind: str,
    rows: Sequence[Any] = (),
    people: Mapping[Employee, str] | None = None,
    also: Sequence[Given] = (),
    chosen: Any = None,
    by: User,
    at: dt.datetime,
    today: dt.date,
    **asked: Any,
) -> Order:
    """Make a draft with its text composed from the data; in the order of its kinds, whichever was named first.

    also: of what further kinds it is. Raises ImpossibleStepError.
    """
    named = Given(kind, rows, people or {}, asked, chosen)
    first, *further = sorted([named, *also], key=lambda part: part.declared.position)
    _refuse_parts([first, *further])
    hold(row for part in (first, *further) for row in part.rows)
    of_order = {name: value for part in (first, *further) for name, value in part.of_order.items()}
    order = Order.objects.create(
        organization=organization, kind=first.kind, register=first.declared.register, **first.asked, **of_order
    )
    _fill(order, first, by=by, at=at)
    for position, part in enumerate(further, start=1):
        kept = OrderPart.objects.create(order=order, kind=part.kind, position=position, **part.asked)
        _fill(order, part, kept, by=by, at=at)
    for each, part in zip(by_kind(order), (first, *further), strict=True):
        part.declared.choose(each, part.chosen)
    return compose(order, today=today)


def _refuse_parts(parts: Sequence[Given]) -> None:
    kinds = [part.kind for part in parts]
    if len(kinds) > len(set(kinds)):
        raise ImpossibleStepError("Один и тот же вид приказа выбран дважды.")
    if sum(bool(part.fields.get("affects")) for part in parts) > 1:
        raise ImpossibleStepError("Один приказ изменяет или отменяет только один другой: составьте два приказа.")
    annexes = [annex.template for part in parts for annex in part.declared.annexes]
    if len(annexes) > len(set(annexes)):
        raise ImpossibleStepError("Один и тот же документ стал бы приложением дважды: выберите что-то одно.")
    for part in parts:
        if part.about and not part.rows:
            raise ImpossibleStepError("Отметьте хотя бы одну строку: приказу не о чем быть.")


def _fill(order: Order, part: Given, kept: OrderPart | None = None, *, by: User, at: dt.datetime) -> None:
    """Take the rows into the draft, and name the people."""
    for row in part.rows if part.about else ():
        subject = subject_of(part.about, locked(row))
        _refuse_drafted(row, subject)
        part.declared.take(row, by=by, at=at)
        _add_line(order, row, subject)
    for position, (person, note) in enumerate(part.people.items(), start=1):
        OrderPerson.objects.create(order=order, part=kept, employee=person, note=note, position=position)


def _refuse_drafted(row: Any, subject: Mapping[str, Any]) -> None:
    """Refuse a row of another draft. The row is locked: the database alone keeps no pair's program in one draft."""
    line = OrderLine.objects.filter(**subject, order__state__in=ORDER_UNSIGNED).select_related("order").first()
    if line:
        raise ImpossibleStepError(
            f"{row} – уже в другом проекте приказа, «{line.order.heading}». Подпишите его, удалите или снимите отметку."
        )


def _add_line(order: Order, row: Any, subject: Mapping[str, Any]) -> None:
    try:
        with transaction.atomic():
            OrderLine.objects.create(order=order, position=order.lines.count() + 1, **subject)
    except IntegrityError as error:
        raise ImpossibleStepError(f"{row} – уже в другом приказе. Обновите страницу и выберите ещё раз.") from error


@transaction.atomic
def discard(order: Order, *, by: User, at: dt.datetime) -> None:
    """Drop a draft; its rows wait for an order again."""
    fresh = locked(order)
    refuse_signed(fresh)
    rows = [(declared(each), row) for each in by_kind(fresh) for row in rows_on_paper(each)]
    hold(row for _kind, row in rows)
    fresh.lines.all().delete()
    for kind, row in rows:
        kind.release(row, by=by, at=at)
    fresh.delete()
