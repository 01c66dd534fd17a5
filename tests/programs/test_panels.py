"""What a program adds to the page of its pair."""

import pytest
from django.urls import reverse

from programs import panels

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


def told(user, pair):
    return [(action.title, action.url) for action in panels.next_step(user, pair)]


@pytest.mark.parametrize("role", ["curator", "mentor_user", "mentee_user", "head"])
def test_everybody_who_reads_the_pair_opens_its_program(request, program, role):
    user = request.getfixturevalue(role)
    assert told(user, program.pair) == [("Открыть программу", program.get_absolute_url())]


@pytest.mark.parametrize(
    ("role", "may"), [("curator", True), ("mentor_user", True), ("mentee_user", False), ("head", False)]
)
def test_who_begins_it(request, active_pair, role, may):
    expected = [("Начать программу", reverse("program_add", args=[active_pair.pk]))]
    assert told(request.getfixturevalue(role), active_pair) == (expected if may else [])


def test_before_the_order_there_is_nothing_to_begin(curator, checked_pair):
    assert told(curator, checked_pair) == []


def test_the_page_shows_how_the_program_stands(signed_in, head, program):
    page = signed_in(head).get(program.pair.get_absolute_url())
    assert page.context["main_action"].title == "Открыть программу"
    assert f'<a href="{program.get_absolute_url()}">Программа</a>' in page.text
