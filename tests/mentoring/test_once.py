"""A form that makes something is taken once: after a double click and after «Назад» one thing is there, and shown."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from documents.models import Order
from mentoring.models import Consent, PairChange, SentForm, Training
from mentoring.models.sent_form import REMEMBERED
from mentoring.once import LATELY
from tests import factories as make
from tests.pages import outcome
from tests.walk.forms import forms_of

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture
def url(mentor):
    return reverse("training_add", args=[mentor.pk])


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def form_of(browser, url, **typed):
    """Return what a browser sends of the page's form, with its key."""
    (form,) = [found for found in forms_of(browser.get(url).text, url) if found.method == "post" and found.url == url]
    return form.filled | typed


@pytest.fixture
def seminar(browser, url):
    return form_of(browser, url, title="Двойной семинар", hours="8")


def test_a_double_click_makes_one_and_says_the_same(browser, url, seminar, mentor):
    answers = [outcome(browser.post(url, seminar)) for _ in range(3)]
    assert answers == [(302, f"{mentor.get_absolute_url()}#trainings", ["Обучение записано."])] * 3
    assert Training.objects.values_list("title", "hours").get() == ("Двойной семинар", 8)


def test_the_words_are_shown_after_each(browser, url, seminar):
    for _ in range(2):
        assert browser.post(url, seminar, follow=True).text.count("Обучение записано.") == 1


def test_the_form_with_other_content_is_another(browser, url, seminar):
    for title in ("Первый", "Второй", "Первый"):
        browser.post(url, seminar | {"title": title})
    assert list(Training.objects.order_by("pk").values_list("title", flat=True)) == ["Первый", "Второй"]


class TestAnotherKey:
    """«Назад» without scripts: the page is asked for anew, what was typed is there again, the key is another."""

    @pytest.fixture
    def again(self, browser, url, seminar):
        assert browser.post(url, seminar).status_code == 302
        return seminar | {"form_key": form_of(browser, url)["form_key"]}

    def test_is_asked_about(self, browser, url, again, mentor):
        page = browser.post(url, again)
        assert (page.status_code, Training.objects.count()) == (422, 1)
        assert "Точно такая запись уже создана в 13:00." in page.text
        assert f'<a href="{mentor.get_absolute_url()}#trainings">Посмотреть её</a>' in page.text
        assert "нажмите «Записать» снова" in page.text
        assert page.context["form"]["title"].value() == "Двойной семинар"

    def test_makes_one_more_on_request_and_once(self, browser, url, again):
        (asked,) = [form for form in forms_of(browser.post(url, again).text, url) if form.url == url]
        assert [browser.post(url, asked.filled).status_code for _ in range(2)] == [302, 302]
        assert Training.objects.count() == 2

    def test_with_other_content_is_meant(self, browser, url, again):
        assert browser.post(url, again | {"hours": "9"}).status_code == 302
        assert Training.objects.count() == 2

    def test_is_meant_after_some_time(self, browser, url, again):
        with time_machine.travel(make.AT + LATELY + dt.timedelta(minutes=1), tick=False):
            assert browser.post(url, again).status_code == 302

    def test_is_meant_where_the_first_was_deleted(self, browser, curator):
        make.order_template("free")
        url = reverse("order_add_kind", args=["free"])
        for _ in range(2):
            assert browser.post(url, form_of(browser, url, subject="О наставничестве", also=[])).status_code == 302
            Order.objects.get().delete()

    def test_refused_by_a_rule_leads_to_what_was_made(self, browser, active_pair):
        url = reverse("pair_change_add", args=[active_pair.pk, "shorten"])
        given = form_of(browser, url, new_ends_on="2027-03-31", why="Успели раньше")
        key = form_of(browser, url)["form_key"]
        made = browser.post(url, given).url
        page = browser.post(url, given | {"form_key": key})
        assert f'<a href="{made}">Посмотреть её</a>' in page.text
        assert ("снова" in page.text, PairChange.objects.count()) == (False, 1)


def test_another_person_with_the_same_form_is_another(browser, url, seminar, signed_in, stranger, kindergarten):
    browser.post(url, seminar)
    assert signed_in(stranger).post(url, seminar).status_code == 404
    assert SentForm.objects.count() == 1


def test_what_was_refused_can_be_sent_again(browser, url, seminar):
    assert browser.post(url, seminar | {"title": ""}).status_code == 422
    assert (SentForm.objects.count(), Training.objects.count()) == (0, 0)
    assert browser.post(url, seminar).status_code == 302


def test_a_file_belongs_to_the_content(browser, mentor):
    url = reverse("consent_add", args=[mentor.employee_id])
    given = {"form_key": form_of(browser, url)["form_key"], "kind": "personal_data", "signed_on": "2026-11-20"}
    scans = [SimpleUploadedFile("scan.pdf", b"%PDF-" + content + b"%%EOF") for content in (b"1", b"1", b"2")]
    assert [browser.post(url, given | {"scan": scan}).status_code for scan in scans] == [302, 302, 422]
    assert Consent.objects.filter(kind="personal_data").count() == 1


def test_a_draft_of_an_order_is_made_once(browser):
    make.order_template("free")
    url = reverse("order_add_kind", args=["free"])
    given = form_of(browser, url, subject="О наставничестве", also=[])
    assert len({browser.post(url, given).url for _ in range(2)}) == 1
    assert Order.objects.count() == 1


def test_a_page_that_changes_carries_no_key(browser, url, seminar):
    browser.post(url, seminar)
    assert "form_key" not in browser.get(reverse("training_edit", args=[Training.objects.get().pk])).text


def test_it_is_remembered_for_some_days(browser, url, seminar):
    browser.post(url, seminar)
    call_command("forget")
    assert SentForm.objects.count() == 1
    with time_machine.travel(make.AT + REMEMBERED + dt.timedelta(minutes=1), tick=False):
        call_command("forget")
    assert SentForm.objects.count() == 0
