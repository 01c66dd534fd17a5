"""How people stand with their consents on a day, and whom the public may see by name."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from mentoring.enums import ConsentKind, ConsentState, Tone
from mentoring.models import Consent, Employee, User
from mentoring.models.employee_queryset import EmployeeQuerySet

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
    def tone(self) -> Tone:
        return Tone.ATTENTION if self.ends_soon else self.state.tone

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


def lacking_processing(people: Iterable[int], *, on: dt.date) -> frozenset[int]:
    """Return who of these has no consent to the processing of data in force on the day."""
    given = Consent.objects.of_kind(ConsentKind.PERSONAL_DATA).in_force_on(on).filter(employee__in=people)
    return frozenset(people) - frozenset(given.values_list("employee", flat=True))


def refusers(user: User, *, on: dt.date) -> EmployeeQuerySet:
    """Return the working who let their data be processed no more, the earliest first, with `refused_on`."""
    refused = Consent.objects.taken_back(ConsentKind.PERSONAL_DATA, on=on)
    last = refused.filter(employee=OuterRef("pk")).order_by("-withdrawn_on").values("withdrawn_on")[:1]
    people = Employee.objects.visible_to(user).working().filter(pk__in=refused.values("employee"))
    return people.annotate(refused_on=Subquery(last)).order_by("refused_on", "pk")
