"""Plays the orders of the demonstration that name no new pair: one of each kind, signed or still a draft."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from documents.models import Order, OrderPoint
from documents.services.composing import write_text
from documents.services.order import Given
from documents.services.point_done import mark_done
from mentoring.models import Mentee, Mentor, MentoringForm, MentoringKind, Pair, PairChange
from mentoring.services import pair as pairs
from mentoring.services import pair_change as pair_changes
from mentoring.services.basis import record as record_basis
from programs.enums import ProgramState

if TYPE_CHECKING:
    from setup.demo import Player

PREPARED_BEFORE = dt.timedelta(days=7)
AS_THEY_STAND = ("subject", "place", "start_year", "starts_on", "ends_on")


def play_orders(player: "Player") -> None:
    for data in player.data.get("year_orders", []):
        rows: list[Any] = [_change(player, change) for change in data.get("changes", [])]
        if data["kind"] == "programs":
            rows = list(Pair.objects.filter(organization=player.organization, program__state=ProgramState.CHECKED))
        order = player.draft_and_sign(data, rows, **_asked(player, data))
        for point in data.get("points", []):
            write_text(order, points=(), added=OrderPoint(**point))


def finish_points(player: "Player") -> None:
    """Let what orders had left to be done be done in time, but for the last of it: a desk has one that is late."""
    undone = OrderPoint.objects.undone().filter(order__organization=player.organization, deadline__lt=player.today)
    for point in list(undone.select_related("order").order_by("deadline", "pk"))[:-1]:
        answers = player.users.get(point.responsible_id or 0, player.curator)
        mark_done(point, by=answers, at=player.at(point.deadline or player.today))


def part_of(player: "Player", data: dict[str, Any]) -> Given:
    """Return what a further kind of the same order is told."""
    asked = _asked(player, data)
    return Given(data["kind"], people=asked.pop("people"), fields=asked)


def _asked(player: "Player", data: dict[str, Any]) -> dict[str, Any]:
    """Return what the kind of order asks for, people with what is noted of each among it."""
    asked = {name: data[name] for name in AS_THEY_STAND if name in data}
    if "affects" in data:
        asked["affects"] = Order.objects.get(organization=player.organization, number=data["affects"])
    people = {player.employees[key]: note for key, note in data.get("people", {}).items()}
    return {**asked, "people": people}


def _change(player: "Player", data: dict[str, Any]) -> PairChange:
    """Prepare a change of a pair; all whom it concerns agree."""
    pair, at = player.pairs[data["pair"]], player.at(player.today - PREPARED_BEFORE)
    told = {name: data[name] for name in ("kind", "why", "effective_on", "new_ends_on") if name in data}
    mentee = Mentee.objects.get(employee=player.employees[data["mentee"]]) if "mentee" in data else None
    mentor = Mentor.objects.get(employee=player.employees[data["mentor"]]) if "mentor" in data else None
    forms = MentoringForm.objects.filter(code__in=data.get("new_forms", ()))
    kinds = MentoringKind.objects.filter(code__in=data.get("new_kinds", ()))
    change = PairChange(pair=pair, mentee=mentee, **{"effective_on": player.today, **told})
    pair_changes.prepare(change, mentor=mentor, forms=forms, kinds=kinds, by=player.curator, at=at)
    for employee in change.waiting:
        pair_changes.confirm_on_paper(change, employee=employee, on=at.date(), by=player.curator, at=at)
    if change.successor:
        _check(player, change.successor, data["basis"], at)
    return PairChange.objects.get(pk=change.pk)


def _check(player: "Player", successor: Pair, basis: dict[str, Any], at: dt.datetime) -> None:
    """Lead the pair with the new mentor as far as it goes without an order."""
    for person in (successor.mentor, *successor.current_mentees):
        pairs.confirm(successor, by=player.users[person.pk], at=at)
    pairs.check(successor, by=player.curator, at=at)
    fresh = Pair.objects.get(pk=successor.pk)
    for name, value in basis.items():
        setattr(fresh, name, value)
    record_basis(fresh)
