"""Consents on paper: to be signed with a pen, or as they were signed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string

from documents.registry import Paper
from mentoring.enums import ConsentKind
from mentoring.models import Consent, ConsentText, Employee, Organization
from mentoring.queries.consent_text import wording

PEN = {
    ConsentKind.PERSONAL_DATA: (
        "Паспорт: серия и номер",
        "Паспорт: кем и когда выдан",
        "Адрес места жительства",
    ),
    ConsentKind.PUBLICATION: ("Телефон, электронная почта или почтовый адрес",),
    ConsentKind.MENTORING: (),
}
"""What the person writes with a pen: nobody types it in, so that it is stored nowhere (152-ФЗ, ст. 9 и 10.1)."""

PUBLISHED = (
    ("фамилия, имя, отчество", "hides_name"),
    ("должность", "hides_post"),
    ("квалификационная категория", "hides_category"),
)
"""What the public sees of a person, and the field of the consent that forbids it."""


@dataclass(frozen=True)
class Permission:
    """A row of the publication's table; both are False where the pen decides."""

    what: str
    is_given: bool = False
    is_refused: bool = False


@dataclass(frozen=True)
class ConsentPaper:
    employee: Employee
    kind: ConsentKind
    text: str
    permissions: Sequence[Permission]
    version: ConsentText | None
    signed_on: dt.date | None = None

    @property
    def subject(self) -> str:
        """«на обработку персональных данных»; «на наставничество»: a mentor from outside is no worker."""
        return self.kind.label.partition(" ")[2].removeprefix("работника ")

    @property
    def blanks(self) -> tuple[str, ...]:
        return PEN[self.kind]


def signed_html(consent: Consent) -> str:
    """Return the consent in the wording that was signed."""
    kind = ConsentKind(consent.kind)
    given = (consent.text, _permissions(kind, consent), consent.version, consent.signed_on)
    paper = ConsentPaper(consent.employee, kind, *given)
    return _html(consent.employee.organization, [paper], title=str(consent))


def blank_html(
    organization: Organization, people: Iterable[Employee], *, kind: ConsentKind, valid_until: dt.date | None
) -> str:
    """Return the consents for the people of the organization to sign, a paper each; empty where there is no wording."""
    words = wording(organization, kind)
    if words is None:
        return ""
    papers = [
        ConsentPaper(person, kind, words.filled(person, valid_until), _permissions(kind, None), words.version)
        for person in people
    ]
    return _html(organization, papers, title=kind.label.capitalize())


def _permissions(kind: ConsentKind, consent: Consent | None) -> list[Permission]:
    if kind != ConsentKind.PUBLICATION:
        return []
    if consent is None:
        return [Permission(what) for what, _ in PUBLISHED]
    return [Permission(what, not getattr(consent, ban), getattr(consent, ban)) for what, ban in PUBLISHED]


def _html(organization: Organization, papers: list[ConsentPaper], *, title: str) -> str:
    return render_to_string("print/consent.html", {"organization": organization, "papers": papers, "title": title})


def consents(**which: Any) -> QuerySet[Consent]:
    """Return those whose wording was kept: another one can't be printed as it was signed."""
    return Consent.objects.exclude(text="").select_related("employee__organization", "version").filter(**which)


def people() -> QuerySet[Employee]:
    return Employee.objects.working().select_related("organization")


def _blank_for(person: Employee, kind: ConsentKind) -> str:
    return blank_html(person.organization, [person], kind=kind, valid_until=None)


def _kinds() -> Iterator[Paper]:
    for kind in ConsentKind:
        title = kind.label.capitalize()
        yield Paper(f"consent_{kind}", title, partial(consents, kind=kind), signed_html)
        yield Paper(f"consent_{kind}_blank", f"{title}, бланк", people, partial(_blank_for, kind=kind))


PAPERS = (Paper("consent", "Согласие", consents, signed_html, is_main=True, kinds=_kinds),)
