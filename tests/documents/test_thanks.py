"""Letters of thanks to those whom an order rewards."""

from typing import Any

import pytest
from django.urls import reverse

from documents.enums import OrderState
from documents.models import Order
from documents.papers.thanks import thanks_html
from documents.services import order as orders
from tests import factories as make
from tests.pages import GuardedDoors, Page

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="the words are asked, not their look"),
]


@pytest.fixture
def rewarding(mentor, mentee, curator, head) -> Order:
    make.order_template("reward")
    people = {mentor.employee: "за помощь молодому воспитателю", mentee.employee: ""}
    asked: dict[str, Any] = {"subject": "по итогам четверти", "people": people}
    organization = mentor.organization
    draft = orders.draft(organization, kind="reward", rows=[], by=curator, at=make.AT, today=make.TODAY, **asked)
    return make.signed_order(draft, by=head, number="7-К")


@pytest.mark.parametrize(
    "page", [Page(f"thanks_{kind}", "rewarding", methods=("get",)) for kind in ("pdf", "docx")], ids=str
)
class TestDoors(GuardedDoors):
    pass


def test_each_has_a_letter(rewarding):
    said = thanks_html(rewarding).replace("\xa0", " ")
    words = [
        "Дорошенко Марии Петровне,<br>воспитателю",
        "Уважаемая Мария Петровна!",
        "благодарит Вас за помощь молодому воспитателю по итогам четверти.",
        "благодарит Вас за добросовестный труд и вклад в развитие наставничества по итогам четверти.",
        "Основание: приказ от 20 ноября 2026 г. № 7-К.",
    ]
    assert [text for text in words if text not in said] == []
    assert said.count("БЛАГОДАРСТВЕННОЕ ПИСЬМО") == 2


def test_a_revoked_order_thanks_nobody(signed_in, curator, rewarding):
    Order.objects.filter(pk=rewarding.pk).update(state=OrderState.REVOKED)
    browser = signed_in(curator)
    assert browser.get(reverse("thanks_pdf", args=[rewarding.pk])).status_code == 404
    titles = [action.title for action in browser.get(rewarding.get_absolute_url()).context["print_actions"]]
    assert [title for title in titles if "Благодарственные" in title] == []


def test_a_draft_and_another_order_have_none(signed_in, curator, order, rewarding):
    browser = signed_in(curator)
    assert browser.get(reverse("thanks_pdf", args=[order.pk])).status_code == 404
    titles = [action.title for action in browser.get(rewarding.get_absolute_url()).context["print_actions"]]
    assert titles[-2:] == ["Благодарственные письма, PDF", "Благодарственные письма, DOCX"]
