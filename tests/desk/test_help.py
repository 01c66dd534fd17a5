"""What each role does on the site, told on a page of its own."""

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from desk.help import PAGES
from mentoring.enums import Role

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.mark.parametrize("address", ["/help/", "/help/mentor/"])
def test_it_is_for_who_has_signed_in(client, address):
    assert client.get(address).url == f"{reverse('login')}?next={address}"


def test_every_role_has_ten_lines_and_pictures_that_are_there():
    assert set(PAGES) == set(Role)
    assert {len(page.lines) for page in PAGES.values()} == {10}
    assert [
        picture.path for page in PAGES.values() for picture in page.pictures if not finders.find(picture.path)
    ] == []


@pytest.mark.parametrize(("who", "role"), [("curator", "curator"), ("mentee_user", "mentee"), ("stranger", "curator")])
def test_it_begins_with_the_own_role(signed_in, request, who, role):
    browser = signed_in(request.getfixturevalue(who))
    led = browser.get(reverse("help_start"))
    assert led.url == reverse("help_page", args=[role])
    assert browser.get(led.url).context["page"] == PAGES[Role(role)]


def test_another_word_is_no_role(signed_in, curator):
    assert signed_in(curator).get("/help/nobody/").status_code == 404


def test_each_form_leads_there(signed_in, curator):
    page = signed_in(curator).get(reverse("employee_add")).text
    assert f'<a class="btn btn-quiet" href="{reverse("help_start")}"' in page
