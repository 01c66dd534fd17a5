"""The road of a new organization on the desk."""

import pytest
from django.urls import reverse

from desk.beginning import STEPS, beginning_of
from mentoring.beginning import first_steps
from mentoring.enums import Role
from mentoring.models import Organization, User
from roadmap.enums import RoadmapState
from roadmap.models import Roadmap
from tests import factories as make

TITLES = [first_steps()[code].title for code in STEPS]


def done(user):
    return [step.title for step in beginning_of(user, make.TODAY) if step.status == "done"]


def test_every_declared_step_has_its_place():
    assert sorted(first_steps()) == sorted(STEPS)


def test_a_new_organization_begins_with_its_details(curator):
    steps = beginning_of(curator, make.TODAY)
    assert [step.title for step in steps] == TITLES
    assert [step.status for step in steps] == ["current", *["next"] * (len(STEPS) - 1)]


@pytest.mark.parametrize(("thing", "taken"), [("mentor", 2), ("pair", 4), ("agreed_pair", 5), ("order", 6)])
def test_each_step_is_taken_by_what_it_leads_to(request, curator, thing, taken):
    Organization.objects.update(address="г. Североречинск, ул. Лесная, 1", inn="6600000000")
    make.employee(curator.organization)
    request.getfixturevalue(thing)
    assert done(curator) == TITLES[:taken]


def test_the_head_is_recorded_and_invited(curator, head):
    assert done(curator) == ["Кто подписывает?", "Пригласите руководителя"]
    User.objects.filter(pk=head.pk).update(is_active=False)
    assert "Пригласите руководителя" not in done(curator)


def test_what_is_not_the_users_to_do_has_no_button(curator):
    steps = {step.title: (step.url, step.whose) for step in beginning_of(curator, make.TODAY)}
    assert steps["Кто подписывает?"] == ("", "администратор")
    assert steps["Пары"] == (reverse("match_draft"), "куратор")


def test_it_is_walked_with_a_program_and_the_roadmap_approved(curator, running_program, kindergarten):
    assert TITLES[-2] in done(curator)
    Roadmap.objects.create(organization=kindergarten, start_year=2026, title="План", columns=[])
    assert TITLES[-1] not in done(curator)
    Roadmap.objects.update(state=RoadmapState.APPROVED)
    assert beginning_of(curator, make.TODAY) == []


def test_others_are_not_led(mentor_user, head, council):
    assert [beginning_of(user, make.TODAY) for user in (mentor_user, head, council)] == [[], [], []]


def test_every_button_leads_to_a_page_that_opens(signed_in, curator):
    curator.grants.create(role=Role.ADMINISTRATOR)
    browser = signed_in(User.objects.get(pk=curator.pk))
    answer = browser.get(reverse("desk"))
    assert "С чего начать" in answer.text
    steps = answer.context["beginning"]
    urls = [step.url for step in steps if step.status != "done"]
    assert {browser.get(url).status_code for url in urls} == {200}
