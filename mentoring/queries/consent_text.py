"""The wording of a consent that is signed now, or was on a day."""

import datetime as dt
import re
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from mentoring.enums import ConsentKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import ConsentText, Employee, Organization
from mentoring.queries.organization import head_of

PLACE = re.compile(r"\{([^{}]*)\}")
BLANK = "_" * 20
"""What stands for a detail that is not known: room for a pen."""
UNTIL_WITHDRAWN = "до дня отзыва"
DETAILS = ("организация", "адрес", "сайт", "страница", "ИНН", "ОГРН", "руководитель")
PLACES = (*DETAILS, "сотрудник", "должность", "срок", "основание", "договором")
PLACES_SHOWN = ", ".join(f"{{{place}}}" for place in PLACES)


@dataclass(frozen=True)
class Wording:
    """A version beside the organization's details, to be filled for one person after another."""

    version: ConsentText
    details: dict[str, str]

    @property
    def missing(self) -> list[str]:
        """The details that the text asks and nobody has entered."""
        asked = PLACE.findall(self.version.text)
        return [detail for detail in DETAILS if detail in asked and not self.details[detail]]

    def filled(self, employee: Employee, valid_until: dt.date | None) -> str:
        own = {"сотрудник": employee.full_name, "должность": _post(employee), "срок": term_words(valid_until)}
        return fill(self.version.text, self.details | own | grounds(is_outside=employee.is_outside))


def wording(organization: Organization, kind: ConsentKind) -> Wording | None:
    """Return what is signed now; None where no text was ever loaded or written."""
    version = ConsentText.objects.current(organization, kind)
    return Wording(version, details_of(organization)) if version else None


def wording_signed(
    organization: Organization, kind: ConsentKind, *, on: dt.date, version: ConsentText | None
) -> Wording | None:
    """Return what was signed on the day: the version named on the paper, else the one current then."""
    version = version or ConsentText.objects.current_on(on, organization, kind)
    if version is None:
        return None
    if version.kind != kind or version.organization_id not in {None, organization.pk}:
        raise ImpossibleStepError("Эта редакция – не того согласия, которое вы отмечаете.")
    return Wording(version, details_of(organization))


def details_of(organization: Organization) -> dict[str, str]:
    head = head_of(organization)
    return {
        "организация": organization.full_name,
        "адрес": organization.address,
        "сайт": organization.site,
        "страница": settings.SITE_URL + reverse(settings.PUBLIC_PAGE, args=[organization.slug]),
        "ИНН": organization.inn,
        "ОГРН": organization.ogrn,
        "руководитель": f"{head.post} {head.full_name}" if head else "",
    }


def _post(employee: Employee) -> str:
    return f"{employee.post} ({employee.home_organization})" if employee.is_outside else employee.post


def grounds(*, is_outside: bool) -> dict[str, str]:
    """Return on what the person's mentoring rests: labour law is for the staff alone."""
    if is_outside:
        return {"основание": "договора с организацией", "договором": "договором с организацией"}
    return {
        "основание": "статьи 351.8 Трудового кодекса Российской Федерации",
        "договором": "трудовым договором или дополнительным соглашением к нему",
    }


def term_words(valid_until: dt.date | None) -> str:
    """«по 31 августа 2027 года»: without an abbreviation, as the sentence may end here."""
    return f"по {date_format(valid_until, 'j E Y')} года" if valid_until else UNTIL_WITHDRAWN


def fill(text: str, values: dict[str, str]) -> str:
    """Put the values into their places, room for a pen where there is none."""
    return PLACE.sub(lambda place: values.get(place[1]) or BLANK, text)
