"""What waits for a collegial body, as the apps declare it."""

from dataclasses import dataclass
from typing import Any

from documents.models import BodySession, Decision
from documents.registry import Hearing, document_hearings, hearings
from mentoring.models import Organization


@dataclass(frozen=True)
class Heard:
    """pairs: those that may be put on the agenda of the session and are not on it yet."""

    hearing: Hearing
    pairs: Any


def heard(session: BodySession) -> list[Heard]:
    """Return each kind of what is considered, with the pairs to be ticked; without those of which there are none."""
    found = []
    for hearing in hearings():
        there = Decision.objects.filter(item__session=session, subject=hearing.subject).values("pair")
        pairs = hearing.offered(session.organization).exclude(pk__in=there)
        if pairs.exists():
            found.append(Heard(hearing, pairs))
    return found


def documents_to_choose(organization: Organization) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what a decision may be about, by the titles of their kinds: («map-5», the document's name)."""
    return [
        (hearing.title, [(f"{hearing.subject}-{one.pk}", str(one)) for one in hearing.offered(organization)])
        for hearing in document_hearings().values()
    ]


def document_words(organization: Organization, subject: str, key: int | None, case: str = "вин") -> str:
    """Return the document as the minutes name it; empty where the organization has none of the key."""
    hearing = document_hearings().get(subject)
    found = hearing.offered(organization).filter(pk=key).first() if hearing and key else None
    return hearing.words(found, case) if hearing and found else ""
