"""The wordings of consents: the places in them, what fills these, and how a new version comes to be."""

import datetime as dt

from django.db import transaction

from mentoring.enums import ConsentKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import ConsentText, Organization, User
from mentoring.queries.consent_text import PLACE, PLACES, PLACES_SHOWN
from mentoring.services.state import locked


def refusals(text: str) -> list[str]:
    """Say which places are unknown and which braces are no places."""
    unknown = [place for place in dict.fromkeys(PLACE.findall(text)) if place not in PLACES]
    said = [f"Неизвестное место {{{place}}}. Есть такие: {PLACES_SHOWN}." for place in unknown]
    if set(PLACE.sub("", text)) & set("{}"):
        said.append("Лишняя фигурная скобка: скобками обозначается только место, например {организация}.")
    return said


@transaction.atomic
def add_version(
    organization: Organization, *, kind: ConsentKind, text: str, seen: int | None, by: User, at: dt.datetime
) -> ConsentText:
    """Add the organization's next version; those before it stay as they are.

    seen: the key of the version that was current when the author began
    """
    locked(organization)  # numbers follow one another, also when two write at once
    current = ConsentText.objects.current(organization, kind)
    if current and current.pk != seen:
        raise ImpossibleStepError(
            f"Пока вы правили, появилась {current.name}. Сверьте с ней свой текст и отправьте ещё раз."
        )
    if current and current.text == text:
        raise ImpossibleStepError("Текст тот же, что в действующей редакции.")
    numbers = ConsentText.objects.known_to(organization).filter(kind=kind).values_list("number", flat=True)
    return ConsentText.objects.create(
        organization=organization, kind=kind, number=max(numbers, default=0) + 1, text=text, made_by=by, made_at=at
    )
