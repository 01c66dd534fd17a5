"""A request of mentor or mentee, addressed to the head or, for support, to the curator."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from documents.enums import Case
from documents.queries.signatory import post_in_case, signatory_on
from documents.registry import Paper
from mentoring.enums.pair_change import REQUEST_OPINION, RequestKind, RequestState
from mentoring.models import Employee, PairRequest, StateChange
from mentoring.queries.organization import curator_of

Answers = tuple[tuple[str, frozenset[RequestState]], ...]
"""What stands under the text: a heading, and the states that it tells of."""

WORDS = {
    RequestState.SUPPORTED: "Поддерживаю",
    RequestState.OBJECTED: "Не поддерживаю",
    RequestState.GRANTED: "Удовлетворить",
    RequestState.REJECTED: "Отклонить",
    RequestState.ANSWERED: "",
}
DECIDES: Answers = (
    ("Мнение куратора", REQUEST_OPINION),
    ("Резолюция", frozenset({RequestState.GRANTED, RequestState.REJECTED})),
)
HELPS: Answers = (("Ответ куратора", frozenset({RequestState.ANSWERED})),)
TO_CURATOR = "куратору наставничества"


@dataclass(frozen=True)
class Answer:
    """What the curator or the head said; all but the title is empty where the pen will say it."""

    title: str
    words: str = ""
    text: str = ""
    who: Employee | None = None
    day: dt.date | None = None


def request_html(request: PairRequest) -> str:
    """Return the paper with what the curator and the head have said so far."""
    organization, changes = request.organization, list(StateChange.objects.of(request))
    for_help = request.kind == RequestKind.HELP
    name, _, about = _titled(request).partition(" ")
    context = {
        "request": request,
        "pair": request.pair,
        "organization": organization,
        **(_curator(request) if for_help else _head(request)),
        "name": name,
        "about": about,
        "answers": [_answer(title, changes, states) for title, states in (HELPS if for_help else DECIDES)],
    }
    return render_to_string("print/pair_request.html", context)


def _head(request: PairRequest) -> dict[str, Any]:
    signatory = signatory_on(request.organization, request.sent_on)
    return {"addressee": signatory.person, "addressee_post": post_in_case(signatory, Case.DATIVE)}


def _curator(request: PairRequest) -> dict[str, Any]:
    return {"addressee": curator_of(request.organization, on=request.sent_on), "addressee_post": TO_CURATOR}


def _titled(request: PairRequest) -> str:
    """«предложение об изменении условий работы наставнической пары»: the heading tells of what."""
    kind = RequestKind(request.kind)
    if kind != RequestKind.AMEND:
        return kind.label
    return f"{kind.label} условий работы наставнической {'группы' if request.pair.is_group else 'пары'}"


def _answer(title: str, changes: Iterable[StateChange], states: Collection[str]) -> Answer:
    said = next((change for change in changes if change.to_state in states), None)
    if said is None:
        return Answer(title)
    who = said.by.employee if said.by else None
    return Answer(title, WORDS[RequestState(said.to_state)], said.why, who, timezone.localdate(said.at))


PAPERS = (Paper("pair_request", "Обращение", PairRequest.objects.with_people, request_html, is_main=True),)
