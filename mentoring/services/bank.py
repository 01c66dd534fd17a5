"""Entering and leaving the banks."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from mentoring.enums import PAIR_TAKES_LOAD, MenteeState, MentorState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Deficit, Employee, Mentee, MenteeDeficit, Mentor, Pair, User
from mentoring.services.state import locked, move


@transaction.atomic
def take_mentor(employee: Employee, *, load_limit: int, experience: str = "", by: User, at: dt.datetime) -> Mentor:
    """Take the employee into the bank of mentors, or back into it."""
    _refuse_archived(employee)
    mentor, _ = Mentor.objects.get_or_create(employee=employee)
    mentor = locked(mentor)
    if mentor.state in {MentorState.LISTED, MentorState.PAIRED}:
        raise ImpossibleStepError(f"{employee.full_name} уже в банке наставников.")
    mentor.load_limit, mentor.experience = load_limit, experience
    mentor.save(update_fields=["load_limit", "experience"])
    if mentor.state == MentorState.LEFT:
        move(mentor, MentorState.APPLIED, by=by, at=at)
    move(mentor, MentorState.LISTED, by=by, at=at)
    return mentor


@transaction.atomic
def take_mentee(mentee: Mentee, *, deficits: Sequence[Deficit], by: User, at: dt.datetime) -> Mentee:
    """Take the person into the bank of mentees with the record's direction and ranked deficits, or back into it."""
    _refuse_archived(locked(mentee.employee))
    state = Mentee.objects.filter(pk=mentee.pk).values_list("state", flat=True).first()
    if state in {MenteeState.SEARCHING, MenteeState.PAIRED}:
        raise ImpossibleStepError(f"{mentee.employee.full_name} уже в банке наставляемых.")
    mentee.state = MenteeState.APPLIED if state is None else MenteeState(state)
    mentee.without_mentor_since = timezone.localdate(at)
    mentee.save()
    rank_deficits(mentee, deficits=deficits)
    if mentee.state == MenteeState.LEFT:
        move(mentee, MenteeState.APPLIED, by=by, at=at)
    move(mentee, MenteeState.SEARCHING, by=by, at=at)
    return mentee


@transaction.atomic
def rank_deficits(mentee: Mentee, *, deficits: Sequence[Deficit]) -> None:
    """Make these the mentee's deficits, in this order."""
    mentee.ranked_deficits.exclude(deficit__in=deficits).delete()
    for rank, deficit in enumerate(deficits, start=1):
        MenteeDeficit.objects.update_or_create(mentee=mentee, deficit=deficit, defaults={"rank": rank})


@transaction.atomic
def leave(record: Mentor | Mentee, *, by: User, at: dt.datetime, why: str) -> None:
    """Take the person out of the bank; who is in a pair stays until the pair has ended."""
    fresh = locked(record)
    if isinstance(fresh, Mentor):
        pairs = Pair.objects.filter(mentor=fresh)
    else:
        pairs = Pair.objects.filter(members__mentee=fresh, members__released_on=None)
    if pairs.taking_load().exists():
        raise ImpossibleStepError("Сначала завершите или отклоните пару, в которой человек состоит.")
    move(fresh, MentorState.LEFT if isinstance(fresh, Mentor) else MenteeState.LEFT, by=by, at=at, why=why)


def follow_pairs(mentors: Iterable[Mentor], mentees: Iterable[Mentee], *, by: User | None, at: dt.datetime) -> None:
    """Bring the bank states in line with the pairs in force; who lost the last one is at once without a mentor."""
    for mentor in map(locked, mentors):
        paired = Pair.objects.filter(mentor=mentor).living().exists()
        move(mentor, MentorState.PAIRED if paired else MentorState.LISTED, by=by, at=at)
    for mentee in map(locked, mentees):
        paired = Pair.objects.filter(members__mentee=mentee, members__released_on=None).living().exists()
        since = None if paired else mentee.without_mentor_since or timezone.localdate(at)
        if since != mentee.without_mentor_since:
            mentee.without_mentor_since = since
            mentee.save(update_fields=["without_mentor_since"])
        move(mentee, MenteeState.PAIRED if paired else MenteeState.SEARCHING, by=by, at=at)


def load_of(mentor: Mentor, *, starts_on: dt.date, ends_on: dt.date) -> int:
    """Count the mentees whom the mentor has in pairs that overlap the period."""
    return (
        Pair.objects.filter(mentor=mentor, state__in=PAIR_TAKES_LOAD, members__released_on=None)
        .overlapping(starts_on, ends_on)
        .values("members")
        .count()
    )


def _refuse_archived(employee: Employee) -> None:
    if employee.archived_on:
        raise ImpossibleStepError(f"{employee.full_name} в архиве.")
