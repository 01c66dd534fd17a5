"""What speaks against a change: asked when it is prepared, and again when its order is signed.

A refusal is the name of the field that is wrong, empty for none, and a sentence for the user.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from mentoring.enums import PAIR_ENDED, PAIR_IN_FORCE, PairState
from mentoring.enums.pair_change import (
    CURATOR_CAUSES,
    NOTICE_CAUSES,
    ChangeKind,
    EndCause,
    EndInitiator,
)
from mentoring.models import Mentor, Pair, PairChange
from mentoring.models.pair_change import COMPOSITION
from mentoring.queries.working_days import earliest_end
from mentoring.russian import since
from mentoring.services.pair import LONGEST, proposal_refusals, room_refusals

Refusal = tuple[str, str]

ONE_DAY = dt.timedelta(days=1)
A_YEAR = dt.timedelta(days=366)
STILL = PAIR_IN_FORCE | {PairState.PAUSED}
STATES: Mapping[str, frozenset[str]] = {
    ChangeKind.PROLONG: PAIR_IN_FORCE,
    ChangeKind.REPLACE: PAIR_IN_FORCE,
    ChangeKind.ADD: PAIR_IN_FORCE,
    ChangeKind.RELEASE: STILL,
    ChangeKind.END: STILL,
}
PERSONAL = frozenset({EndCause.AGREEMENT, EndCause.DISMISSAL, EndCause.TRANSFER, EndCause.LONG_ABSENCE})
CAUSES_OF: Mapping[str, frozenset[str]] = {
    EndInitiator.PLAN: frozenset({EndCause.DONE}),
    EndInitiator.MENTOR: PERSONAL | {EndCause.REFUSAL, EndCause.BREACH},
    EndInitiator.MENTEE: PERSONAL | {EndCause.BREACH},
    EndInitiator.BOTH: frozenset({EndCause.AGREEMENT}),
    EndInitiator.CURATOR: CURATOR_CAUSES,
}


def standing_refusals(change: PairChange) -> list[Refusal]:
    """Say why the pair, as it stands, is not open to this change."""
    others = change.pair.changes.open().exclude(pk=change.pk)
    if change.kind in COMPOSITION:
        others = others.exclude(kind__in=COMPOSITION) | others.filter(mentee=change.mentee)
    other = others.first()
    if other:
        what = other.get_kind_display()
        return [("", f"По этой паре уже готовится изменение: {what}. Дождитесь приказа или отмените его.")]
    if change.pair.state not in STATES[change.kind]:
        return [("", _closed(change.pair))]
    return []


def _closed(pair: Pair) -> str:
    if pair.state in PAIR_ENDED:
        return "Пара уже закончена: изменить её нельзя, можно предложить новую."
    if pair.state == PairState.PAUSED:
        return "Пара приостановлена: сначала возобновите её."
    return "Пара ещё не действует: изменения готовят только для пары, закреплённой приказом."


def prolongation_refusals(change: PairChange) -> list[Refusal]:
    pair, until = change.pair, change.new_ends_on
    if until is None or until <= pair.ends_on:
        return [("new_ends_on", f"Новый срок должен быть позже нынешнего: {pair.ends_on:%d.%m.%Y}.")]
    if until - pair.starts_on > LONGEST:
        return [("new_ends_on", "Срок больше трёх лет: проверьте год.")]
    found = room_refusals(
        pair.mentor, places=len(pair.current_mentees), starts_on=pair.ends_on, ends_on=until, besides=pair
    )
    return [("new_ends_on", sentence) for sentence in found]


def replacement_refusals(change: PairChange, mentor: Mentor | None) -> list[Refusal]:
    pair, found = change.pair, _outside(change)
    if mentor is None:
        return [*found, ("mentor", "Выберите нового наставника.")]
    if mentor.pk == pair.mentor_id:
        return [*found, ("mentor", "Это нынешний наставник пары: выберите другого.")]
    if found:
        return found
    said = proposal_refusals(mentor, mentees=pair.current_mentees, starts_on=change.effective_on, ends_on=pair.ends_on)
    return [("mentor", sentence) for sentence in said]


def joining_refusals(change: PairChange) -> list[Refusal]:
    pair, mentee, found = change.pair, change.mentee, _outside(change)
    if mentee is None or found:
        return found
    if mentee in pair.current_mentees:
        return [("mentee", f"{mentee} уже в этой паре: выберите другого человека.")]
    said = proposal_refusals(pair.mentor, mentees=[mentee], starts_on=change.effective_on, ends_on=pair.ends_on)
    return [("mentee", sentence) for sentence in said]


def release_refusals(change: PairChange) -> list[Refusal]:
    present = {mentee.pk for mentee in change.pair.current_mentees}
    if change.mentee_id not in present:
        return [("mentee", "Этого человека в группе уже нет. Обновите страницу.")]
    leaving = change.pair.changes.open().filter(kind=ChangeKind.RELEASE).exclude(pk=change.pk)
    if present <= {change.mentee_id, *leaving.values_list("mentee", flat=True)}:
        return [("mentee", "Это последний наставляемый: вместо вывода прекратите пару.")]
    return _outside(change)


def end_refusals(change: PairChange) -> list[Refusal]:
    pair, notice_on = change.pair, change.notice_on
    if notice_on is None:
        return [("notice_on", "Укажите дату уведомления.")]
    if change.cause not in CAUSES_OF.get(change.initiator, frozenset()):
        return [("cause", _wrong_cause(change))]
    if notice_on < pair.starts_on:
        return [("notice_on", f"Уведомление раньше начала пары: она работает {since(pair.starts_on)}.")]
    if change.cause in NOTICE_CAUSES:
        earliest = earliest_end(pair.organization, notice_on)
        if change.effective_on < earliest:
            return [("effective_on", _too_early(notice_on, earliest))]
    elif change.effective_on < notice_on:
        return [("effective_on", "Последний день не может быть раньше уведомления: проверьте даты.")]
    return _outside(change)


def _wrong_cause(change: PairChange) -> str:
    allowed = (EndCause(cause).label for cause in EndCause if cause in CAUSES_OF.get(change.initiator, ()))
    return f"При такой инициативе возможны причины: {', '.join(allowed)}."


def _too_early(notice_on: dt.date, earliest: dt.date) -> str:
    return (
        f"Уведомление от {notice_on:%d.%m.%Y}, три рабочих дня истекают {earliest:%d.%m.%Y}: последний день пары – "
        "не раньше (ТК РФ, ст. 351.8)."
    )


def _outside(change: PairChange) -> list[Refusal]:
    pair = change.pair
    if pair.starts_on < change.effective_on <= pair.ends_on:
        return []
    first = pair.starts_on + ONE_DAY
    return [("effective_on", f"Этот день – вне срока пары: {since(first)} по {pair.ends_on:%d.%m.%Y}.")]


RULES: Mapping[str, Callable[[PairChange], list[Refusal]]] = {
    ChangeKind.PROLONG: prolongation_refusals,
    ChangeKind.ADD: joining_refusals,
    ChangeKind.RELEASE: release_refusals,
    ChangeKind.END: end_refusals,
}
"""But for a replacement: when it is prepared it asks for the new mentor, when signed for the successor's own rules."""
