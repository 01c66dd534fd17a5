"""What speaks against a change: asked when it is prepared, and again when its order is signed.

A refusal is the name of the field that is wrong, empty for none, and a sentence for the user.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from mentoring.enums import BASIS_PERMANENT, PAIR_ENDED, PAIR_FORMING, PAIR_IN_FORCE, PairState
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
from mentoring.russian import agreed, since
from mentoring.services.pair import LONGEST, proposal_refusals, room_refusals

Refusal = tuple[str, str]

ONE_DAY = dt.timedelta(days=1)
A_YEAR = dt.timedelta(days=366)
STILL = PAIR_IN_FORCE | {PairState.PAUSED}
STATES: Mapping[str, frozenset[str]] = {
    ChangeKind.PROLONG: STILL | {PairState.OVER},
    ChangeKind.REPLACE: STILL,
    ChangeKind.ADD: STILL,
    ChangeKind.RELEASE: STILL,
    ChangeKind.TERMS: STILL,
    ChangeKind.SHORTEN: STILL,
    ChangeKind.PAUSE: STILL,
    ChangeKind.RESUME: STILL,
    ChangeKind.END: STILL | {PairState.COMING, PairState.OVER},
}
"""The states of the day in which a change is prepared, and its order signed."""
ON_A_DAY = frozenset({ChangeKind.REPLACE, ChangeKind.PAUSE, ChangeKind.RESUME, ChangeKind.END, *COMPOSITION})
"""Happen on a day that somebody chooses; the other kinds follow from the term or the order."""
PERSONAL = frozenset(
    {
        EndCause.AGREEMENT,
        EndCause.DISMISSAL,
        EndCause.TRANSFER,
        EndCause.LONG_ABSENCE,
        EndCause.GOOD_REASON,
        EndCause.FORCE_MAJEURE,
    }
)
CAUSES_OF: Mapping[str, frozenset[str]] = {
    EndInitiator.PLAN: frozenset({EndCause.DONE}),
    EndInitiator.MENTOR: PERSONAL | {EndCause.REFUSAL, EndCause.BREACH},
    EndInitiator.MENTEE: PERSONAL | {EndCause.BREACH},
    EndInitiator.BOTH: frozenset({EndCause.AGREEMENT}),
    EndInitiator.CURATOR: CURATOR_CAUSES,
}


def standing_refusals(change: PairChange, day: dt.date) -> list[Refusal]:
    """Say why the pair, as it stands on the day, is not open to this change."""
    others = change.pair.changes.open().exclude(pk=change.pk)
    if change.kind in COMPOSITION:
        others = others.exclude(kind__in=COMPOSITION) | others.filter(mentee=change.mentee)
    other = others.first()
    if other:
        what = other.get_kind_display()
        return [("", f"По этой паре уже готовится изменение: {what}. Дождитесь приказа или отмените его.")]
    return [] if is_open(change.pair, change.kind, day) else [("", _closed(change.pair, day))]


def is_open(pair: Pair, kind: str, day: dt.date) -> bool:
    """Whether the pair, as it stands on the day, may be changed so; one whose end is decided is not changed again."""
    if pair.state in PAIR_ENDED or pair.state_on(day) not in STATES[kind]:
        return False
    if kind == ChangeKind.PAUSE:
        return not pair.pauses.filter(ends_on=None).exists()
    return kind != ChangeKind.RESUME or pair.pauses.lasting_on(day).exists()


def _closed(pair: Pair, day: dt.date) -> str:
    today = pair.state_on(day)
    if pair.state in PAIR_ENDED and today not in PAIR_ENDED:
        return f"Пара уже прекращается приказом, последний день – {pair.ends_on:%d.%m.%Y}: изменить её нельзя."
    if today in PAIR_ENDED:
        return "Пара уже закончена: изменить её нельзя, можно предложить новую."
    endless = pair.pauses.filter(ends_on=None).first()
    if endless and today in STILL:
        return agreed(f"Пара приостановлена с {endless}, пока её не возобновит другой приказ.")
    if today == PairState.OVER:
        return f"Срок пары истёк {pair.ends_on:%d.%m.%Y}: её завершают или продлевают."
    if today in PAIR_FORMING:
        return "Пара ещё не действует: изменения готовят только для пары, закреплённой приказом."
    begins = since(pair.in_force_from or pair.starts_on)
    return f"Пара вступит в силу {begins}: до этого дня её можно только прекратить."


def prolongation_refusals(change: PairChange, _day: dt.date) -> list[Refusal]:
    pair, until = change.pair, change.new_ends_on
    if until is None or until <= pair.ends_on:
        return [("new_ends_on", f"Новый срок должен быть позже нынешнего: {pair.ends_on:%d.%m.%Y}.")]
    if until - pair.starts_on > LONGEST:
        return [("new_ends_on", "Срок больше трёх лет: проверьте год.")]
    first, staying = pair.ends_on + ONE_DAY, len(pair.members_on(pair.ends_on))
    found = room_refusals(pair.mentor, places=staying, starts_on=first, ends_on=until, besides=pair)
    return [("new_ends_on", sentence) for sentence in found]


def shortening_refusals(change: PairChange, _day: dt.date) -> list[Refusal]:
    pair, until = change.pair, change.new_ends_on
    if until is None or not pair.starts_on < until < pair.ends_on:
        return [("new_ends_on", f"Новый срок должен быть раньше нынешнего: {pair.ends_on:%d.%m.%Y}.")]
    return []


def pause_refusals(change: PairChange, day: dt.date) -> list[Refusal]:
    pair, until = change.pair, change.pause_until
    if until is not None and not change.effective_on <= until < pair.ends_on:
        last = f"{pair.ends_on:%d.%m.%Y}"
        return [("pause_until", f"Пауза кончается не раньше, чем начинается, и до конца срока пары: {last}.")]
    other = pair.pauses.lasting_on(change.effective_on).filter(starts_on__lte=until or pair.ends_on).first()
    if other:
        return [("effective_on", f"{agreed(f'Пара уже приостановлена с {other}')}: выберите другие дни.")]
    return _outside(change, day)


def resumption_refusals(change: PairChange, day: dt.date) -> list[Refusal]:
    if not change.pair.pauses.covering(change.effective_on - ONE_DAY).exists():
        return [("effective_on", "Накануне этого дня пара не приостановлена: возобновлять нечего.")]
    if change.pair.pauses.filter(starts_on=change.effective_on).exists():
        return [("effective_on", "С этого дня приказом продлена пауза: выберите день позже.")]
    return _outside(change, day)


def terms_refusals(change: PairChange, _day: dt.date) -> list[Refusal]:
    """Other forms are possible at any time; a prepared change must still have them."""
    lacks = not change._state.adding and not change.new_forms.exists()
    return [("new_forms", "Выберите форму наставничества.")] if lacks else []


def replacement_refusals(change: PairChange, mentor: Mentor | None, day: dt.date) -> list[Refusal]:
    pair, found = change.pair, _outside(change, day)
    if mentor is None:
        return [*found, ("mentor", "Выберите нового наставника.")]
    if mentor.pk == pair.mentor_id:
        return [*found, ("mentor", "Это нынешний наставник пары: выберите другого.")]
    if found:
        return found
    staying = [member.mentee for member in pair.members_on(change.effective_on)]
    said = proposal_refusals(mentor, mentees=staying, starts_on=change.effective_on, ends_on=pair.ends_on)
    return [("mentor", sentence) for sentence in said]


def joining_refusals(change: PairChange, day: dt.date) -> list[Refusal]:
    pair, mentee, found = change.pair, change.mentee, _outside(change, day)
    if mentee is None or found:
        return found
    if pair.pauses.covering(change.effective_on).exists():
        return [("effective_on", "В этот день пара не работает: выберите день после паузы.")]
    if any(member.mentee_id == mentee.pk for member in pair.members.staying_on(change.effective_on)):
        return [("mentee", f"{mentee} уже в этой паре: выберите другого человека.")]
    said = proposal_refusals(pair.mentor, mentees=[mentee], starts_on=change.effective_on, ends_on=pair.ends_on)
    return [("mentee", sentence) for sentence in said]


def release_refusals(change: PairChange, day: dt.date) -> list[Refusal]:
    present = change.pair.members_on(change.effective_on)
    staying = {member.mentee_id for member in present if member.released_on is None}
    if change.mentee_id not in staying:
        return [("mentee", "Этого человека в группе уже нет, или приказ о его выводе подписан. Обновите страницу.")]
    leaving = change.pair.changes.open().filter(kind=ChangeKind.RELEASE).exclude(pk=change.pk)
    if staying <= {change.mentee_id, *leaving.values_list("mentee", flat=True)}:
        return [("mentee", "Это последний наставляемый: вместо вывода прекратите пару.")]
    return _outside(change, day)


def end_refusals(change: PairChange, day: dt.date) -> list[Refusal]:
    pair, notice_on = change.pair, change.notice_on
    if notice_on is None:
        return [("notice_on", "Укажите дату уведомления.")]
    if change.cause not in CAUSES_OF.get(change.initiator, frozenset()):
        return [("cause", _wrong_cause(change))]
    if notice_on < pair.starts_on and pair.state_on(day) != PairState.COMING:
        return [("notice_on", f"Уведомление раньше начала пары: она работает {since(pair.starts_on)}.")]
    if asks_for_notice(change):
        earliest = earliest_end(pair.organization, notice_on)
        if change.effective_on < earliest:
            return [("effective_on", _too_early(notice_on, earliest))]
    elif change.effective_on < notice_on:
        return [("effective_on", "Последний день не может быть раньше уведомления: проверьте даты.")]
    return _outside(change, day)


def asks_for_notice(change: PairChange) -> bool:
    """Whether three working days pass first: not where mentoring is permanently part of the job."""
    return change.cause in NOTICE_CAUSES and change.pair.basis_kind not in BASIS_PERMANENT


def _wrong_cause(change: PairChange) -> str:
    allowed = (EndCause(cause).label for cause in EndCause if cause in CAUSES_OF.get(change.initiator, ()))
    return f"При такой инициативе возможны причины: {', '.join(allowed)}."


def _too_early(notice_on: dt.date, earliest: dt.date) -> str:
    return (
        f"Уведомление от {notice_on:%d.%m.%Y}, три рабочих дня истекают {earliest:%d.%m.%Y}: последний день пары – "
        "не раньше (ТК РФ, ст. 351.8)."
    )


def _outside(change: PairChange, day: dt.date) -> list[Refusal]:
    """One that an order only ends may be ended before it begins."""
    pair = change.pair
    if change.kind == ChangeKind.END and change.effective_on <= pair.starts_on:
        return [] if pair.state_on(day) == PairState.COMING else [("effective_on", _before(pair))]
    if pair.starts_on < change.effective_on <= pair.ends_on:
        return []
    term = f"позже её начала, {pair.starts_on:%d.%m.%Y}, и не позже окончания, {pair.ends_on:%d.%m.%Y}"
    return [("effective_on", f"Этот день – вне срока пары: нужен день {term}.")]


def _before(pair: Pair) -> str:
    return f"Пара уже работает {since(pair.starts_on)}: последний день – позже."


RULES: Mapping[str, Callable[[PairChange, dt.date], list[Refusal]]] = {
    ChangeKind.PROLONG: prolongation_refusals,
    ChangeKind.ADD: joining_refusals,
    ChangeKind.RELEASE: release_refusals,
    ChangeKind.TERMS: terms_refusals,
    ChangeKind.SHORTEN: shortening_refusals,
    ChangeKind.PAUSE: pause_refusals,
    ChangeKind.RESUME: resumption_refusals,
    ChangeKind.END: end_refusals,
}
"""But for a replacement: when it is prepared it asks for the new mentor, when signed for the successor's own rules."""
