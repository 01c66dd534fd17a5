"""What the browser draws with: a page is as wide on one machine as on every other."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_pages_are_drawn_in_the_font_that_the_tests_bring(visit: Visit) -> None:
    visitor = visit()
    visitor.open("/login/")
    fonts = {element: fonts_of(visitor.page, element) for element in ("h1", "label", "main .btn")}
    assert all(families == ["DejaVu Sans"] for families in fonts.values()), fonts


def fonts_of(page: Page, element: str) -> list[str]:
    """Name the families of the files that the browser took the glyphs of the element from."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": element})
    return [font["familyName"] for font in session.send("CSS.getPlatformFontsForNode", node)["fonts"]]
