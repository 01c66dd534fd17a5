"""The mentor's consent and the basis of the pair's work."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.models import Consent
from tests import factories as make
from tests.pages import (
    everything,
    filled,
    outcome,
    refusal,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestBasis:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def url(self, pair):
        return reverse("pair_basis", args=[pair.pk])

    GIVEN = {
        "signed_on": "2026-09-01",
        "basis_kind": "supplement",
        "basis_number": "5",
        "basis_date": "2026-09-02",
        "basis_payment": "15 %",
    }

    def test_consent_and_basis_in_one_go(self, browser, url, pair):
        answer = browser.post(url, filled(browser.get(url), **self.GIVEN))
        pair.refresh_from_db()
        assert outcome(answer) == (302, pair.get_absolute_url(), ["Согласие и основание записаны."])
        assert (pair.basis, pair.basis_payment) == ("дополнительное соглашение № 5 от 02.09.2026", "15 %")
        consent = Consent.objects.get()
        assert (consent.employee, consent.kind, consent.signed_on) == (
            pair.mentor.employee,
            "mentoring",
            dt.date(2026, 9, 1),
        )

    def test_second_time_writes_no_second_consent(self, browser, url):
        browser.post(url, filled(browser.get(url), **self.GIVEN))
        form = browser.get(url).context["form"]
        assert "signed_on" not in form.fields
        assert browser.post(url, filled(browser.get(url), basis_number="6")).status_code == 302
        assert Consent.objects.count() == 1

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("signed_on", "", "Обязательное поле."),
            ("signed_on", "2026-11-21", "Дата подписания ещё не наступила."),
            ("basis_kind", "none", "Выберите корректный вариант. none нет среди допустимых значений."),
            ("basis_number", "", "Укажите: с этим основанием печатается приказ."),
            ("basis_date", "", "Укажите: с этим основанием печатается приказ."),
            ("basis_date", "давно", "Введите правильную дату."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, url, field, typed, said):
        shown, before = browser.get(url), everything()
        answer = browser.post(url, filled(shown, **self.GIVEN | {field: typed}))
        assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
        assert answer.context["form"]["basis_payment"].value() == "15 %"

    def test_ended_pair_keeps_its_basis(self, browser, active_pair, curator):
        make.ended_pair(active_pair, by=curator)
        url = reverse("pair_basis", args=[active_pair.pk])
        shown, before = browser.get(url), everything()
        assert (browser.post(url, filled(shown, **self.GIVEN)).status_code, everything()) == (422, before)
