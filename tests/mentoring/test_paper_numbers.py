"""Numbers of papers that people type are kept without «№» and without signs that nobody sees."""

import pytest
from django.apps import apps
from django.urls import reverse

from mentoring.models import Pair
from mentoring.models.text import PrintedNumber
from tests.pages import filled, refusal

NUMBERS = {
    "ActingHead.founder_order",
    "BodySession.number",
    "Cover.annex_number",
    "LegalGround.number",
    "Order.number",
    "Pair.basis_number",
    "Pair.council_protocol",
    "Stamp.number",
}


def fields_of(model):
    return [field for field in model._meta.get_fields() if isinstance(field, PrintedNumber)]


def test_all_of_them_are():
    models = [model for model in apps.get_models() if not model.__name__.startswith("Historical")]
    assert {f"{model.__name__}.{field.name}" for model in models for field in fields_of(model)} == NUMBERS


@pytest.mark.parametrize("typed", ["№ 5-Д", "5\u200b-Д", " Nº 5-Д", "5-Д"])
def test_what_is_saved_is_bare(active_pair, typed):
    active_pair.basis_number = typed
    active_pair.save()
    assert (active_pair.basis_number, Pair.objects.get().basis_number) == ("5-Д", "5-Д")
    assert Pair.objects.filter(basis_number=typed).exists()


@pytest.mark.without("pdf", reason="the form is asked")
@pytest.mark.parametrize("typed", ["№", "\u200b"])
def test_a_sign_alone_is_no_number(signed_in, council, checked_pair, typed):
    browser, url = signed_in(council), reverse("pair_opinion", args=[checked_pair.pk])
    given = {"council_opinion": "supports", "council_protocol": typed, "council_on": "2026-11-19"}
    answer = browser.post(url, filled(browser.get(url), **given))
    assert refusal(answer) == (422, {"council_protocol": ["Обязательное поле."]})
    assert Pair.objects.get().council_protocol == ""
