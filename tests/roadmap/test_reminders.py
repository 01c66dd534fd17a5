import datetime as dt

import pytest

from roadmap.models import Activity
from roadmap.services import roadmap as roadmaps
from tests.desk.told import told

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

OCTOBER = dt.date(2026, 10, 3)
CODES = ("activity-overdue", "roadmap-create", "roadmap-approve")


def said(user, today) -> list[tuple[str, str, str]]:
    return [(line.badge, line.title, line.action) for line in told(user, *CODES, on=today)]


def test_curator_hears_of_overdue_activities(approved, curator):
    assert said(curator, OCTOBER) == [
        ("просрочено на 3 дня", "Изучение базы", "Отметить"),
        ("просрочено на 3 дня", "Издание приказа", "Отметить"),
    ]
    assert {line.tone for line in told(curator, *CODES, on=OCTOBER)} == {"late"}


def test_many_overdue_ones_are_one_line(approved, curator):
    stage = approved.stages.get(number=1)
    for number in range(4):
        Activity.objects.create(stage=stage, title=f"Дело {number}", due_on=dt.date(2026, 10, 1))
    assert said(curator, OCTOBER) == [("просрочено на 3 дня", "Дорожная карта: 6 мероприятий просрочено", "Открыть")]


def test_nothing_is_overdue_in_a_draft_or_after_closing(draft, approved, curator, at):
    for activity in Activity.objects.filter(stage__roadmap=approved):
        roadmaps.drop(activity, by=curator, at=at, why="лишнее")
    assert said(curator, OCTOBER) == []


def test_missing_roadmap_of_the_school_year(curator, kindergarten):
    assert [title for _, title, _ in said(curator, OCTOBER)] == ["Нет дорожной карты на 2026/2027 учебный год"]


def test_draft_waits_for_the_head(draft, head):
    assert said(head, OCTOBER) == [
        ("в проекте с 20.11.2026", "Утвердите дорожную карту на 2026/2027 учебный год", "Посмотреть и утвердить")
    ]


@pytest.mark.parametrize("who", ["mentor_user", "administrator"])
def test_others_hear_nothing(who, request, approved):
    assert said(request.getfixturevalue(who), OCTOBER) == []


def test_stranger_hears_only_of_the_own_school(approved, stranger):
    assert [title for _, title, _ in said(stranger, OCTOBER)] == ["Нет дорожной карты на 2026/2027 учебный год"]


def test_addresses_lead_to_living_pages(signed_in, approved, curator):
    client = signed_in(curator)
    assert [client.get(line.url).status_code for line in told(curator, *CODES, on=OCTOBER)] == [200, 200]


def test_same_number_of_queries_for_one_and_many(approved, curator, count_queries):
    one = count_queries(lambda: told(curator, on=OCTOBER))
    stage = approved.stages.get(number=1)
    Activity.objects.bulk_create(Activity(stage=stage, title="Дело", due_on=OCTOBER) for _ in range(30))
    Activity.objects.filter(stage=stage).update(due_on=dt.date(2026, 9, 1))
    assert count_queries(lambda: told(curator, on=OCTOBER)) == one
