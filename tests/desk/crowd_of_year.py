"""What the organization itself has thirty of: sessions of a body, roadmaps and their activities."""

import datetime as dt

from simple_history.utils import bulk_create_with_history

from documents.enums import SessionState
from documents.models import BodySession, CollegialBody
from mentoring.models import Organization
from roadmap.enums import RoadmapState
from roadmap.models import Activity, Roadmap, Stage
from tests import factories as make

MANY = 30
AGO = make.TODAY - dt.timedelta(days=10)


def sessions(organization: Organization) -> None:
    body = CollegialBody.objects.create(organization=organization, title="методический совет")
    BodySession.objects.bulk_create(
        BodySession(body=body, held_on=AGO, year=AGO.year, state=SessionState.HELD, number=str(n), number_key=str(n))
        for n in range(MANY)
    )


def roadmaps(organization: Organization) -> None:
    given = {"organization": organization, "title": "План", "columns": []}
    drafts = [Roadmap(**given, start_year=2030 + number) for number in range(MANY)]
    bulk_create_with_history(drafts, Roadmap, default_date=make.AT)
    approved = Roadmap.objects.create(**given, start_year=2025, state=RoadmapState.APPROVED)
    stage = Stage.objects.create(roadmap=approved, number=1, title="Подготовка")
    Activity.objects.bulk_create(Activity(stage=stage, title="Приказ", due_on=AGO) for _ in range(MANY))
