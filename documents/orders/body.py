"""The order on who is in a collegial body."""

import datetime as dt
from typing import Any

from documents import samples
from documents.enums import BodyRole
from documents.models import BodyComposition, BodyMember, CollegialBody, Order
from documents.press.dates import date_words
from documents.registry import Annex, OrderKind
from documents.services.body import order_refusals
from mentoring.models import Employee
from mentoring.russian import since

COUNCIL = CollegialBody(title="методический совет").cases


def words(order: Order) -> dict[str, Any]:
    """Name the body; as a new one where it had no composition before."""
    composition = order.body_composition
    if composition is None:
        return dict.fromkeys(SAMPLES)
    body, members = composition.body.cases, members_of(order)
    former = former_of(composition)
    return {
        "орган": body,
        "о чём": "составе" if former else "создании",
        "новый орган": None if former else body,
        "прежний состав": date_words(former.starts_on) if former else None,
        "срок": (composition.starts_on, composition.ends_on),
        "начало": composition.starts_on,
        "председатель": _holder(members, BodyRole.CHAIR),
        "заместитель": _holder(members, BodyRole.VICE),
        "секретарь": _holder(members, BodyRole.SECRETARY),
    }


def former_of(composition: BodyComposition) -> BodyComposition | None:
    """Return the composition that is in force on the eve."""
    return composition.body.composition_on(composition.starts_on - dt.timedelta(days=1))


def members_of(order: Order) -> list[BodyMember]:
    members = BodyMember.objects.filter(composition=order.body_composition_id).select_related("employee")
    return list(members.prefetch_related("employee__case_forms"))


def _holder(members: list[BodyMember], role: BodyRole) -> Employee | str | None:
    """Return who has the role; of one from outside the words."""
    member = next((one for one in members if one.role == role), None)
    if member is None:
        return None
    return member.employee or ", ".join(part for part in (member.name, member.post) if part)


def readers(order: Order) -> list[Employee]:
    return [member.employee for member in members_of(order) if member.employee]


def changes(order: Order, on: dt.date) -> list[str]:
    composition = order.body_composition
    if composition is None:
        return []
    day = composition.starts_on
    said = [f"{since(day).capitalize()} действует этот состав: {composition.body.title}."]
    if former_of(composition):
        said.append(f"Полномочия прежнего состава кончаются {day - dt.timedelta(days=1):%d.%m.%Y}.")
    if day < on:
        said.append(f"Состав начинается раньше приказа, {since(day)}.")
    return said


def annex(order: Order) -> dict[str, Any]:
    composition = order.body_composition
    body = composition.body.cases if composition else COUNCIL
    return {"body": body, "members": members_of(order)}


SAMPLES: dict[str, Any] = {
    "орган": COUNCIL,
    "о чём": "создании",
    "новый орган": COUNCIL,
    "прежний состав": date_words(samples.STARTS_ON),
    "срок": (samples.STARTS_ON, samples.ENDS_ON),
    "начало": samples.STARTS_ON,
    "председатель": samples.HEAD,
    "заместитель": samples.CURATOR,
    "секретарь": samples.MENTOR,
}

BODY = OrderKind(
    code="body",
    position=25,
    title="О составе коллегиального органа",
    hint="Кто в совете, с какого дня и на какой срок; состав предлагают на странице органа, «Советы и протоколы».",
    refusals=order_refusals,
    changes=changes,
    asks={"body_composition": "Какой состав утверждается"},
    words=words,
    readers=readers,
    annexes=(Annex("Состав", "print/orders/body_annex.html", annex),),
    samples=SAMPLES,
)
