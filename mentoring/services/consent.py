"""Consents: taken on paper, marked here, withdrawn at any time."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import OuterRef, Subquery

from mentoring.enums import ConsentKind, ConsentState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Consent, ConsentText, Employee, User
from mentoring.models.consent import NO_BANS, scan_path
from mentoring.models.employee import EmployeeQuerySet
from mentoring.services.consent_text import Wording, wording_signed
from mentoring.services.state import locked

ENDING_SOON = dt.timedelta(days=30)
HEADINGS = {
    ConsentKind.PERSONAL_DATA: "Данные",
    ConsentKind.PUBLICATION: "Публикация",
    ConsentKind.MENTORING: "Наставничество",
}
DATED = {
    ConsentState.IN_FORCE: (" до", "valid_until"),
    ConsentState.EXPIRED: ("", "valid_until"),
    ConsentState.WITHDRAWN: ("", "withdrawn_on"),
}
"""What follows the word of a state: a preposition, and the field with the day."""
ONE_BY_ONE = "Согласия на распространение отмечают по одному: у каждого человека свои запреты."
IN_FORCE_ALREADY = "Такое согласие уже действует; если оно изменилось, сначала отметьте отзыв."


@dataclass(frozen=True)
class Standing:
    """How one person stands with one kind of consent; `consent` is the one that tells it."""

    kind: ConsentKind
    state: ConsentState
    consent: Consent | None
    ends_soon: bool = False

    @property
    def label(self) -> str:
        """«действует до 31.08.2027»."""
        word, field = DATED.get(self.state, ("", ""))
        day = getattr(self.consent, field, None)
        return f"{self.state.label}{word} {day:%d.%m.%Y}" if day else str(self.state.label)

    @property
    def heading(self) -> str:
        """«Данные»: as the column is named on a phone."""
        return HEADINGS[self.kind]

    @property
    def tone(self) -> str:
        if self.state == ConsentState.IN_FORCE:
            return "attention" if self.ends_soon else "done"
        return "neutral" if self.state == ConsentState.NOT_NEEDED else "late"

    @property
    def is_missing(self) -> bool:
        return self.state not in {ConsentState.IN_FORCE, ConsentState.NOT_NEEDED}


def standings(employee: Employee, *, on: dt.date) -> list[Standing]:
    """Tell of each kind how the person stands, who comes from `with_consent_needs` or `for_consents`."""
    return [_standing(employee, kind, on) for kind in ConsentKind]


def _standing(employee: Employee, kind: ConsentKind, on: dt.date) -> Standing:
    given = sorted((c for c in employee.consents.all() if c.kind == kind), key=lambda c: (c.signed_on, c.pk))
    in_force = [consent for consent in given if consent.state_on(on) == ConsentState.IN_FORCE]
    if in_force:
        ends_soon = all(consent.valid_until and consent.valid_until <= on + ENDING_SOON for consent in in_force)
        return Standing(kind, ConsentState.IN_FORCE, in_force[-1], ends_soon)
    if not getattr(employee, f"needs_{kind}"):
        return Standing(kind, ConsentState.NOT_NEEDED, None)
    return Standing(kind, given[-1].state_on(on), given[-1]) if given else Standing(kind, ConsentState.NOT_TAKEN, None)


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
        yield IN_FORCE_ALREADY


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


def publications_on(employee_ids: set[int], *, day: dt.date) -> dict[int, Consent]:
    """Return for each whom the public may be shown on the day the consent that rules it: the last one signed.

    Whose data may not be processed any more, or whose names were taken away, is not shown, whatever was signed.
    """
    given = Consent.objects.filter(employee__in=employee_ids).of_kind(ConsentKind.PUBLICATION).in_force_on(day)
    refused = Consent.objects.taken_back(ConsentKind.PERSONAL_DATA, on=day)
    given = given.filter(employee__anonymized_on=None).exclude(employee__in=refused.values("employee"))
    return {consent.employee_id: consent for consent in given.order_by("signed_on", "pk")}


def names_public_on(employee_ids: set[int], *, day: dt.date) -> set[int]:
    """Return those whose names the public may see on the day (152-ФЗ, ст. 10.1)."""
    return {pk for pk, consent in publications_on(employee_ids, day=day).items() if not consent.hides_name}


def refusers(user: User, *, on: dt.date) -> EmployeeQuerySet:
    """Return the working who let their data be processed no more, the earliest first, with `refused_on`."""
    refused = Consent.objects.taken_back(ConsentKind.PERSONAL_DATA, on=on)
    last = refused.filter(employee=OuterRef("pk")).order_by("-withdrawn_on").values("withdrawn_on")[:1]
    people = Employee.objects.visible_to(user).working().filter(pk__in=refused.values("employee"))
    return people.annotate(refused_on=Subquery(last)).order_by("refused_on", "pk")
