"""What lists and pages tell of collegial bodies."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from documents.enums import BODY_LEADS, BodyRole
from documents.models import BodyComposition, BodyMember, BodySession, CollegialBody
from mentoring.enums import Tone


@dataclass(frozen=True)
class BodyTold:
    """leaders: role → who has it on the day; count: of all its members; last: the newest session."""

    body: CollegialBody
    chair: BodyMember | None
    secretary: BodyMember | None
    count: int
    last: BodySession | None


def with_leaders(found: QuerySet[CollegialBody], *, on: dt.date) -> list[BodyTold]:
    """Tell of each body who leads it on the day; three queries, however many bodies."""
    bodies = list(found.order_by("-is_active", "title", "pk"))
    keys = [body.pk for body in bodies]
    members: dict[int, list[BodyMember]] = {key: [] for key in keys}
    there = BodyMember.objects.on(on).filter(composition__body__in=keys)
    for member in there.select_related("employee", "composition"):
        members[member.composition.body_id].append(member)
    last: dict[int, BodySession] = {}
    for session in BodySession.objects.filter(body__in=keys).order_by("held_on", "pk"):
        last[session.body_id] = session
    return [_told(body, members[body.pk], last.get(body.pk)) for body in bodies]


def _told(body: CollegialBody, members: list[BodyMember], last: BodySession | None) -> BodyTold:
    leads: dict[Any, BodyMember] = {member.role: member for member in members if member.role in BODY_LEADS}
    return BodyTold(body, leads.get(BodyRole.CHAIR), leads.get(BodyRole.SECRETARY), len(members), last)


@dataclass(frozen=True)
class CompositionTold:
    """word, tone: how it stands on the day; by: the order of this site, None where there is none."""

    composition: BodyComposition
    word: str
    tone: Tone
    by: Any

    @property
    def is_proposed(self) -> bool:
        return not self.composition.is_ordered


def compositions_told(body: CollegialBody, *, on: dt.date) -> list[CompositionTold]:
    """Tell of each composition whether it is proposed, to come, in force or over."""
    found = list(body.compositions.select_related("order"))
    in_force = set(body.compositions.in_force().values_list("pk", flat=True))
    now = body.composition_on(on)
    return [_composition_told(one, is_kept=one.pk in in_force, now=now, on=on) for one in found]


def _composition_told(
    one: BodyComposition, *, is_kept: bool, now: BodyComposition | None, on: dt.date
) -> CompositionTold:
    order = getattr(one, "order", None)
    if one == now:
        return CompositionTold(one, "действует", Tone.ACTIVE, order)
    if is_kept:
        to_come = one.starts_on > on
        return CompositionTold(one, "вступит в силу" if to_come else "был раньше", _tone(to_come=to_come), order)
    if order is None:
        return CompositionTold(one, "предложен", Tone.ATTENTION, None)
    word = "приказ отменён" if order.is_signed else "в проекте приказа"
    return CompositionTold(one, word, Tone.LATE if order.is_signed else Tone.ATTENTION, order)


def _tone(*, to_come: bool) -> Tone:
    return Tone.ATTENTION if to_come else Tone.NEUTRAL
