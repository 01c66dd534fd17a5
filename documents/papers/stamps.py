"""The stamps of a document as its first sheet prints them, a list of lines each."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from documents.enums import BodyRole, Gender, NameCase, StampAct, StampBy, StampPlace
from documents.models import CollegialBody, Cover, DocumentKind, Order, Stamp
from documents.queries.decisions import Resolved, nothing_resolved
from documents.queries.signatory import Signatory
from documents.templatetags.papers import capitalized, date_words, signed_name
from mentoring.models import Employee, Organization
from mentoring.russian import NBSP

HAND = "______________"
NO_NAME = "________________"
NO_NUMBER = "_____"
SEAL = "М.П."
APPROVED = {
    Gender.MASCULINE: "УТВЕРЖДЕН",
    Gender.FEMININE: "УТВЕРЖДЕНА",
    Gender.NEUTER: "УТВЕРЖДЕНО",
    Gender.PLURAL: "УТВЕРЖДЕНЫ",
}
COUNCIL = "методическим советом"
CHAIR = "председатель"


@dataclass(frozen=True)
class Facts:
    """What the site knows of who approved and checked the document, and when; None as long as nobody has.

    order: by which it is approved
    resolved: what a collegial body has decided of the document
    """

    organization: Organization
    head: Signatory
    approved_on: dt.date | None = None
    order: Order | None = None
    curator: Employee | None = None
    checked_on: dt.date | None = None
    resolved: Resolved = nothing_resolved


@dataclass(frozen=True)
class Line:
    """hand: whether a hand is put on it: it needs room above."""

    text: str
    hand: bool = False


@dataclass(frozen=True)
class PrintedStamp:
    lines: Sequence[Line] = field(default_factory=list)


def approved_word(kind: DocumentKind) -> str:
    """«УТВЕРЖДЕНА», in the gender and number of the kind."""
    return APPROVED[kind.agreeing]


def printed_stamps(stamps: Iterable[Stamp], kind: DocumentKind, facts: Facts) -> list[tuple[PrintedStamp | None, ...]]:
    """Return the stamps by rows, (left, right); a row without any is left out."""
    by_place = {stamp.place: PrintedStamp(_lines(stamp, kind, facts)) for stamp in stamps if _is_there(stamp, facts)}
    rows = ((StampPlace.LEFT, StampPlace.RIGHT), (StampPlace.LEFT_BELOW, StampPlace.RIGHT_BELOW))
    found = [tuple(by_place.get(place) for place in row) for row in rows]
    return [row for row in found if any(row)]


def stamps_of(cover: Cover | None, usual: Sequence[Stamp]) -> list[Stamp]:
    """Return those that somebody has chosen, else the usual ones of such a document."""
    return list(cover.stamps.select_related("collegial_body")) if cover else list(usual)


def passport_of(cover: Cover | None, told: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the rows: what the document's data tell, then what was added; none where no passport is asked for."""
    if cover is None or not cover.has_passport:
        return []
    added = [(row.title, row.text) for row in cover.passport_rows.all()]
    return [*((title, text) for title, text in told if text.strip()), *added]


def _is_there(stamp: Stamp, facts: Facts) -> bool:
    return stamp.by != StampBy.CURATOR or facts.curator is not None


def _lines(stamp: Stamp, kind: DocumentKind, facts: Facts) -> list[Line]:
    if stamp.by == StampBy.HEAD and (stamp.act == StampAct.APPROVED or (facts.order and stamp.act == StampAct.APPROVE)):
        said, word = _by_order(stamp, facts), approved_word(kind)
    else:
        said, word = SAID[StampBy(stamp.by)](stamp, facts), _word(stamp, kind)
    seal = [Line(SEAL)] if stamp.has_seal else []
    return [Line(word), *said, *seal]


def _word(stamp: Stamp, kind: DocumentKind) -> str:
    if stamp.act == StampAct.OWN:
        return stamp.own_words
    return approved_word(kind) if stamp.act == StampAct.APPROVED else str(stamp.get_act_display())


