"""A request of mentor or mentee, addressed to the head."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from documents.enums import Case
from documents.queries.signatory import post_in_case, signatory_on
from documents.registry import Paper
from mentoring.enums.pair_change import REQUEST_OPINION, RequestKind, RequestState
from mentoring.models import Employee, PairRequest, StateChange

WORDS = {
    RequestState.SUPPORTED: "Поддерживаю",
    RequestState.OBJECTED: "Не поддерживаю",
    RequestState.GRANTED: "Удовлетворить",
    RequestState.REJECTED: "Отклонить",
}


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
    signatory = signatory_on(organization, request.sent_on)
    name, _, about = _titled(request).partition(" ")
    context = {
        "request": request,
        "pair": request.pair,
        "organization": organization,
        "head": signatory.person,
        "head_post": post_in_case(signatory, Case.DATIVE),
        "name": name,
        "about": about,
        "answers": [
            _answer("Мнение куратора", changes, REQUEST_OPINION),
            _answer("Резолюция", changes, {RequestState.GRANTED, RequestState.REJECTED}),
        ],
    }
    return render_to_string("print/pair_request.html", context)


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


PAPERS = (Paper("pair_request", "Обращение", PairRequest.objects.with_people, request_html),)
