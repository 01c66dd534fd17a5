"""Leaving the staff and coming back to it."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mentoring.enums import QuestionnaireState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Pair, StateChange, User
from mentoring.models.pair_day import staying_on
from mentoring.services.account import disable
from mentoring.services.state import locked, move

WORKING, ARCHIVED, ANONYMOUS = "работает", "в архиве", "обезличена"
"""A card has no table of states: the log says in words what happened to it."""


def archive_refusals(employee: Employee, *, by: User) -> list[str]:
    """Say why the card can't go into the archive now; empty when it can."""
    refusals = []
    if employee.pk == by.employee_id:
        refusals.append("Себя в архив не переводят: попросите другого куратора или администратора.")
    for bank, record in (("наставников", employee.mentor_record), ("наставляемых", employee.mentee_record)):
        if record and not record.has_left:
            refusals.append(f"Сначала выведите из банка {bank}: сейчас там «{record.get_state_display()}».")
    today = timezone.localdate()
    in_pair = Q(mentor=employee.pk) | (Q(members__mentee=employee.pk) & staying_on(today, "members__"))
    if Pair.objects.lasting_on(today).filter(in_pair).exists():
        refusals.append("Сначала завершите или отклоните пару, в которой человек состоит.")
    return refusals


@transaction.atomic
def archive(employee: Employee, *, by: User, at: dt.datetime, why: str) -> None:
    """Put the card away: it is offered nowhere, its account is closed. Archived already, it stays as it is."""
    fresh = locked(employee)
    if fresh.archived_on:
        return
    if refusals := archive_refusals(fresh, by=by):
        raise ImpossibleStepError(*refusals)
    log(fresh, WORKING, ARCHIVED, by=by, at=at, why=why)
    fresh.archived_on = timezone.localdate(at)
    fresh.save(update_fields=["archived_on"])
    for questionnaire in map(locked, fresh.questionnaires.open()):
        move(questionnaire, QuestionnaireState.CANCELLED, by=by, at=at, why="Карточка ушла в архив")
    if user := User.objects.filter(employee=fresh, is_active=True).first():
        disable(user, by=by)


@transaction.atomic
def restore(employee: Employee, *, by: User, at: dt.datetime) -> None:
    """Bring the card back from the archive; its account stays closed until somebody opens it."""
    fresh = locked(employee)
    if fresh.anonymized_on:
        raise ImpossibleStepError("Карточка обезличена: вернуть её нельзя, заведите новую.")
    if fresh.archived_on is None:
        return
    log(fresh, ARCHIVED, WORKING, by=by, at=at)
    fresh.archived_on = None
    fresh.save(update_fields=["archived_on"])


def log(employee: Employee, was: str, to: str, *, by: User, at: dt.datetime, why: str = "") -> None:
    """Write down what happened to the card."""
    StateChange.objects.create(thing=employee, field="archived_on", from_state=was, to_state=to, by=by, at=at, why=why)