def _by_order(stamp: Stamp, facts: Facts) -> list[Line]:
    """«приказом МБДОУ № 17 / от 12 сентября 2026 г. № 5»; of an order to come, room for both; then the head's hand."""
    number, day = (facts.order.number, facts.order.signed_on) if facts.order else ("", None)
    head = facts.head
    hand = [Line(capitalized(head.post)), _hand(signed_name(head.person) if head.person else "")]
    return [Line(f"приказом {facts.organization.short_name}"), _act(number, day), *(hand if stamp.has_head else [])]


def _by_head(_stamp: Stamp, facts: Facts) -> list[Line]:
    post = capitalized(facts.head.post)
    at = [] if facts.organization.short_name in facts.head.post else [Line(facts.organization.short_name)]
    return [Line(post), *at, *_signed(facts.head.person, facts.approved_on)]


def _by_curator(_stamp: Stamp, facts: Facts) -> list[Line]:
    return [Line("Куратор наставничества"), *_signed(facts.curator, facts.checked_on)]


def _by_council(stamp: Stamp, _facts: Facts) -> list[Line]:
    """What the council said of the pair is no word on the program: number and date are typed."""
    return [Line(COUNCIL), *_protocol(stamp.number, stamp.dated_on)]


def _by_person(stamp: Stamp, _facts: Facts) -> list[Line]:
    at = [Line(stamp.workplace)] if stamp.workplace else []
    return [Line(capitalized(stamp.post)), *at, _hand(stamp.person), Line(date_words(stamp.dated_on))]


def _by_body(stamp: Stamp, facts: Facts) -> list[Line]:
    """A body with a chair signs by the chair's hand above its protocol; whose name is typed signs."""
    if stamp.collegial_body:
        return _by_own_body(stamp, stamp.collegial_body, facts)
    signs = stamp.has_chair or stamp.person
    chair = [Line(capitalized(stamp.post or CHAIR)), _hand(stamp.person)] if signs else []
    return [Line(stamp.body), *chair, *_protocol(stamp.number, stamp.dated_on)]


def _by_own_body(stamp: Stamp, body: CollegialBody, facts: Facts) -> list[Line]:
    """Number and date come from the session that decided on the document, else they are as typed."""
    said = facts.resolved(body)
    number, day = (said.number, said.day) if said else (stamp.number, stamp.dated_on)
    chairs = (said.chair if said else None) or _chair_of(body, facts.approved_on or timezone.localdate())
    chair = [Line(capitalized(CHAIR)), _hand(signed_name(chairs) if chairs else "")] if stamp.has_chair else []
    return [Line(body.in_case(NameCase.INSTRUMENTAL)), *chair, *_protocol(number, day)]


def _chair_of(body: CollegialBody, day: dt.date) -> Employee | None:
    composition = body.composition_on(day)
    member = composition.with_role(BodyRole.CHAIR) if composition else None
    return member.person if member else None


def _by_act(stamp: Stamp, _facts: Facts) -> list[Line]:
    return [Line(stamp.body), _act(stamp.number, stamp.dated_on)]


SAID = {
    StampBy.HEAD: _by_head,
    StampBy.CURATOR: _by_curator,
    StampBy.COUNCIL: _by_council,
    StampBy.PERSON: _by_person,
    StampBy.BODY: _by_body,
    StampBy.ACT: _by_act,
}


def _signed(person: Employee | None, day: dt.date | None) -> list[Line]:
    return [_hand(signed_name(person) if person else ""), Line(date_words(day))]


def _hand(name: str) -> Line:
    return Line(f"{HAND} {name.replace(' ', NBSP) or NO_NAME}", hand=True)


def _act(number: str, day: dt.date | None) -> Line:
    return Line(f"от {date_words(day)} №{NBSP}{number or NO_NUMBER}")


def _protocol(number: str, day: dt.date | None) -> list[Line]:
    """«(протокол от 12 сентября 2026 г. № 5)»; room for a date needs a line of its own."""
    if day:
        return [Line(f"(протокол от {date_words(day)} №{NBSP}{number or NO_NUMBER})")]
    return [Line(f"(протокол №{NBSP}{number or NO_NUMBER}"), Line(f"от {date_words(day)})")]
