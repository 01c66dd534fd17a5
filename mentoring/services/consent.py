"""Consents: taken on paper, withdrawn at any time."""

import datetime as dt

from django.db import transaction

from mentoring.enums import ConsentKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Consent, Employee
from mentoring.services.state import locked


@transaction.atomic
def record(
    employee: Employee,
    *,
    kind: ConsentKind,
    signed_on: dt.date,
    today: dt.date,
    valid_until: dt.date | None = None,
    hides_name: bool = False,
) -> Consent:
    """Record a signed consent; the one before it must have ended."""
    locked(employee)
    if signed_on > today:
        raise ImpossibleStepError("Дата подписания ещё не наступила.")
    if valid_until and valid_until < signed_on:
        raise ImpossibleStepError("Согласие кончается раньше, чем подписано.")
    if employee.consents.of_kind(kind).in_force_on(today).exists():
        raise ImpossibleStepError("Такое согласие уже действует; если оно изменилось, сначала отметьте отзыв.")
    return Consent.objects.create(
        employee=employee, kind=kind, signed_on=signed_on, valid_until=valid_until, hides_name=hides_name
    )


@transaction.atomic
def withdraw(consent: Consent, *, on: dt.date) -> None:
    """Withdraw from the day on; a second withdrawal changes nothing."""
    fresh = locked(consent)
    if fresh.withdrawn_on:
        return
    if on < fresh.signed_on:
        raise ImpossibleStepError("Согласие отозвано раньше, чем подписано.")
    fresh.withdrawn_on = on
    fresh.save(update_fields=["withdrawn_on"])


def names_public_on(employee_ids: set[int], *, day: dt.date) -> set[int]:
    """Return those whose names the public may see on the day (152-ФЗ, ст. 10.1)."""
    given = (
        Consent.objects.filter(employee__in=employee_ids)
        .of_kind(ConsentKind.PUBLICATION)
        .in_force_on(day)
        .values_list("employee", "hides_name")
    )
    return {person for person, _ in given} - {person for person, hides_name in given if hides_name}
