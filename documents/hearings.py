"""What the heart has for collegial bodies to consider."""

from typing import Any

from documents.enums import DecisionSubject
from documents.registry import Hearing
from mentoring.enums import PairState
from mentoring.models import Organization, Pair


def waiting(organization: Organization) -> Any:
    """Return the pairs agreed on that nobody has considered yet; whether they must be is the organization's choice."""
    own = Pair.objects.filter(organization=organization, state=PairState.AGREED, council_opinion="")
    return own.for_list()


HEARINGS = (Hearing(DecisionSubject.PAIR, "Пары, о которых нет мнения совета", waiting, ticked=True),)
