"""The programs that a collegial body may consider: told by their pairs."""

from typing import Any

from documents.enums import DecisionSubject
from documents.registry import Hearing
from mentoring.models import Organization, Pair
from programs.enums import ProgramState

UNAPPROVED = (ProgramState.DRAFT, ProgramState.ACKNOWLEDGED, ProgramState.CHECKED, ProgramState.CHANGED)


def unapproved(organization: Organization) -> Any:
    """Return the pairs whose programs are still to be approved."""
    return Pair.objects.filter(organization=organization, program__state__in=UNAPPROVED).for_list()


HEARINGS = (Hearing(DecisionSubject.PROGRAM, "Программы, которые ещё не утверждены", unapproved),)
