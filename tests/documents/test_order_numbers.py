"""Numbers of orders are compared as eyes do, and what looks like a slip of the hand is asked about."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.urls import reverse

from documents.enums import OrderState
from documents.forms.order_sign import ANYWAY
from documents.models import Order
from documents.queries import numbering
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import CalendarDay
from mentoring.text import bare_number, number_key
from tests import factories as make
from tests.pages import filled, refusal

pytestmark = pytest.mark.without("pdf", reason="many papers are frozen, and none is read")

DAY = dt.timedelta(days=1)
LOOK_ALIKE = (
    "96-ОД",
    "96-од",
    "96-OД",  # a Latin O
    "96-0Д",  # a zero
    "96 -ОД",
    "96\u00a0- ОД",
    "96–ОД",
    "96 — ОД",
    "96\u2011ОД",
    "№ 96-ОД",
    "№96-ОД",
    "N 96-ОД",
    "No. 96-ОД",
    "Nº96-ОД",
    "N° 96-ОД",
    "96\u200b-ОД",  # from here on what nobody sees
    "9\u200c6-ОД",
    "96\u00ad-ОД",
    "96\u2060-ОД",
    "\u200e96-ОД",
    "№\ufeff96-ОД",
    "96\u034f-ОД",
    "96-ОД\ufe0f",
    " 96-ОД.",
    "«96-ОД»",
)
TAKEN = "Приказ № 96-ОД в 2026 году уже есть: возьмите другой номер. Свободен № 97-ОД."
DISORDER = "Номер и дата идут не по порядку: приказ № 7-ОД подписан 20.11.2026."


@pytest.fixture
def signed(order, head):
    """An order signed as № 96-ОД today; of it only the number is asked."""
    there = Order.objects.get(pk=order.pk)
    there.pk, there.year, there.signatory = None, 2026, head.employee
    there.state, there.number, there.signed_on = OrderState.SIGNED, "96-ОД", make.TODAY
    there.save()
    return there


@pytest.mark.parametrize("number", LOOK_ALIKE)
def test_one_number_has_one_key(number):
    assert number_key(number) == number_key("96-ОД") != ""


@pytest.mark.parametrize("twin", ["I-ОД", "l-ОД", "\u0406-ОД", "\u04c0-ОД"])
def test_a_one_is_a_stroke(twin):
    assert number_key(twin) == number_key("1-ОД") != number_key("Т-ОД")


def test_a_letter_with_a_mark_is_another():
    assert number_key("5-Й") == number_key("5-\u0418\u0306") != number_key("5-И")


@pytest.mark.parametrize("number", ["9-6-ОД", "96ОД", "96/ОД", "96-ОК", "69-ОД", "96-ОД-1", "196-ОД"])
def test_numbers_that_differ_to_the_eye_have_keys_of_their_own(number):
    assert number_key(number) != number_key("96-ОД")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" № 96-ОД ", "96-ОД"),
        ("№№96", "96"),
        ("N 5", "5"),
        ("Nº5", "5"),
        ("Н-5", "Н-5"),
        ("26 / 1", "26 / 1"),
        ("5-\u0418\u0306\u200b", "5-Й"),
        ("№", ""),
        ("\u200b", ""),
    ],
)
def test_the_sign_that_papers_print_is_not_kept(typed, kept):
    assert bare_number(typed) == kept


def test_a_number_that_looks_taken_is_taken(order, signed, head):
    assert {numbering.taken(order, number, year=2026) for number in LOOK_ALIKE} == {TAKEN}
    with pytest.raises(ImpossibleStepError, match="уже есть"):
        make.signed_order(order, by=head, number="96-0Д")


def test_the_database_refuses_it_by_itself(order, signed):
    order.state, order.number, order.signed_on = OrderState.SIGNED, "96 – OД", make.TODAY
    order.year, order.signatory = 2026, signed.signatory
    with pytest.raises(IntegrityError):
        order.save(update_fields=["state", "number", "signed_on", "year", "signatory"])


def test_what_was_signed_under_one_look_stays(order, signed):
    Order.objects.filter(pk=signed.pk).update(number_key="")
    twin = Order.objects.get(pk=signed.pk)
    twin.pk = None
    twin.save()
    Order.objects.filter(pk=twin.pk).update(number="96-од", number_key="")
    import_module("documents.migrations.0009_number_key").fill(apps, None)
    keys = Order.objects.exclude(number="").order_by("pk").values_list("number", "number_key")
    assert list(keys) == [("96-ОД", number_key("96-ОД")), ("96-од", f"{number_key('96-ОД')} {twin.pk}")]


def test_keys_of_an_earlier_rule_are_made_anew(signed):
    twin = Order.objects.get(pk=signed.pk)
    twin.pk, twin.number = None, "1-I"
    twin.save()
    Order.objects.filter(pk=twin.pk).update(number="96\u200b-ОД", number_key="96\u200b-0д")
    Order.objects.filter(pk=signed.pk).update(number_key="former")
    import_module("documents.migrations.0023_number_keys").make_anew(apps, None)
    keys = Order.objects.exclude(number="").order_by("pk").values_list("number_key", flat=True)
    assert list(keys) == [number_key("96-ОД"), f"{number_key('96-ОД')} {twin.pk}"]


@pytest.mark.parametrize("number", ["96\u200b-ОД", "№ 96\u00ad-oд"])
def test_nobody_signs_under_a_twin(signed_in, order, signed, head, number):
    browser, url = signed_in(head), reverse("order_sign", args=[order.pk])
    assert refusal(browser.post(url, filled(browser.get(url), number=number))) == (422, {"number": [TAKEN]})


def test_what_nobody_sees_is_not_kept(order, head):
    assert make.signed_order(order, by=head, number="№ 7\u200b-ОД").number == "7-ОД"


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("6-ОД", make.TODAY + 3 * DAY, [DISORDER]),
        ("6-ОД", make.TODAY, []),
        ("8-ОД", make.TODAY - DAY, [DISORDER]),
        ("8 – oд", make.TODAY - DAY, [DISORDER]),
        ("26/8", make.TODAY - DAY, []),
        ("007-ОД", make.TODAY, ["Похожий номер в 2026 году уже есть: № 7-ОД."]),
        ("34-ОД", make.TODAY, []),
        ("70-ОД", make.TODAY, ["Последний номер 2026 года – 7-ОД, а этот – сразу 70-ОД."]),
        ("8-ОД", make.TODAY + DAY, ["21.11.2026 – нерабочий день."]),
        (
            "70-ОД",
            make.TODAY + DAY,
            ["Последний номер 2026 года – 7-ОД, а этот – сразу 70-ОД.", "21.11.2026 – нерабочий день."],
        ),
    ],
)
def test_what_looks_like_a_slip_is_asked_about(order, signed, number, day, said):
    signed.number = "7-ОД"
    signed.save()
    assert numbering.doubts(order, number, signed_on=day) == said


def test_a_working_saturday_is_no_doubt(order):
    CalendarDay.objects.create(
        organization=order.organization, day=make.TODAY + DAY, title="Рабочая суббота", is_working=True
    )
    assert numbering.doubts(order, "1-ОД", signed_on=make.TODAY + DAY) == []


def test_a_number_far_ahead_on_a_day_off_needs_a_tick(signed_in, order, signed, head):
    browser, url = signed_in(head), reverse("order_sign", args=[order.pk])
    answer = browser.post(url, filled(browser.get(url), number="970-ОД", signed_on="2026-11-15"))
    said = "Номер и дата идут не по порядку: приказ № 96-ОД подписан 20.11.2026. 15.11.2026 – нерабочий день."
    assert refusal(answer) == (422, {"__all__": [f"{said} {ANYWAY}"]})
    answer = browser.post(url, filled(answer, signed_on="2026-11-20"))
    assert refusal(answer) == (
        422,
        {"__all__": [f"Последний номер 2026 года – 96-ОД, а этот – сразу 970-ОД. {ANYWAY}"]},
    )
    assert browser.post(url, filled(answer, number="№ 970-ОД", anyway="on")).status_code == 302
    order.refresh_from_db()
    assert (order.number, order.signed_on) == ("970-ОД", make.TODAY)
