"""The minutes of a session are signed: they are kept as they are, and pairs get the body's word."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from django.utils import timezone

from documents.enums import OF_DOCUMENTS, OF_PAIRS, DecisionResult, DecisionSubject, SessionState
from documents.models import AgendaItem, BodySession, Decision, SignedProtocol
from documents.papers.protocol import draft_html
from documents.queries.decisions import opinion_of, same_word
from documents.services.body_session import held_refusals, open_session
from documents.services.freezing import draws_first, freeze
from mentoring.enums import PAIR_EDITABLE, CouncilOpinion
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair, User
from mentoring.services import pair_answers
from mentoring.services.holding import hold
from mentoring.services.state import move

GENERATED = OF_PAIRS | OF_DOCUMENTS
"""Their decisions are worded by the site: what is typed beside are remarks."""


@draws_first
def sign(session: BodySession, *, by: User, at: dt.datetime) -> BodySession:
    """Keep the minutes for good and write down of each pair what the body said; all of it or nothing.

    Raises ImpossibleStepError with every reason why not.
    """
    fresh = open_session(session)
    hold(Pair.objects.filter(council_decisions__item__session=fresh))
    if found := refusals(fresh, today=timezone.localdate(at)):
        raise ImpossibleStepError(*found)
    move(fresh, SessionState.SIGNED, by=by, at=at)
    freeze(SignedProtocol(session=fresh), partial(draft_html, fresh))
    said = [
        pair_answers.Opinion(decision.pair, opinion_of(decision), decision.text)
        for decision in _on_pairs(fresh)
        if decision.pair and not same_word(decision.pair, fresh, opinion_of(decision))
    ]
    pair_answers.record_minutes(said, protocol=fresh.number, on=fresh.held_on, by=by, at=at)
    return fresh


def refusals(session: BodySession, *, today: dt.date) -> list[str]:
    """Say why the minutes can't be signed; empty when they can."""
    if session.state == SessionState.PLANNED:
        return ["Сначала отметьте, что заседание прошло: номер протокола и кто присутствовал."]
    present = list(session.present.all())
    found = held_refusals(session, present, today=today)
    items = list(session.items.prefetch_related("decisions"))
    if not items:
        found.append("Повестка дня пуста: добавьте хотя бы один вопрос.")
    for number, item in enumerate(items, start=1):
        found += _item_refusals(item, number, present=len(present))
    return [*found, *(said for decision in _on_pairs(session) for said in _pair_refusals(decision, session, today))]


def _item_refusals(item: AgendaItem, number: int, *, present: int) -> Iterator[str]:
    decisions = list(item.decisions.all())
    if not decisions:
        yield f"Вопрос {number}: не записано, что решили."
    if any(not decision.result for decision in decisions):
        yield f"Вопрос {number}: выберите решение – согласовать, рекомендовать или отклонить."
    if any(not decision.text.strip() and decision.subject not in GENERATED for decision in decisions):
        yield f"Вопрос {number}: напишите, что решили."
    if any(sum(votes or 0 for votes in decision.votes) > present for decision in decisions):
        yield f"Вопрос {number}: голосов больше, чем присутствовало членов ({present})."


def _pair_refusals(decision: Decision, session: BodySession, today: dt.date) -> Iterator[str]:
    pair = decision.pair
    if pair is None or same_word(pair, session, opinion_of(decision)):
        return
    if pair.state not in PAIR_EDITABLE:
        yield (
            f"{pair} – {pair.get_state_display()}: мнение записывают, пока пары нет в приказе или в его проекте. "
            "Уберите это решение или запишите его как «другое»."
        )
    if refusal := pair_answers.paper_refusal(pair, session.held_on, today=today):
        yield f"{pair}. {refusal}"
    if opinion_of(decision) == CouncilOpinion.OBJECTS and not decision.text.strip():
        yield f"{pair} отклонена: напишите замечания."
    if decision.result == DecisionResult.REMARKS and not decision.text.strip():
        yield f"{pair} согласована с замечаниями: напишите их."


def _on_pairs(session: BodySession) -> list[Decision]:
    return list(Decision.objects.with_people().filter(item__session=session, subject=DecisionSubject.PAIR))
