"""What waits for a collegial body, as the apps declare it."""

from dataclasses import dataclass
from typing import Any

from documents.models import BodySession, Decision
from documents.registry import Hearing, hearings


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
