"""What a signed-in person sees is kept nowhere: not by the browser of a shared computer, not by a proxy."""

import os
from collections import Counter
from itertools import islice

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from mentoring.middleware import PrivateAnswersMiddleware
from tests.mentoring.test_account_second_factor import code_of, entered, with_password
from tests.walk.addresses import addresses, admin_paths
from tests.walk.walker import Walker
from tests.walk.world import build

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]

SOAK = "SOAK" in os.environ
EACH = None if SOAK else 1
"""So many addresses of a make, which differ in a word beside the object."""
PRIVATE = "private, no-store"
ONE_MODEL = reverse("admin:mentoring_employee_changelist")
"""All pages of the administration are made by the same few classes; `make soak` asks those of all models."""
SECRETS = [reverse("mfa_view_recovery_codes"), reverse("mfa_generate_recovery_codes"), reverse("mfa_deactivate_totp")]


@pytest.fixture
def walker(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Walker(build())


@pytest.fixture
def _papers_without_drawing(monkeypatch):
    for kind in ("pdf", "docx"):
        monkeypatch.setattr(f"documents.views.papers.render_{kind}", lambda html: b"paper")


def kept(walker, role, paths):
    """Return which answers may be kept, and how many of each status there were."""
    answers = {path: walker.ask(role, 2, "get", path, {}, drawn=False) for path in paths}
    may_be = [path for path, answer in answers.items() if answer.headers.get("Cache-Control") != PRIVATE]
    return may_be, Counter(answer.status_code for answer in answers.values())


@pytest.mark.usefixtures("_papers_without_drawing")
@pytest.mark.parametrize("role", ["curator", "mentor"] if SOAK else ["curator"])
def test_no_page_or_paper_may_be_kept(walker, role):
    """Who sees the most; `make soak` asks as a mentor too."""
    age, world = walker.world.ages[2], walker.world
    paths = [path for address in addresses() for path in islice(address.paths(age, world), EACH)]
    may_be, statuses = kept(walker, role, paths)
    assert may_be == []
    assert (statuses[200] > 50, statuses.keys() >= {200, 404, 405}) == (True, True)


def test_nothing_of_the_administration_may_be_kept(walker):
    paths = [path for path in admin_paths(walker.world) if SOAK or path.startswith(ONE_MODEL)]
    may_be, statuses = kept(walker, "root", paths)
    assert (may_be, statuses[200] > (150 if SOAK else 5)) == ([], True)


def test_no_refusal_may_be_kept(signed_in, curator):
    browser, url = signed_in(curator), reverse("employee_add")
    answers = [browser.post(url, sent) for sent in ({}, {"last_name": "я" * 500})]
    assert [(answer.status_code, answer.headers["Cache-Control"]) for answer in answers] == [(422, PRIVATE)] * 2


class TestSecondFactor:
    """The codes and the key are worth a password each."""

    @pytest.fixture
    def browser(self, curator):
        return entered(with_password(curator))[0]

    def test_its_key(self, browser):
        page = browser.get(reverse("mfa_activate_totp"))
        assert (page.context["form"].secret in page.text.replace(" ", ""), page.headers["Cache-Control"]) == (
            True,
            PRIVATE,
        )

    def test_recovery_codes(self, browser):
        secret = browser.get(reverse("mfa_activate_totp")).context["form"].secret
        browser.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
        pages = [browser.get(path) for path in SECRETS]
        assert pages[0].context["unused_codes"][0] in pages[0].text
        assert [(page.status_code, page.headers["Cache-Control"]) for page in pages] == [(200, PRIVATE)] * 3


def test_signing_in_and_out(curator):
    user = with_password(curator)
    browser, answer = entered(user)
    out = browser.post(reverse("logout"))
    assert [each.headers["Cache-Control"] for each in (answer, out)] == [PRIVATE] * 2


def test_a_file_of_a_list(signed_in, curator):
    answer = signed_in(curator).get(reverse("employees"), {"export": "csv"})
    answer.close()
    assert (answer.status_code, answer.streaming, answer.headers["Cache-Control"]) == (200, True, PRIVATE)


def test_what_everybody_sees_may_be_kept(client, kindergarten):
    paths = [reverse("showcase"), reverse("showcase_organization", args=[kindergarten.slug])]
    assert [client.get(path).headers.get("Cache-Control") for path in paths] == [None, None]


def test_a_strangers_own_header_stays():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    answer = PrivateAnswersMiddleware(lambda _: HttpResponse(headers={"Cache-Control": "max-age=60"}))(request)
    assert answer.headers["Cache-Control"] == "max-age=60"
