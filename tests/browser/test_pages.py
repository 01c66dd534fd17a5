"""The demonstration in the browser, with names as long as they come, for everybody who has a part in it.

No page that links lead to is wider than a screen of 360 pixels. Of each kind the first one is opened, on a wide and on
a narrow screen: it logs no error, and axe finds nothing on it (on the one and on the other by turns; `make soak`: on
both). Two tests, so that two browsers share the work.

For the width alone, Django's own client fetches a page, and the browser lays it out in a document that is open already:
to open each would take ten times as long. Of pages of a kind `make test` fetches some, `make soak` all.
"""

import math
import os
from collections.abc import Collection
from itertools import cycle, islice
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, ViewportSize
from pytest_django import Settings

from mentoring.models import User
from tests.browser.conftest import Visit
from tests.browser.visitor import LARGE, SMALL, Visitor
from tests.tour import VISITORS, Tour, kind

pytestmark = pytest.mark.browser

LAY_OUT = Path(__file__).with_name("lay_out.js").read_text(encoding="utf-8")
AT_ONCE = 20
SOAK = "SOAK" in os.environ
ALL, OF_A_KIND = (math.inf, 2) if SOAK else (4, 1)
"""So many pages of a kind a curator looks at, who sees nearly all there is, and so many the others."""
UNCOUNTED = 3600
"""Seconds for which the numbers in the menu are kept: counting is most of a page's time."""
NOBODY = ""
LOOKING = [NOBODY, *sorted(VISITORS, key=lambda name: not name.endswith("curator"))]
NOT_THERE = "/net-takoy-stranitsy/"
NOT_LINKED = {NOBODY: [NOT_THERE], "ds-admin": ["/admin/", "/admin/mentoring/employee/"]}
"""More pages to open; the tour leaves /admin/ out."""
WITHOUT_PAPERS = {"exclude": [["iframe"]]}
axe = Axe()


def test_no_page_is_wider_than_a_narrow_screen(
    demo: None, visit: Visit, settings: Settings, subtests: pytest.Subtests
) -> None:
    settings.SECTION_COUNTS_SECONDS = UNCOUNTED
    document = visit().page
    document.set_viewport_size(SMALL)
    document.goto("/login/")
    for name in LOOKING:
        with subtests.test(name or "без входа"):
            assert too_wide(document, tour_of(name)) == {}


@pytest.mark.long
def test_each_kind_of_page_logs_no_error_and_axe_finds_nothing_on_it(
    demo: None, visit: Visit, settings: Settings, subtests: pytest.Subtests
) -> None:
    settings.SECTION_COUNTS_SECONDS = UNCOUNTED
    known = set[str]()
    examined = cycle([(LARGE, SMALL)] if SOAK else [(LARGE,), (SMALL,)])
    for name in LOOKING:
        with subtests.test(name or "без входа"):
            tour, visitor = tour_of(name), visit()
            visitor.expected = [NOT_THERE]
            if name:
                visitor.enter(tour.client)
            first = {kind(address): address for address in reversed(tour.addresses())}
            opened = [address for of, address in sorted(first.items()) if of not in known] + NOT_LINKED.get(name, [])
            known |= first.keys()
            assert [wrong for address in opened for wrong in look(visitor, address, next(examined))] == []
            if "/admin/" in opened:
                assert lists_that_scroll(visitor.page) == {}


def tour_of(name: str) -> Tour:
    """Return the way of somebody by that name through the site."""
    client = Client()
    if name:
        client.force_login(User.objects.get(username=name))
    return Tour(client, "/desk/" if name else "/", most=OF_A_KIND if name and "curator" not in name else ALL)


def too_wide(document: Page, tour: Tour) -> dict[str, int]:
    """Tell the pages that are wider than the screen, and by how much."""
    pages = tour.pages()
    found: dict[str, int] = {}
    while some := list(islice(pages, AT_ONCE)):
        excesses = document.evaluate(LAY_OUT, [html for _, html in some])
        found |= {address: excess for (address, _), excess in zip(some, excesses, strict=True) if excess > 0}
    return found


def look(visitor: Visitor, address: str, examined: Collection[ViewportSize] = (LARGE, SMALL)) -> list[str]:
    """Open the page; say what is wrong with it on a wide and on a narrow screen; axe examines the ones named."""
    visitor.open(address)
    found = []
    for size in (LARGE, SMALL):
        visitor.page.set_viewport_size(size)
        excess = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [f"{address} ({size['width']}): шире экрана на {excess}"] if excess > 0 else []
        if size in examined and not address.startswith("/admin/"):
            found += [f"{address} ({size['width']}): {wrong}" for wrong in violations(visitor.page)]
    return found


def lists_that_scroll(page: Page) -> dict[str, int]:
    """Tell the lists of the administration that are wider than a wide screen lets them be, and by how much."""
    page.set_viewport_size(LARGE)
    page.goto("/admin/")
    found = {}
    for address in page.eval_on_selector_all("#content-main th a", "links => links.map((link) => link.pathname)"):
        page.goto(address)
        scrolls = "document.querySelectorAll('.results').values().map((list) => list.scrollWidth - list.clientWidth)"
        found[address] = page.evaluate(f"Math.max(0, ...{scrolls})")
    assert found
    return {address: excess for address, excess in found.items() if excess}


def violations(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in axe.run(page, context=WITHOUT_PAPERS).response["violations"]
        for node in violation["nodes"]
    ]
