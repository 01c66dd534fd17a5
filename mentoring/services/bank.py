"""Entering and leaving the banks."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from mentoring.enums import MenteeState, MentorState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import (
    Deficit,
    DictionaryEntry,
    Direction,
    Employee,
    Mentee,
    MenteeDeficit,
    Mentor,
    MentoringForm,
    MentoringKind,
    Pair,
    Training,
    User,
)
from mentoring.models.pair_day import staying_on
from mentoring.services.state import locked, move


@transaction.atomic
def take_mentor(
    employee: Employee,
    *,
    load_limit: int,
    experience: str = "",
    strengths: Iterable[Direction] = (),
    forms: Iterable[MentoringForm] = (),
    kinds: Iterable[MentoringKind] = (),
    to: MentorState = MentorState.LISTED,
    by: User,
    at: dt.datetime,
) -> Mentor:
    """Take the employee into the bank of mentors, or back into it; with another `to`, onto the way into it."""
    _refuse_archived(locked(employee))
    said = {"load_limit": load_limit, "experience": experience}
    mentor, _ = Mentor.objects.get_or_create(employee=employee, defaults=said)
    mentor = locked(mentor)
    if mentor.is_in_bank:
        raise ImpossibleStepError(f"{employee.full_name} уже в банке наставников.")
    _choose(mentor, strengths=strengths, forms=forms, kinds=kinds)
    mentor.load_limit, mentor.experience = load_limit, experience
    mentor.save(update_fields=["load_limit", "experience"])
    if mentor.state == MentorState.LEFT:
        move(mentor, MentorState.APPLIED, by=by, at=at)
    return _advance(mentor, to, by=by, at=at)


def _choose(mentor: Mentor, **lists: Iterable[DictionaryEntry]) -> None:
    """Set the lists without a row of history for each: the save that follows tells them all."""
    mentor.skip_history_when_saving = True  # type: ignore[attr-defined]  # simple-history's
    for name, entries in lists.items():
        getattr(mentor, name).set(entries)
    del mentor.skip_history_when_saving  # type: ignore[attr-defined]


@transaction.atomic
def advance_mentor(mentor: Mentor, to: MentorState, *, by: User, at: dt.datetime) -> Mentor:
    """Lead a mentor further into the bank: selected, trained, listed."""
    fresh = locked(mentor)
    _refuse_archived(fresh.employee)
    return _advance(fresh, to, by=by, at=at)


def _advance(fresh: Mentor, to: MentorState, *, by: User, at: dt.datetime) -> Mentor:
    moved = move(fresh, to, by=by, at=at)
    if moved and fresh.is_in_bank:
        _mark_checked(fresh, by=by, at=at)
    return fresh


@transaction.atomic
def take_mentee(mentee: Mentee, *, deficits: Sequence[Deficit], by: User, at: dt.datetime) -> Mentee:
    """Take the person into the bank of mentees with the record's direction and ranked deficits, or back into it."""
    _refuse_archived(locked(mentee.employee))
    fresh = Mentee.objects.select_for_update().filter(pk=mentee.pk).first() or mentee
    if fresh.is_in_bank:
        raise ImpossibleStepError(f"{mentee.employee.full_name} уже в банке наставляемых.")
    for name in ("category", "direction", "requests"):
        setattr(fresh, name, getattr(mentee, name))
    fresh.searching_since, fresh.next_check_on = timezone.localdate(at), None
    fresh.save()
    rank_deficits(fresh, deficits=deficits)
    if fresh.state == MenteeState.LEFT:
        move(fresh, MenteeState.APPLIED, by=by, at=at)
    move(fresh, MenteeState.SEARCHING, by=by, at=at)
    _mark_checked(fresh, by=by, at=at)
    return fresh


@transaction.atomic
def rank_deficits(mentee: Mentee, *, deficits: Sequence[Deficit]) -> None:
    """Make these the mentee's deficits, in this order."""
    mentee.ranked_deficits.exclude(deficit__in=deficits).delete()
    for rank, deficit in enumerate(deficits, start=1):
        MenteeDeficit.objects.update_or_create(mentee=mentee, deficit=deficit, defaults={"rank": rank})


@transaction.atomic
def leave(record: Mentor | Mentee, *, by: User, at: dt.datetime, why: str) -> None:
    """Take the person out of the bank; who is in a pair stays until the pair has ended."""
    fresh, today = locked(record), timezone.localdate(at)
    if isinstance(fresh, Mentor):
        pairs = Pair.objects.filter(mentor=fresh)
    else:
        pairs = Pair.objects.filter(staying_on(today, "members__"), members__mentee=fresh)
    if pairs.lasting_on(today).exists():
        raise ImpossibleStepError("Сначала завершите или отклоните пару, в которой человек состоит.")
    move(fresh, MentorState.LEFT if isinstance(fresh, Mentor) else MenteeState.LEFT, by=by, at=at, why=why)


@transaction.atomic
def confirm(records: Iterable[Mentor | Mentee], *, by: User, at: dt.datetime) -> int:
    """Mark the records as looked through and still true, all or none; return how many."""
    in_order = sorted(records, key=lambda record: (isinstance(record, Mentee), record.pk))  # as `holding` locks
    found = [locked(record) for record in in_order]
    refusals = [f"{record} уже не в банке: обновите страницу." for record in found if not record.is_in_bank]
    if refusals:
        raise ImpossibleStepError(*refusals)
    for record in found:
        _mark_checked(record, by=by, at=at)
    return len(found)


@transaction.atomic
def support(mentee: Mentee, *, support: str, next_check_on: dt.date, by: User, at: dt.datetime) -> None:
    """Say what is done while there is no mentor, and when to come back to it."""
    fresh = locked(mentee)
    if not fresh.is_in_bank or fresh.is_paired:
        raise ImpossibleStepError("Поддержку записывают тем, кто в банке и пока без наставника.")
    if next_check_on <= timezone.localdate(at):
        raise ImpossibleStepError("Дата, когда вернуться к вопросу, уже наступила.")
    fresh.support, fresh.next_check_on = support, next_check_on
    fresh._history_user, fresh._history_date = by, at  # type: ignore[attr-defined]  # noqa: SLF001 – simple-history's
    fresh.save(update_fields=["support", "next_check_on"])


@transaction.atomic
def forget_training(training: Training, *, by: User, at: dt.datetime) -> None:
    """Delete the row; its history keeps what it said and who deleted it."""
    fresh = locked(training)
    fresh._history_user, fresh._history_date = by, at  # type: ignore[attr-defined]  # noqa: SLF001 – simple-history's
    fresh.delete()


def _mark_checked(record: Mentor | Mentee, *, by: User, at: dt.datetime) -> None:
    record.checked_on, record.checked_by = timezone.localdate(at), by
    record.save(update_fields=["checked_on", "checked_by"])


def settle(mentees: Iterable[Mentee]) -> None:
    """Forget when to come back to the question of a mentor: an order has answered it; what was done meanwhile stays."""
    for mentee in map(locked, sorted(mentees, key=lambda mentee: mentee.pk)):
        if mentee.next_check_on:
            mentee.next_check_on = None
            mentee.save(update_fields=["next_check_on"])


def _refuse_archived(employee: Employee) -> None:
    if employee.archived_on:
        raise ImpossibleStepError(f"{employee.full_name} в архиве.")
