"""Consents: taken on paper, marked here, withdrawn at any time."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction

from mentoring.enums import ConsentKind, ConsentState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Consent, ConsentText, Employee
from mentoring.models.consent import BANS, NO_BANS, scan_path
from mentoring.queries.consent_text import Wording, wording_signed
from mentoring.services.state import locked

ONE_BY_ONE = "Согласия на распространение отмечают по одному: у каждого человека свои запреты."
IN_FORCE_ALREADY = "Такое согласие уже действует; если оно изменилось, сначала отметьте отзыв."
PUBLIC_ALREADY = "Такое согласие уже действует; запреты меняют в нём самом, а если изменилось другое, отметьте отзыв."


@transaction.atomic
def record(
    employee: Employee,
    *,
    kind: ConsentKind,
    signed_on: dt.date,
    today: dt.date,
    valid_until: dt.date | None = None,
    bans: Iterable[str] = (),
    scan: "File[bytes] | None" = None,
    version: ConsentText | None = None,
) -> Consent:
    """Record a signed consent in the wording that was signed; the one before must have ended or have a nearer end.

    version: as the paper says; else the one that was current when it was signed
    bans: names of the fields (see BANS) that the subject forbids to show, of a publication only
    """
    words = wording_signed(employee.organization, kind, on=signed_on, version=version)
    given = {"kind": kind, "signed_on": signed_on, "valid_until": valid_until}
    consent = _record(employee, words, given | dict.fromkeys(bans, True), today)
    if scan:
        attach_scan(consent, scan=scan)
    return consent


@transaction.atomic
def record_many(
    employees: Iterable[Employee],
    *,
    kind: ConsentKind,
    signed_on: dt.date,
    today: dt.date,
    valid_until: dt.date | None = None,
    version: ConsentText | None = None,
) -> int:
    """Record the same consent of several people of one organization, all or nobody; return of how many."""
    if kind == ConsentKind.PUBLICATION:  # its bans differ from person to person: together they would be lost
        raise ImpossibleStepError(ONE_BY_ONE)
    people = sorted(employees, key=lambda person: person.pk)  # everybody locks in one order
    words = wording_signed(people[0].organization, kind, on=signed_on, version=version) if people else None
    given = {"kind": kind, "signed_on": signed_on, "valid_until": valid_until}
    refused: list[str] = []
    for person in people:
        try:
            _record(person, words, given, today)
        except ImpossibleStepError as refusal:
            refused += [f"{person.full_name}: {sentence}" for sentence in refusal.sentences]
    if refused:
        raise ImpossibleStepError(*refused)
    return len(people)


def _record(employee: Employee, words: Wording | None, given: dict[str, Any], today: dt.date) -> Consent:
    locked(employee)
    consent = Consent(employee=employee, **given)
    if refused := list(_refusals(consent, today)):
        raise ImpossibleStepError(*refused)
    if words:
        consent.version, consent.text = words.version, words.filled(employee, consent.valid_until)
    consent.save()
    return consent


def _refusals(consent: Consent, today: dt.date) -> Iterable[str]:
    kind, valid_until = ConsentKind(consent.kind), consent.valid_until
    if consent.signed_on > today:
        yield "Дата подписания ещё не наступила."
    if valid_until and valid_until < consent.signed_on:
        yield "Согласие кончается раньше, чем подписано."
    if consent.bans and kind != ConsentKind.PUBLICATION:
        yield NO_BANS
    in_force = consent.employee.consents.of_kind(kind).in_force_on(today)
    if any(other.valid_until is None or (valid_until and valid_until <= other.valid_until) for other in in_force):
        yield PUBLIC_ALREADY if kind == ConsentKind.PUBLICATION else IN_FORCE_ALREADY


@transaction.atomic
def withdraw(consent: Consent, *, on: dt.date) -> None:
    """Withdraw from the day on, with whatever was signed to follow it; a second withdrawal changes nothing."""
    locked(consent.employee)  # before the consent, as all who write of a person do: else two wait for each other
    fresh = locked(consent)
    if fresh.withdrawn_on:
        return
    if on < fresh.signed_on:
        raise ImpossibleStepError("Согласие отозвано раньше, чем подписано.")
    same = Consent.objects.of_kind(ConsentKind(fresh.kind)).in_force_on(on).filter(employee=fresh.employee)
    for each in {fresh, *same}:
        each.withdrawn_on = on
        each.save(update_fields=["withdrawn_on"])


@transaction.atomic
def change_bans(consent: Consent, *, bans: Iterable[str], today: dt.date) -> Consent:
    """Let the subject forbid other fields than before: the consent itself stays in force, and its text as signed."""
    locked(consent.employee)
    fresh, chosen = locked(consent), frozenset(bans)
    if fresh.kind != ConsentKind.PUBLICATION:
        raise ImpossibleStepError(NO_BANS)
    if fresh.state_on(today) != ConsentState.IN_FORCE:
        raise ImpossibleStepError("Согласие уже не действует: запреты в нём больше не меняют.")
    changed = [ban for ban in BANS if getattr(fresh, ban) != (ban in chosen)]
    for ban in changed:
        setattr(fresh, ban, ban in chosen)
    if changed:
        fresh.save(update_fields=changed)
    return fresh


@transaction.atomic
def attach_scan(consent: Consent, *, scan: "File[bytes]") -> None:
    """Keep the scan in place of the one before.

    Files know nothing of transactions: they are written and removed after the commit, so that a
    transaction that is rolled back leaves no file behind and loses none.
    """
    fresh = locked(consent)
    storage, old = fresh.scan.storage, fresh.scan.name or ""
    new = scan_path(fresh, scan.name or "")
    fresh.scan.name = new
    fresh.save(update_fields=["scan"])
    transaction.on_commit(partial(_swap, storage, ContentFile(scan.read()), new, old))


def _swap(storage: Storage, scan: "File[bytes]", new: str, old: str) -> None:
    storage.save(new, scan)
    if old:
        storage.delete(old)
