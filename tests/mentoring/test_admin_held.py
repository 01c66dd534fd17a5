"""What the administration may write of each model: everything else, states and what has a meaning, is its service's.

A field that is added to a model fails here until somebody says that no service holds it.
"""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import reverse

from mentoring.models import Consent, Organization, User
from tests.mentoring import admin_world as world
from tests.pages import everything

pytestmark = [pytest.mark.django_db, pytest.mark.without("counts", reason="asks what the page itself says")]

WRITTEN = {
    "Activity": (
        "content document_kind due_on expected_result free_1 free_2 free_3 position responsible row_number term title"
    ),
    "Clearance": "position title",
    "CaseForm": "full_name last_name post",
    "Deficit": "direction organization_kind position posts title",
    "Direction": "position title",
    "Employee": (
        "birth_date building category education email first_name hired_on home_organization last_name "
        "middle_name other_posts personnel_number post sex "
        "teaching_since working_since"
    ),
    "DocumentKind": (
        "accusative dative gender genitive has_title_page instrumental is_quoted position prepositional title"
    ),
    "LegalGround": "citation concerns date kind number position title valid_from valid_to",
    "Mentee": "category direction requests +MenteeDeficit",
    "Mentor": "away_until experience forms kinds load_limit strengths +Training",
    "MentoringForm": "position title",
    "MentoringKind": "description is_brief position title",
    "Order": "control heading place preamble subject +OrderPoint",
    "Organization": (
        "address city founder full_name has_council head_title inn kind ogrn order_number_pattern "
        "qr_on_papers requires_second_factor short_name site slug staff_order_number_pattern time_zone"
    ),
    "Pair": "goals term_reason",
    "Plan": "columns has_column_numbers layout notes position title +PlanRow",
    "PlanLayout": "code columns has_column_numbers notes plan_title position title",
    "PlanRow": (
        "activity deficit due_on expected_result free_1 free_2 free_3 goal mentee_activity "
        "mentor_activity number position report_due report_form responsible section section_number "
        "starts_on task term"
    ),
    "Program": (
        "conditions directions ends_on expected_results goal interim_results meeting_schedule "
        "mentee_content mentor_content mode problem starts_on tasks term_reason title"
    ),
    "Roadmap": "columns ends_on has_column_numbers notes numbering start_year starts_on title +Stage",
    "Stage": "number own_number short_title title +Activity",
    "User": "email first_name last_name password username",
}


@pytest.fixture
def own() -> world.Objects:
    return world.fill(world.organization("Детский сад"))


@pytest.fixture
def keeper(own: world.Objects) -> User:
    return world.administrator(own[Organization], "keeper")


def written(keeper: User, thing: Any, site: Any) -> str:
    """Return the fields that the page of the thing takes, and the inlines it edits."""
    request: Any = RequestFactory().get("/")
    request.user = keeper
    if not site.has_change_permission(request, thing):
        return ""
    fixed = site.get_readonly_fields(request, thing)
    asked = [field for _title, shown in site.get_fieldsets(request, thing) for field in shown["fields"]]
    inlines = [
        inline.model.__name__ for inline in site.inlines if inline(type(thing), site.admin_site).may_write(request)
    ]
    return " ".join(sorted({*asked} - {*fixed})) + "".join(f" +{name}" for name in inlines)


def imported(keeper: User, site: Any) -> str:
    """Return the columns that a file of the model writes."""
    if not getattr(site, "imports", True):
        return ""
    resource = site.resource_classes[0](keeper)
    return " ".join(sorted(name for name, field in resource.fields.items() if not field.readonly and name != "id"))


def test_only_these_fields_are_written(own: world.Objects, keeper: User) -> None:
    found = {model.__name__: written(keeper, own[model], site) for model, site in admin.site._registry.items()}
    assert {name: fields for name, fields in found.items() if fields} == WRITTEN


def test_a_file_writes_no_more_than_the_page(own: world.Objects, keeper: User) -> None:
    for model, site in admin.site._registry.items():
        extra = {*imported(keeper, site).split()} - {*WRITTEN.get(model.__name__, "").split()}
        assert extra - {*getattr(site, "fixed", ())} == set(), model


def test_a_consent_is_written_by_its_service_alone(own: world.Objects, keeper: User, client: Client) -> None:
    client.force_login(keeper)
    consent, before = own[Consent], everything()
    assert client.get(reverse("admin:mentoring_consent_change", args=[consent.pk])).status_code == 200
    sent = {"kind": "publication", "employee": consent.employee_id, "signed_on": "01.09.2026"}
    for page, keys in (("change", [consent.pk]), ("add", []), ("delete", [consent.pk])):
        assert client.post(reverse(f"admin:mentoring_consent_{page}", args=keys), sent).status_code == 403
    assert everything() == before
