"""Журнал приказов: what the list finds, and the printed journal."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.enums import OrderEffect, OrderState
from documents.models import Order
from documents.papers.order_register import entries, register_html
from documents.views.papers import DOCX, PDF
from tests import factories as make
from tests.pages import GuardedPages, Page, refusal
from tests.test_queries import add_orders

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

YEAR = {"since": "2026-01-01", "until": "2026-12-31"}


@pytest.fixture
def signed(signed_order):
    return signed_order


@pytest.mark.parametrize(
    "page",
    [Page("order_register", by="council", reader="mentor_user", methods=("get",))],
    ids=str,
)
class TestPage(GuardedPages):
    pass


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "дорош"}, True),
        ({"q": "савельев"}, True),
        ({"q": "корнил"}, True),
        ({"q": "пар закреплении"}, True),
        ({"q": "Никитин"}, False),
        ({"kind": "pairs"}, True),
        ({"register": "staff"}, False),
        ({"year": "2026"}, True),
        ({"year": "2025"}, True),  # no such year is offered: the address is read as if it were not there
        ({"since": "2026-11-20", "until": "2026-11-20"}, True),
        ({"since": "2026-11-21"}, False),
        ({"unread": "on"}, True),
    ],
)
def test_list_finds(signed_in, curator, signed, asked, found):
    answer = signed_in(curator).get(reverse("orders"), asked)
    assert list(answer.context["things"]) == ([signed] if found else [])


def test_list_finds_by_who_signed(signed_in, curator, head, signed):
    browser, url = signed_in(curator), reverse("orders")
    offered = list(browser.get(url).context["filter"].form["signatory"].field.queryset)
    assert offered == [head.employee]
    assert list(browser.get(url, {"signatory": head.employee.pk}).context["things"]) == [signed]


def test_journal_tells_what_became_of_an_order(kindergarten, signed):
    later = {"number": "2-ОД", "signed_on": dt.date(2026, 11, 21), "year": 2026, "signatory": signed.signatory}
    Order.objects.create(
        organization=kindergarten,
        kind="free",
        state=OrderState.SIGNED,
        heading="Об отмене",
        affects=signed,
        effect=OrderEffect.REVOKES,
        **later,
    )
    found = entries(kindergarten, register="main", since=dt.date(2026, 1, 1), until=dt.date(2026, 12, 31))
    assert [(entry.order.number, entry.note) for entry in found] == [
        ("1-ОД", "отменён приказом № 2-ОД от 21.11.2026"),
        ("2-ОД", ""),
    ]


def test_journal_asks_the_same_for_1_and_3_orders(kindergarten):
    found = []
    for more in (1, 2):
        add_orders(kindergarten, more)
        with CaptureQueriesContext(connection) as captured:
            days = {"since": dt.date(2026, 1, 1), "until": dt.date(2026, 12, 31)}
            text = register_html(kindergarten, register="main", **days)
        found.append(len(captured))
    assert (found[0], text.count("О закреплении")) == (found[1], 3)


@pytest.mark.parametrize(("name", "kind"), [("order_register_pdf", PDF), ("order_register_docx", DOCX)])
def test_journal_is_printed(signed_in, curator, signed, name, kind):
    answer = signed_in(curator).get(reverse(name), {"register": "main", **YEAR})
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)


@pytest.mark.parametrize(
    ("asked", "errors"),
    [
        ({}, {"register": ["Обязательное поле."], "since": ["Обязательное поле."], "until": ["Обязательное поле."]}),
        (
            {"register": "main", "since": "2026-12-31", "until": "2026-01-01"},
            {"until": ["Период кончается раньше, чем начинается."]},
        ),
    ],
)
def test_a_wrong_period_is_told_beside_the_field(signed_in, curator, asked, errors):
    assert refusal(signed_in(curator).get(reverse("order_register_pdf"), asked)) == (422, errors)


def test_journal_of_others_is_not_shown(signed_in, stranger, signed):
    text = register_html(stranger.organization, register="main", since=dt.date(2026, 1, 1), until=make.TODAY)
    assert (signed.number in text, "Приказов за период нет" in text) == (False, True)
    assert signed_in(stranger).get(reverse("orders")).context["paginator"].count == 0
