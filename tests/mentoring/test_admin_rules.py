"""What services refuse, the administration refuses too: typed on its pages and taken from a file."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from documents.models import DocumentKind
from documents.resources import DocumentKindResource
from mentoring.models import Employee, Mentor, Organization, User
from mentoring.resources.bank import MentorResource
from mentoring.resources.people import OrganizationResource
from programs.enums import RowState
from programs.models import Plan, PlanLayout, PlanRow, Program
from programs.resources import PlanLayoutResource
from roadmap.models import Roadmap, Stage
from roadmap.resources import RoadmapResource
from tests.mentoring import admin_world as world
from tests.mentoring.test_admin_writes import change, refused, url

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]
SAME = "Дорожная карта с таким названием на 2026/2027 учебный год уже есть: дайте этой другое название или откройте ту."


@pytest.fixture
def own() -> world.Objects:
    return world.fill(world.organization("Детский сад"))


@pytest.fixture
def keeper(own: world.Objects) -> User:
    return world.administrator(own[Organization], "keeper")


@pytest.fixture
def browser(keeper: User, client: Client) -> Client:
    client.force_login(keeper)
    return client


def test_a_second_roadmap_of_title_and_year_is_refused(own: world.Objects, browser: Client) -> None:
    other = Roadmap.objects.create(organization=own[Organization], title="План", start_year=2026, columns=world.COLUMNS)
    assert refused(change(browser, other, title="КАРТА")) == {"__all__": [SAME]}
    ends = {"starts_on": "01.09.2026", "ends_on": "31.08.2036"}
    assert refused(change(browser, other, **ends))["__all__"] == [
        "Дорожная карта составляется не больше чем на 5 учебных лет."
    ]
    assert change(browser, other, title="Другая карта").status_code == 302


@pytest.mark.parametrize(
    ("resource", "make"),
    [
        (RoadmapResource, lambda place: Roadmap(organization=place, title="карта", start_year=2026)),
        (DocumentKindResource, lambda place: DocumentKind(organization=place, title="ПЛАН")),
        (PlanLayoutResource, lambda place: PlanLayout(organization=place, title="ФОРМА")),
        (OrganizationResource, lambda _place: Organization(order_number_pattern="ОД")),
        (MentorResource, lambda place: Mentor(employee=Employee(organization=place, archived_on=timezone.localdate()))),
    ],
)
def test_each_rule_is_asked_before_a_row_is_written(own: world.Objects, resource: Any, make: Any) -> None:
    place = own[Organization]
    DocumentKind.objects.create(organization=place, title="План")
    PlanLayout.objects.create(organization=place, title="Форма", columns=world.COLUMNS)
    assert resource.why_refused(make(place))


def test_a_file_is_refused_as_well(own: world.Objects, keeper: User) -> None:
    again = Roadmap(organization=own[Organization], title="Карта", start_year=2026, columns=world.COLUMNS)
    with pytest.raises(ValidationError, match="уже есть"):
        RoadmapResource(user=keeper, importing=True).validate_instance(again)


def test_a_stage_with_activities_is_not_deleted_and_the_others_move_up(own: world.Objects, browser: Client) -> None:
    Roadmap.objects.update(state="draft")
    full = own[Stage]
    empty, last = (Stage.objects.create(roadmap=full.roadmap, number=full.number + n, title="Ещё") for n in (1, 2))
    assert browser.get(url(Stage, "delete", full.pk)).status_code == 403
    assert "DELETE" not in browser.get(url(Roadmap, "change", full.roadmap_id)).text
    browser.post(url(Stage, "delete", empty.pk), {"post": "yes"})
    last.refresh_from_db()
    assert (list(full.roadmap.stages.values_list("pk", flat=True)), last.number) == ([full.pk, last.pk], empty.number)


def test_a_begun_row_and_a_full_plan_are_not_deleted(own: world.Objects, browser: Client) -> None:
    Program.objects.update(state="draft")
    row, plan = own[PlanRow], own[Plan]
    assert browser.get(url(Plan, "delete", plan.pk)).status_code == 403
    assert browser.get(url(PlanRow, "delete", row.pk)).status_code == 200
    PlanRow.objects.filter(pk=row.pk).update(state=RowState.IN_PROGRESS)
    assert browser.get(url(PlanRow, "delete", row.pk)).status_code == 403
    PlanRow.objects.all().delete()
    assert browser.get(url(Plan, "delete", plan.pk)).status_code == 200
