"""The minutes of a session of a collegial body, and extracts of them."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string

from documents.enums import SESSION_NUMBERED
from documents.models import AgendaItem, BodySession, Decision, SignedProtocol
from documents.queries.decisions import sentence_of
from documents.registry import Paper
from mentoring.queries.organization import curator_of
from mentoring.russian import plural

VOTES = ("«за»", "«против»", "«воздержались»")


@dataclass(frozen=True)
class PrintedDecision:
    """sentence: as the site words it, may be empty; text: own words or remarks."""

    number: str
    sentence: str
    text: str
    votes: str = ""


@dataclass(frozen=True)
class PrintedItem:
    number: int
    title: str
    heard: str
    spoke: str = ""
    decisions: list[PrintedDecision] = field(default_factory=list)


def protocol_html(session: BodySession) -> str:
    """Return the minutes: the kept copy once they are signed, else the draft as the data are now."""
    return str(session.signed_protocol.html) if hasattr(session, "signed_protocol") else draft_html(session)


def draft_html(session: BodySession, code: str = "") -> str:
    """Return the minutes made of the data; code: of the check page, where the paper will be kept."""
    members = session.members()
    there = set(session.present.values_list("pk", flat=True))
    context = {
        **_head(session),
        "code": code,
        "is_draft": session.is_open,
        "members": members,
        "present": [member for member in members if member.pk in there],
        "absent": [member for member in members if member.pk not in there],
        "of_members": plural(len(members), "члена", "членов", "членов"),
        "items": printed_items(session),
    }
    return render_to_string("print/protocol.html", context)


def printed_items(session: BodySession) -> list[PrintedItem]:
    items = list(session.items.all())
    decisions = Decision.objects.with_people().filter(item__session=session)
    by_item: dict[int, list[Decision]] = {item.pk: [] for item in items}
    for decision in decisions:
        by_item[decision.item_id].append(decision)
    return [_printed(item, by_item[item.pk], number) for number, item in enumerate(items, start=1)]


def extract_html(decision: Decision) -> str:
    """Return the extract of the minutes that tells one decision."""
    return extract_of(decision.item, [decision])


def extract_of(item: AgendaItem, decisions: list[Decision]) -> str:
    """Return the extract that tells these decisions on one question."""
    session = item.session
    members = session.members()
    there = set(session.present.values_list("pk", flat=True))
    context = {
        **_head(session),
        "present": [member for member in members if member.pk in there],
        "items": [_printed(item, decisions, 1)],
        "certified_by_secretary": True,
    }
    return render_to_string("print/council_extract.html", context)


def _head(session: BodySession) -> dict[str, Any]:
    organization = session.organization
    return {
        "organization": organization,
        "session": session,
        "body": session.body.cases,
        "number": session.number,
        "held_on": session.held_on,
        "chair": session.chairs and session.chairs.person,
        "secretary": session.writes and session.writes.person,
        "curator": curator_of(organization, on=session.held_on),
    }


def _printed(item: AgendaItem, decisions: list[Decision], number: int) -> PrintedItem:
    printed = [printed_decision(one, f"{number}.{place}") for place, one in enumerate(decisions, start=1)]
    return PrintedItem(number, item.title, item.heard or item.title, item.spoke, printed)


def printed_decision(decision: Decision, number: str) -> PrintedDecision:
    counted = [f"{word} – {votes or 'нет'}" for word, votes in zip(VOTES, decision.votes, strict=True)]
    voted = any(votes is not None for votes in decision.votes)
    return PrintedDecision(number, sentence_of(decision), decision.text, ", ".join(counted) if voted else "")


def sessions() -> QuerySet[BodySession]:
    people = ("chairs__employee", "writes__employee", "signed_protocol")
    return BodySession.objects.select_related("body__organization", *people)


def decided() -> QuerySet[Decision]:
    return Decision.objects.for_paper().filter(item__session__state__in=SESSION_NUMBERED)


def kept(session: BodySession) -> SignedProtocol | None:
    return getattr(session, "signed_protocol", None)


PAPERS = (
    Paper("protocol", "Протокол заседания коллегиального органа", sessions, protocol_html, kept, is_main=True),
    Paper("decision_extract", "Выписка из протокола: одно решение", decided, extract_html),
)
