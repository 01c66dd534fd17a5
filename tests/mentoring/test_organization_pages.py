"""Реквизиты организации: what papers print of it."""

import pytest
from django.urls import reverse

from mentoring.forms.fields import CHANGED_MEANWHILE
from mentoring.models import Organization
from tests.pages import GuardedPages, Page, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

URL = "/organization/"
CHANGED = CHANGED_MEANWHILE.partition("{")[0]


@pytest.mark.parametrize("page", [Page("organization_details", by="administrator", reader="curator")], ids=str)
class TestPages(GuardedPages):
    pass


def save(browser, **typed):
    return browser.post(URL, filled(browser.get(URL), **typed))


def test_details_are_saved(signed_in, administrator, kindergarten, school):
    answer = save(signed_in(administrator), address="ул. Кленовая, д. 4", inn="7707083893")
    said = "Реквизиты сохранены: так они войдут во все новые документы."
    assert outcome(answer) == (302, reverse("organization_details"), [said])
    found = dict(Organization.objects.values_list("slug", "address"))
    assert found == {kindergarten.slug: "ул. Кленовая, д. 4", school.slug: ""}


def test_what_orders_and_papers_follow(signed_in, administrator, kindergarten):
    save(signed_in(administrator), staff_order_number_pattern="{n}-ЛС", has_council="on", qr_on_papers="on")
    kindergarten.refresh_from_db()
    found = (kindergarten.staff_order_number_pattern, kindergarten.has_council, kindergarten.qr_on_papers)
    assert found == ("{n}-ЛС", True, True)


@pytest.mark.parametrize("typed", ["ОД", "{n}-{n}"])
def test_a_pattern_needs_one_place_for_the_number(signed_in, administrator, typed):
    said = "В образце должно один раз стоять {n}: на это место встанет номер."
    assert refusal(save(signed_in(administrator), order_number_pattern=typed)) == (
        422,
        {"order_number_pattern": [said]},
    )


def test_a_wrong_number_is_told_beside_it(signed_in, administrator):
    status, errors = refusal(save(signed_in(administrator), inn="123"))
    assert (status, list(errors)) == (422, ["inn"])


def test_two_at_once_lose_nothing(signed_in, administrator, kindergarten):
    browser = signed_in(administrator)
    page = browser.get(URL)
    Organization.objects.filter(pk=kindergarten.pk).update(address="ул. Садовая, д. 1")
    status, errors = refusal(browser.post(URL, filled(page, address="ул. Кленовая, д. 4")))
    assert (status, errors["__all__"][0].startswith(CHANGED)) == (422, True)
