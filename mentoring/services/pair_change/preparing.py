"""A change on its way to an order: prepared, confirmed, cancelled. The pair is locked first, then its change."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from mentoring.enums import PairState
from mentoring.enums.pair_change import CHANGE_OPEN, ChangeKind, ChangeState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import ChangeConfirmation, Employee, Mentor, MentoringForm, MentoringKind, Pair, PairChange, User
from mentoring.queries.working_days import earliest_end
from mentoring.school_year import is_unusual_term
from mentoring.services import pair as pairs
from mentoring.services.holding import hold_pairs
from mentoring.services.pair_change import rules
from mentoring.services.state import locked, move, remark, state_before


def held(change: PairChange) -> PairChange:
    """Lock the pair, the one with the new mentor, and return the change as it is now, locked too.

    What happens to a pair queues at the pair; and the check of the one with the new mentor goes on to the change.
    """
    hold_pairs({change.pair_id, change.successor_id})
    return locked(change)


def preparation_refusals(change: PairChange, *, mentor: Mentor | None = None, today: dt.date) -> list[rules.Refusal]:
    """Say, by the field, why the unsaved change can't be prepared; mentor: the new one of a replacement.

    Call it inside the transaction that prepares it: it locks the pair and the mentor whose room it asks for.
    """
    change.pair = locked(change.pair)
    found = rules.standing_refusals(change, today)
    if found:
        return found
    if change.notice_on and change.notice_on > today:
        return [("notice_on", "Дата уведомления ещё не наступила.")]
    if change.kind == ChangeKind.REPLACE:
        return rules.replacement_refusals(change, mentor, today)
    return rules.RULES[change.kind](change, today)


@transaction.atomic
def prepare(
    change: PairChange,
    *,
    mentor: Mentor | None = None,
    forms: Iterable[MentoringForm] = (),
    kinds: Iterable[MentoringKind] = (),
    by: User,
    at: dt.datetime,
) -> PairChange:
    """Save the unsaved change; where nobody has to agree it is ready for an order at once.

    mentor: the new one of a replacement; forms, kinds: the new ones of a change of terms
    """
    forms = list(forms)
    refusals = preparation_refusals(change, mentor=mentor, today=timezone.localdate(at))
    if change.kind == ChangeKind.TERMS and not forms:
        refusals.append(("new_forms", "Выберите форму наставничества."))
    if refusals:
        raise ImpossibleStepError(*(sentence for _field, sentence in refusals))
    _take_dates(change, today=timezone.localdate(at))
    if change.kind == ChangeKind.REPLACE and mentor:
        change.successor = _succeed(change, mentor, by=by, at=at)
    change.save()
    change.new_forms.set(forms)
    change.new_kinds.set(kinds)
    remark(change, by=by, at=at, why=change.why)
    if change.kind == ChangeKind.REPLACE:
        move(change.pair, PairState.REPLACING, by=by, at=at, why=change.why)
    return _ready_when_agreed(change, by=by, at=at)


def _take_dates(change: PairChange, *, today: dt.date) -> None:
    """The days that follow from others; of a change of terms the order's own day counts."""
    if change.kind == ChangeKind.PROLONG:
        change.effective_on = change.pair.ends_on + rules.ONE_DAY
    if change.kind == ChangeKind.SHORTEN and change.new_ends_on:
        change.effective_on = change.new_ends_on + rules.ONE_DAY
    if change.kind == ChangeKind.TERMS:
        change.effective_on = today
    if rules.asks_for_notice(change) and change.notice_on:
        change.earliest_on = earliest_end(change.pair.organization, change.notice_on)


def _succeed(change: PairChange, mentor: Mentor, *, by: User, at: dt.datetime) -> Pair:
    """Propose the pair with the new mentor: it goes the ordinary road up to the order."""
    old = change.pair
    period = {"starts_on": change.effective_on, "ends_on": old.ends_on}
    why = f"Замена наставника: {change.why}"[:300] if is_unusual_term(*period.values()) else ""
    successor = Pair(mentor=mentor, goals=old.goals, term_reason=why, **period)
    staying = [member.mentee for member in old.members_on(change.effective_on)]
    forms, kinds = old.forms.all(), old.kinds.all()
    successor = pairs.propose(successor, mentees=staying, forms=forms, kinds=kinds, by=by, at=at)
    successor.continues = old
    successor.save(update_fields=["continues"])
    return successor


def _ready_when_agreed(change: PairChange, *, by: User | None, at: dt.datetime) -> PairChange:
    agreed = change.kind != ChangeKind.REPLACE and not change.waiting
    if change.state == ChangeState.PREPARED and agreed:
        move(change, ChangeState.READY, by=by, at=at)
    return change


@transaction.atomic
def confirm(change: PairChange, *, by: User, at: dt.datetime) -> PairChange:
    """Record the agreement of one whom the change concerns; with the last one it is ready for an order."""
    if by.employee is None:
        raise ImpossibleStepError("Ваша учётная запись не связана с сотрудником.")
    return _confirm(change, by.employee, by=by, at=at)


@transaction.atomic
def confirm_on_paper(change: PairChange, *, employee: Employee, on: dt.date, by: User, at: dt.datetime) -> PairChange:
    """The curator's mark that the person agreed in writing on that day."""
    if on > timezone.localdate(at):
        raise ImpossibleStepError("Дата подписания ещё не наступила.")
    return _confirm(change, employee, on_paper=on, by=by, at=at)


def _confirm(
    change: PairChange, employee: Employee, *, on_paper: dt.date | None = None, by: User, at: dt.datetime
) -> PairChange:
    fresh = held(change)
    if employee not in fresh.waiting:
        raise ImpossibleStepError("Согласие уже дано или больше не нужно. Обновите страницу.")
    ChangeConfirmation.objects.create(change=fresh, employee=employee, at=at, on_paper=on_paper)
    how = f"на бумаге от {on_paper:%d.%m.%Y}" if on_paper else "под своей учётной записью"
    remark(fresh, by=by, at=at, why=f"{employee.initials_last}: согласие {how}")
    return _ready_when_agreed(fresh, by=by, at=at)


@transaction.atomic
def cancel(change: PairChange, *, by: User, at: dt.datetime, why: str) -> None:
    """Drop the change before it is in an order; the pair is as it was."""
    fresh = held(change)
    if fresh.state == ChangeState.IN_ORDER:
        raise ImpossibleStepError("Изменение стоит в проекте приказа: сначала уберите его оттуда или удалите проект.")
    if fresh.state not in CHANGE_OPEN:
        raise ImpossibleStepError("Изменение уже исполнено или отменено. Обновите страницу.")
    move(fresh, ChangeState.CANCELLED, by=by, at=at, why=why)
    if fresh.successor:
        _part(fresh, fresh.successor, by=by, at=at, why=why)


def _part(change: PairChange, successor: Pair, *, by: User, at: dt.datetime, why: str) -> None:
    """Let go of the pair with the new mentor, and give the old one its former state back."""
    fresh = locked(successor)
    fresh.continues = None
    fresh.save(update_fields=["continues"])
    if fresh.state != PairState.DECLINED:
        pairs.decline(fresh, by=by, at=at, why=why)
    move(change.pair, state_before(change.pair), by=by, at=at, why=why)
