"""On a phone a paper that is to be signed stands in the page at its full height."""

import pytest
from django.urls import reverse
from playwright.sync_api import ViewportSize

from documents.models import Order
from mentoring.models import User
from tests.browser.conftest import Visit
from tests.browser.visitor import LARGE, SMALL

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("size", "scrolls"), [(SMALL, False), (LARGE, True)])
def test_nothing_of_it_is_hidden_on_a_phone(
    transactional_db: None, order: Order, head: User, visit: Visit, size: ViewportSize, *, scrolls: bool
) -> None:
    page = visit(head, viewport=size).page
    page.goto(reverse("order_sign", args=[order.pk]))
    paper = page.frame_locator("iframe").locator("html")
    paper.locator("p").first.wait_for()
    assert paper.evaluate("page => page.scrollHeight > page.clientHeight") is scrolls
