"""A page that is not there, or not for the user, says where to go on."""

import re

import pytest
from django.urls import reverse


def ways(answer) -> list[str]:
    return re.findall(r'<a class="btn btn-(?:primary|outline)" href="([^"]*)"', answer.text.partition("<h1>")[2])


def test_whoever_has_signed_in_goes_back_to_the_desk(signed_in, mentor_user):
    browser = signed_in(mentor_user)
    missing, forbidden = browser.get("/nowhere/"), browser.get(reverse("accounts"))
    assert (missing.status_code, ways(missing)) == (404, [reverse("desk")])
    assert (forbidden.status_code, ways(forbidden)) == (403, [reverse("desk")])


@pytest.mark.django_db
def test_others_sign_in_or_go_to_the_public_pages(client):
    answer = client.get("/nowhere/")
    assert (answer.status_code, ways(answer)) == (404, [reverse("login"), reverse("showcase")])
