"""The order that appoints the curator."""

import datetime as dt
from typing import Any

from django.utils import timezone

from documents import samples
from documents.enums import OrderState, PointRole
from documents.models import Order
from documents.press.dates import date_words
from documents.registry import OrderKind
from mentoring.models import Curator, Employee, User
from mentoring.queries.organization import curator_of
from mentoring.services import post as posts


def words(order: Order) -> dict[str, Any]:
    person = order.people_of_kind.first()
    return {
        "кто": person and person.employee,
        "срок": (order.starts_on, order.ends_on),
        "прежний": _before(order, person.employee if person else None),
        "начало": order.starts_on,
    }


def appoints(order: Order) -> dict[str, Any]:
    person = order.people_of_kind.first()
    return {PointRole.CURATOR: person.employee} if person else {}


def _before(order: Order, new: Employee | None) -> Employee | None:
    """Return who is relieved by the order: the curator of its first day, if that is somebody else."""
    before = curator_of(order.organization, on=order.starts_on) if order.starts_on else None
    return before if before != new else None


def lacks_account(order: Order) -> list[str]:
    """Say that the appointed person can't sign in yet: the rights are there on the day, the account has to be made."""
    people = [person.employee for person in order.people_of_kind.select_related("employee__user")]
    return [
        f"{person.initials_last}: нет действующей учётной записи, её открывает администратор на странице сотрудника."
        for person in people
        if not (person.account and person.account.is_active)
    ]


def leaves(order: Order) -> list[str]:
    """Say what the appointment waits for, until its term is over."""
    is_over = order.ends_on is not None and order.ends_on < timezone.localdate()
    return [] if is_over or order.state == OrderState.REVOKED else lacks_account(order)


def warnings(order: Order, on: dt.date) -> list[str]:
    del on
    return lacks_account(order)


def changes(order: Order, on: dt.date) -> list[str]:
    del on
    person = order.people_of_kind.first()
    if person is None or order.starts_on is None:
        return []
    ends = f" по {date_words(order.ends_on)}" if order.ends_on else ""
    who = person.employee.full_name
    said = [f"С {date_words(order.starts_on)}{ends} куратор наставничества – {who}: вместе со сроком идут и права."]
    before = _before(order, person.employee)
    if before:
        said.append(f"С этого же дня от обязанностей куратора освобождается {before.full_name}: права кончаются.")
    return said


def refusals(order: Order, on: dt.date) -> list[str]:
    """Say why nobody can be appointed by the order; empty when the person can."""
    del on
    people = list(order.people_of_kind)
    if len(people) != 1:
        return ["Куратором назначают одного человека: удалите проект и составьте новый."]
    return posts.appointment_refusals(Curator, people[0].employee, starts_on=order.starts_on)


def put_in_force(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    """Appoint the person; who was the curator before leaves."""
    del at
    person = order.people_of_kind.get()
    assert order.starts_on is not None  # noqa: S101 - the kind asks for it
    posts.appoint(
        Curator,
        person.employee,
        starts_on=order.starts_on,
        ends_on=order.ends_on,
        basis=f"приказ № {order.number} от {on:%d.%m.%Y}",
        by=by,
    )


CURATOR = OrderKind(
    code="curator",
    position=20,
    title="О назначении куратора",
    hint="Кто организует наставничество и контролирует программы, и на какой срок.",
    refusals=refusals,
    warnings=warnings,
    changes=changes,
    leaves=leaves,
    appoints=appoints,
    put_in_force=put_in_force,
    asks={"person": "Кто назначается", "starts_on": "С какого дня"},
    may_ask={"ends_on": "По какой день"},
    words=words,
    samples={
        "кто": samples.CURATOR,
        "срок": (samples.STARTS_ON, samples.ENDS_ON),
        "прежний": samples.HEAD,
        "начало": samples.STARTS_ON,
    },
)
