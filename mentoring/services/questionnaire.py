"""Asking people for their questionnaires, and what becomes of the answers."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mentoring.enums import Bank, QuestionnaireState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Questionnaire, User
from mentoring.models.questionnaire import BEFORE_BANK
from mentoring.services.state import locked, move, remark

FOR_ANOTHER = "За сотрудника: с его слов или с бумажной анкеты."
ANSWERED_ANEW = (
    "Пока вы смотрели анкету, ответы в ней изменились. Ваши правки остались в форме: сверьте их с новыми ответами "
    "на странице анкеты и примите ещё раз."
)
CORRECTED = "Ответы поправлены до того, как их посмотрел куратор."
ANOTHERS_ANSWERS = "Ответы уже отправлены: примите анкету или верните её с замечанием."
ONLY_CANCEL = ": анкету можно только отменить"


def askable(user: User, bank: Bank) -> QuerySet[Employee]:
    """Return who can be asked: at work, not in the bank nor on the way into it, no questionnaire for it open."""
    record = "mentor" if bank == Bank.MENTORS else "mentee"
    records = Employee.objects.exclude(**{record: None}).exclude(**{f"{record}__state__in": BEFORE_BANK})
    asked = Questionnaire.objects.open().filter(bank=bank)
    staff = Employee.objects.visible_to(user).working().exclude(pk__in=asked.values("employee"))
    return staff.exclude(pk__in=records.values("pk")).order_by("search", "pk")


@transaction.atomic
def ask(employee: Employee, *, bank: Bank, by: User, at: dt.datetime) -> Questionnaire:
    """Open the questionnaire for the person to answer."""
    person = locked(employee)
    _refuse_archived(person)
    questionnaire = Questionnaire(employee=person, bank=bank, made_on=timezone.localdate(at))
    if Questionnaire.objects.open().filter(employee=person, bank=bank).exists():
        raise ImpossibleStepError(f"{questionnaire.title} у сотрудника уже есть: {person.full_name}.")
    questionnaire.save()
    remark(questionnaire, by=by, at=at, why="")
    return questionnaire


@transaction.atomic
def ask_many(employees: Iterable[Employee], *, bank: Bank, by: User, at: dt.datetime) -> list[Questionnaire]:
    return [ask(employee, bank=bank, by=by, at=at) for employee in sorted(employees, key=lambda person: person.pk)]


@transaction.atomic
def submit(questionnaire: Questionnaire, *, answers: Mapping[str, Any], by: User, at: dt.datetime) -> Questionnaire:
    """Hand the answers over to the curator; who answers for somebody else is told in the history."""
    fresh = locked(questionnaire)
    _refuse_archived(fresh.employee, ONLY_CANCEL)
    fresh.answers, fresh.answered_on = dict(answers), timezone.localdate(at)
    why = "" if fresh.employee_id == by.employee_id else FOR_ANOTHER
    _step(fresh, QuestionnaireState.SUBMITTED, by=by, at=at, why=why, also=("answers", "answered_on"))
    return fresh


@transaction.atomic
def correct(questionnaire: Questionnaire, *, answers: Mapping[str, Any], by: User, at: dt.datetime) -> Questionnaire:
    """Replace one's own answers while the curator has not taken them."""
    fresh = locked(questionnaire)
    _refuse_archived(fresh.employee, ONLY_CANCEL)
    if fresh.state != QuestionnaireState.SUBMITTED:
        raise ImpossibleStepError(f"Анкета уже {fresh.get_state_display()}: ответы в ней не поправить.")
    if fresh.employee_id != by.employee_id:
        raise ImpossibleStepError(ANOTHERS_ANSWERS)
    fresh.answers, fresh.answered_on = dict(answers), timezone.localdate(at)
    fresh.save(update_fields=["answers", "answered_on"])
    remark(fresh, by=by, at=at, why=CORRECTED)
    return fresh


@transaction.atomic
def send_back(questionnaire: Questionnaire, *, by: User, at: dt.datetime, why: str) -> None:
    """Return it to the person with the curator's remark; the answers stay."""
    _step(locked(questionnaire), QuestionnaireState.RETURNED, by=by, at=at, why=why)


@transaction.atomic
def accept(
    questionnaire: Questionnaire, *, seen: str | None = None, updates: bool = False, by: User, at: dt.datetime
) -> None:
    """Close it as looked at; the caller fills the bank's record in the same transaction.

    seen: the fingerprint of the answers that were looked at on a page
    updates: what was looked at corrects the record of one who is in the bank, and takes nobody into it
    """
    fresh = locked(questionnaire)
    _refuse_archived(fresh.employee, ONLY_CANCEL)
    if fresh.state == QuestionnaireState.SUBMITTED and seen not in {None, fresh.fingerprint}:
        raise ImpossibleStepError(ANSWERED_ANEW)
    if updates and not fresh.updates:
        raise ImpossibleStepError(
            f"Пока вы смотрели анкету, запись вывели из банка: {fresh.employee.full_name}. "
            "Если человек возвращается в банк, откройте анкету снова и примите её."
        )
    _step(fresh, QuestionnaireState.ACCEPTED, by=by, at=at)


@transaction.atomic
def cancel(questionnaire: Questionnaire, *, by: User, at: dt.datetime, why: str) -> None:
    move(locked(questionnaire), QuestionnaireState.CANCELLED, by=by, at=at, why=why)


def _step(
    fresh: Questionnaire,
    to: QuestionnaireState,
    *,
    by: User,
    at: dt.datetime,
    why: str = "",
    also: Iterable[str] = (),
) -> None:
    """Move on; where somebody was quicker, refuse, so that no answer and no remark is silently lost."""
    if not move(fresh, to, by=by, at=at, why=why, also=also):
        raise ImpossibleStepError(f"Другой человек успел раньше: анкета уже {to.label}.")


def _refuse_archived(employee: Employee, what_then: str = "") -> None:
    if employee.archived_on:
        raise ImpossibleStepError(f"{employee.full_name} в архиве{what_then}.")
