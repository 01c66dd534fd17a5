"""A small roadmap in each of its states."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roadmap.models import Activity, ApprovedRoadmap, Roadmap, Stage
from roadmap.services import roadmap as roadmaps
from tests import factories as make
from tests.worlds import scene

COLUMNS = [
    {"field": "number", "title": "№", "width": 5, "joined": True},
    {"field": "stage", "title": "Наименование этапа", "width": 25, "joined": True},
    {"field": "title", "title": "Мероприятия", "width": 40, "joined": True},
    {"field": "term", "title": "Сроки", "width": 15, "joined": True},
    {"field": "responsible", "title": "Ответственные", "width": 15, "joined": False},
]


@scene
def sample() -> Roadmap:
    """Two stages: the first with two activities, the second with one."""
    made = Roadmap.objects.create(code="small", title="План наставничества", columns=COLUMNS)
    first = Stage.objects.create(roadmap=made, number=1, title="Подготовка условий", short_title="Подготовка")
    second = Stage.objects.create(roadmap=made, number=2, title="Работа пар и групп")
    Activity.objects.create(stage=first, position=1, title="Изучение базы", term="Сентябрь", responsible="Куратор")
    Activity.objects.create(
        stage=first, position=2, title="Издание приказа", term="Сентябрь", responsible="Заведующий\nКуратор"
    )
    Activity.objects.create(stage=second, position=1, title="Встречи", term="Ноябрь – апрель", document_kind="журнал")
    return made


@scene
def draft(sample, kindergarten, curator) -> Roadmap:
    return roadmaps.create_from(sample, organization=kindergarten, start_year=2026, by=curator, at=make.AT)


@scene
def of_two_years(sample, kindergarten, curator) -> Roadmap:
    days = dt.date(2026, 9, 1), dt.date(2028, 5, 31)
    given = {"organization": kindergarten, "start_year": 2026, "title": "План на два года", "days": days}
    return roadmaps.create_from(sample, **given, by=curator, at=make.AT)


@scene
def approved(draft: Roadmap, head) -> Roadmap:
    roadmaps.approve(draft, on=dt.date(2026, 9, 3), by=head, at=make.AT)
    ApprovedRoadmap.objects.update(html="<p>Утверждённый текст</p>")
    draft.refresh_from_db()
    return draft


@scene
def all_done(approved: Roadmap, curator) -> Roadmap:
    for activity in Activity.objects.filter(stage__roadmap=approved):
        roadmaps.mark_done(activity, evidence="протокол", by=curator, at=make.AT)
    return approved


@pytest.fixture
def draft_activity(draft) -> Activity:
    return Activity.objects.get(stage__roadmap=draft, title="Изучение базы")


@pytest.fixture
def activity(approved) -> Activity:
    return Activity.objects.get(stage__roadmap=approved, title="Изучение базы")


@pytest.fixture
def empty_stage(draft) -> Stage:
    return Stage.objects.create(roadmap=draft, number=3, title="Лишний этап")


@pytest.fixture
def count_queries():
    """Return how many queries a call makes."""

    def count(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            call()
        return len(queries)

    return count
