"""The first roadmap."""

import datetime as dt

from django.db.models import Exists, OuterRef

from mentoring.beginning import FirstStep
from roadmap.enums import RoadmapState
from roadmap.models import Roadmap


def _has_roadmap(_day: dt.date) -> Exists:
    return Exists(Roadmap.objects.filter(organization=OuterRef("pk")).exclude(state=RoadmapState.DRAFT))


FIRST_STEPS = (
    FirstStep(
        code="roadmap",
        title="Дорожная карта",
        text="Возьмите образец: этапы и мероприятия скопируются. Утверждает руководитель.",
        page="roadmaps",
        action="Открыть",
        permission="roadmap.create_roadmap",
        whose="куратор",
        done=_has_roadmap,
    ),
)
