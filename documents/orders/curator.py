"""The order that appoints the curator."""

import datetime as dt
from typing import Any

from documents import samples
from documents.models import Order
from documents.registry import OrderKind
from mentoring.models import User
from mentoring.services import curator as curators


def words(order: Order) -> dict[str, Any]:
    person = order.people.select_related("employee").first()
    return {"кто": person and person.employee, "срок": (order.starts_on, order.ends_on)}


def refusals(order: Order, on: dt.date) -> list[str]:
    """Say why nobody can be appointed by the order; empty when the person can."""
    del on
    people = list(order.people.select_related("employee"))
    if len(people) != 1:
        return ["Куратором назначают одного человека: удалите проект и составьте новый."]
    return curators.appointment_refusals(people[0].employee, starts_on=order.starts_on)


def put_in_force(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    """Appoint the person; who was the curator before leaves."""
    del by, at
    person = order.people.select_related("employee").get()
    assert order.starts_on is not None  # noqa: S101 - the kind asks for it
    curators.appoint(
        person.employee,
        starts_on=order.starts_on,
        ends_on=order.ends_on,
        basis=f"приказ № {order.number} от {on:%d.%m.%Y}",
    )


CURATOR = OrderKind(
    code="curator",
    position=20,
    title="О назначении куратора",
    hint="Кто организует наставничество и контролирует программы, и на какой срок.",
    refusals=refusals,
    put_in_force=put_in_force,
    asks={"person": "Кто назначается", "starts_on": "С какого дня"},
    may_ask={"ends_on": "По какой день"},
    words=words,
    samples={"кто": samples.CURATOR, "срок": (samples.STARTS_ON, samples.ENDS_ON)},
)
