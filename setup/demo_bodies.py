"""Plays the collegial bodies of the demonstration: who is in them by an order, and their sessions."""

from typing import TYPE_CHECKING, Any

from documents.enums import DecisionSubject
from documents.models import AgendaItem, BodyComposition, BodyMember, BodySession, CollegialBody, Decision, Regulation
from documents.services import body as bodies
from documents.services import body_session as sessions
from documents.services import protocol as protocols

if TYPE_CHECKING:
    from setup.demo import Player

VOTES = ("votes_for", "votes_against", "votes_abstained")


def begin_bodies(player: "Player") -> None:
    for data in player.data.get("bodies", []):
        CollegialBody.objects.create(organization=player.organization, title=data["title"])


def proposed(player: "Player", title: str) -> BodyComposition:
    """Propose who is in the body; an order puts it in force."""
    data = next(data for data in player.data["bodies"] if data["title"] == title)
    body = CollegialBody.objects.get(organization=player.organization, title=title)
    composition = BodyComposition(body=body, starts_on=data["starts_on"], ends_on=data["ends_on"])
    staff = [BodyMember(employee=player.employees[key], role=role) for key, role in data["members"].items()]
    outside = [BodyMember(**told) for told in data.get("outside", [])]
    return bodies.compose(composition, members=[*staff, *outside])


def play_sessions(player: "Player") -> None:
    for data in player.data.get("bodies", []):
        body = CollegialBody.objects.get(organization=player.organization, title=data["title"])
        for told in data["sessions"]:
            _session(player, body, told)


def _session(player: "Player", body: CollegialBody, data: dict[str, Any]) -> None:
    """Plan the session a week before it; what has a number is held and signed."""
    by, day = player.curator, data["held_on"]
    session = BodySession(body=body, held_on=day, place=data["place"])
    sessions.plan(session, by=by, at=player.at(data["planned_on"]))
    for item in data["items"]:
        _item(player, session, item)
    if "number" not in data:
        return
    members = session.members()
    absent = {player.employees[key] for key in data.get("absent", [])}
    by_role = {member.role: member for member in members}
    sessions.hold(
        session,
        number=data["number"],
        present=[member for member in members if member.employee not in absent],
        chairs=by_role["chair"],
        writes=by_role["secretary"],
        guests=data.get("guests", ""),
        by=by,
        at=player.at(day, 15),
    )
    protocols.sign(session, by=by, at=player.at(day, 17))


def _item(player: "Player", session: BodySession, data: dict[str, Any]) -> None:
    item = AgendaItem(session=session, **{name: data.get(name, "") for name in ("title", "heard", "spoke")})
    sessions.write_item(item, decisions=[_decision(player, told) for told in data.get("decisions", [])])


def _decision(player: "Player", data: dict[str, Any]) -> Decision:
    """Of a regulation the newest edition is meant."""
    told: dict[str, Any] = {name: data[name] for name in ("subject", "result", "text") if name in data}
    pair = player.pairs[data["pair"]] if "pair" in data else None
    votes = dict(zip(VOTES, data.get("votes", ()), strict=False))
    if data.get("subject") == DecisionSubject.REGULATION:
        told["document"] = Regulation.objects.filter(organization=player.organization).latest("edition").pk
    return Decision(pair=pair, **told, **votes)
