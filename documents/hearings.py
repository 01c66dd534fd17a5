"""What the heart has for collegial bodies to consider."""

from typing import Any

from documents.enums import DecisionSubject
from documents.models import Regulation
from documents.papers.regulation import named_cases
from documents.registry import DocumentHearing, Hearing
from mentoring.enums import PairState
from mentoring.models import Organization, Pair


def waiting(organization: Organization) -> Any:
    """Return the pairs agreed on that nobody has considered yet; whether they must be is the organization's choice."""
    own = Pair.objects.filter(organization=organization, state=PairState.AGREED, council_opinion="")
    return own.for_list()


def to_decide_on(organization: Organization) -> Any:
    """Return the regulations, the drafts first; what is in force no more is decided on no more."""
    return Regulation.objects.filter(organization=organization, over_from=None).for_list()


def regulation_words(regulation: Regulation, case: str) -> str:
    """«Положение о системе наставничества (редакция 2)»."""
    edition = f" (редакция {regulation.edition})" if regulation.edition > 1 else ""
    return named_cases(regulation)[case] + edition


HEARINGS = (Hearing(DecisionSubject.PAIR, "Пары, о которых нет мнения совета", waiting, ticked=True),)
DOCUMENTS = (DocumentHearing(DecisionSubject.REGULATION, "Положения", to_decide_on, regulation_words),)
