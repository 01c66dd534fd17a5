"""The demonstration on a screen of 360 pixels, with names as long as they come: no page is wider.

Django's own client fetches the pages, the browser lays them out one after another in one document: to open each in the
browser would take ten times as long. Of pages of a kind `make test` looks at some, `make soak` at all.
"""

import math
import os
from itertools import islice
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django import Settings

from mentoring.models import User
from tests.browser.conftest import Visit
from tests.browser.visitor import SMALL
from tests.tour import VISITORS, Tour

pytestmark = pytest.mark.browser

LAY_OUT = Path(__file__).with_name("lay_out.js").read_text(encoding="utf-8")
AT_ONCE = 20
SOAK = "SOAK" in os.environ
ALL, OF_A_KIND = (math.inf, 2) if SOAK else (4, 1)
"""So many pages of a kind the curator looks at, who sees nearly all there is, and so many the others."""
LOOKING = VISITORS if SOAK else [name for name in VISITORS if name.startswith("ds-") or name == "sh-curator"]


def test_every_page_fits_a_narrow_screen(
    demo: None, visit: Visit, settings: Settings, subtests: pytest.Subtests
) -> None:
    settings.SECTION_COUNTS_SECONDS = 3600  # counting is most of a page's time
    page = visit(viewport=SMALL).page
    page.goto("/login/")
    for name in LOOKING:
        client = Client()
        client.force_login(User.objects.get(username=name))
        with subtests.test(name):
            most = ALL if name == "ds-curator" or (SOAK and name.endswith("curator")) else OF_A_KIND
            assert too_wide(page, Tour(client, "/desk/", most=most)) == {}
    with subtests.test("без входа"):
        assert too_wide(page, Tour(Client(), "/", most=ALL)) == {}


def too_wide(page: Page, tour: Tour) -> dict[str, int]:
    """Tell the pages that are wider than the screen, and by how much."""
    pages = tour.pages()
    found: dict[str, int] = {}
    while some := list(islice(pages, AT_ONCE)):
        excesses = page.evaluate(LAY_OUT, [html for _, html in some])
        found |= {address: excess for (address, _), excess in zip(some, excesses, strict=True) if excess > 0}
    return found
