"""What collegial bodies decided, and the words for it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q

from documents.enums import DecisionResult, DecisionSubject
from documents.models import BodySession, CollegialBody, Decision
from documents.press.dates import period_words
from mentoring.enums import CouncilOpinion
from mentoring.models import Mentee, Pair
from mentoring.russian import one_dot
from mentoring.school_year import SchoolYear
from mentoring.text import number_key

PAIR_WORDS = {
    DecisionResult.AGREED: "Поддержать {}",
    DecisionResult.RECOMMENDED: "Поддержать {} и рекомендовать закрепить приказом",
    DecisionResult.REMARKS: "Поддержать с замечаниями {}",
    DecisionResult.REJECTED: "Не поддержать {}",
}
PROGRAM_WORDS = {
    DecisionResult.AGREED: "Согласовать {}",
    DecisionResult.RECOMMENDED: "Рекомендовать к утверждению {}",
    DecisionResult.REMARKS: "Согласовать с замечаниями {}",
    DecisionResult.REJECTED: "Не согласовать {}",
}
"""Of the program, the roadmap and the regulation."""


@dataclass(frozen=True)
class Resolution:
    """Of which a stamp takes number and date, and the chair's name."""

    number: str
    day: dt.date
    chair: Any = None


Resolved = Callable[[CollegialBody], Resolution | None]


def nothing_resolved(_body: CollegialBody) -> None:
    """Tell of no decision: for a document that no body considers."""


def resolved_on_program(pair: Pair) -> Resolved:
    return partial(_newest, about=Q(subject=DecisionSubject.PROGRAM, pair=pair))


def resolved_on_document(subject: DecisionSubject, key: int | None, *, start_year: int | None = None) -> Resolved:
    """Read what bodies decided on the document itself, or on the school year where it is the only one of it.

    key: None of a document that is not kept yet; start_year: None where the year means no one document
    """
    named = Q(document=key) if key else Q(pk=None)
    of_year = Q(document=None, start_year=start_year) if start_year else Q(pk=None)
    return partial(_newest, about=Q(subject=subject) & (named | of_year))


def _newest(body: CollegialBody, *, about: Q) -> Resolution | None:
    """Return the newest word of the body on it, None where there is none or it was against."""
    decisions = Decision.objects.filter(about, item__session__body=body).said()
    last = decisions.select_related("item__session__chairs__employee").first()
    if last is None or last.result == DecisionResult.REJECTED:
        return None
    session = last.item.session
    return Resolution(session.number, session.held_on, session.chairs.person if session.chairs else None)


def opinion_of(decision: Decision) -> CouncilOpinion:
    """Return what the decision is for the pair: a word for it or against it."""
    return CouncilOpinion.OBJECTS if decision.result == DecisionResult.REJECTED else CouncilOpinion.SUPPORTS


def same_word(pair: Pair, session: BodySession, opinion: str) -> bool:
    """Whether the pair bears this word of this session already: the minutes were written down before."""
    return pair.council_opinion == opinion and is_of(session, pair.council_protocol, pair.council_on)


def is_of(session: BodySession, protocol: str, on: dt.date | None) -> bool:
    """Whether number and date are those of the session's minutes."""
    return session.held_on == on and session.number_key == number_key(protocol)


def session_decision(pair: Pair, protocol: str, on: dt.date | None) -> Decision | None:
    """Return the decision on the pair in the minutes of that number and day, None where they are not of this site."""
    if on is None:
        return None
    said = Decision.objects.filter(pair=pair, subject=DecisionSubject.PAIR, item__session__held_on=on)
    return next((one for one in said.for_paper().said() if is_of(one.item.session, protocol, on)), None)


def sentence_of(decision: Decision) -> str:
    """Return what the site words of the decision; empty where it is all in own words."""
    said = _said(decision)
    return one_dot(f"{said}.") if said else ""


def _said(decision: Decision) -> str:
    pair = decision.pair
    if pair and decision.subject == DecisionSubject.PAIR:
        what = "наставническую группу" if _mentees(pair)[1:] else "наставническую пару"
        return f"{_worded(decision, PAIR_WORDS, what)}: {pair_people(pair)}; на срок {_term(pair)}"
    if pair:
        what = "персонализированную программу наставничества"
        return f"{_worded(decision, PROGRAM_WORDS, what)}: {pair_people(pair)}"
    if decision.document_words:
        return _worded(decision, PROGRAM_WORDS, decision.document_words)
    if decision.subject == DecisionSubject.ROADMAP and decision.start_year:
        year = SchoolYear(decision.start_year)
        return _worded(decision, PROGRAM_WORDS, f"дорожную карту на {year} учебный год")
    return ""


def _worded(decision: Decision, words: dict[DecisionResult, str], what: str) -> str:
    said = words[DecisionResult(decision.result)] if decision.result else "Рассмотреть {}"
    return said.format(what)


def pair_people(pair: Pair) -> str:
    """«наставник – Иванова Мария Петровна, методист; наставляемая – Петрова Анна Сергеевна, воспитатель»."""
    mentees = _mentees(pair)
    woman = len(mentees) == 1 and mentees[0].employee.is_female
    called = "наставляемые" if len(mentees) > 1 else "наставляемая" if woman else "наставляемый"
    named = "; ".join(_named(mentee.employee) for mentee in mentees)
    return f"наставник – {_named(pair.mentor.employee)}; {called} – {named}"


def _mentees(pair: Pair) -> list[Mentee]:
    return pair.current_mentees or [member.mentee for member in pair.members.all()]


def _term(pair: Pair) -> str:
    return period_words(pair.starts_on, pair.ends_on)


def _named(person: Any) -> str:
    return f"{person.full_name}, {person.post}" if person.post else str(person.full_name)
