"""The roadmaps that a collegial body may decide on, each by itself."""

from typing import Any

from documents.enums import DecisionSubject
from documents.registry import DocumentHearing
from mentoring.models import Organization
from roadmap.enums import RoadmapState
from roadmap.models import Roadmap
from roadmap.papers import named_cases, period_of


def to_decide_on(organization: Organization) -> Any:
    own = Roadmap.objects.filter(organization=organization).exclude(state=RoadmapState.COMPLETED)
    return own.select_related("organization", "cover__kind").order_by("-start_year", "pk")


def words(roadmap: Roadmap, case: str) -> str:
    """«план мероприятий („дорожную карту“) на 2026/2027 учебный год»."""
    return f"{named_cases(roadmap)[case]} {period_of(roadmap)}".strip()


DOCUMENTS = (DocumentHearing(DecisionSubject.ROADMAP, "Дорожные карты", to_decide_on, words),)
