"""A double click in the administration makes one: each page that adds is sent twice, as the forms of the site are."""

import json
import logging
from types import SimpleNamespace

import pytest
from django.contrib import admin
from django.urls import reverse

from mentoring.models import Employee, SentForm
from tests import factories as make
from tests.walk.forms import forms_of
from tests.walk.walker import Walker
from tests.walk.world import build

pytestmark = [
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]
ADD = reverse("admin:mentoring_employee_add")


@pytest.fixture
def walker(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    logger = logging.getLogger("django.request")
    logger.disabled = True  # half of the pages are refused
    yield Walker(build())
    logger.disabled = False


TYPED = {
    "columns": '[{"field": "term", "title": "Сроки", "width": 100}]',
    "code": "twice",
    "date": "20.11.2026",
    "valid_from": "20.11.2026",
    "start_year": "2026",
    "username": "twice",
    "password1": "long-Secret-1",
    "password2": "long-Secret-1",
}


def typed(model, form, known):
    """Return what a person types who leaves out all that may be left out."""
    sent = form.filled | {name: value for name, value in TYPED.items() if name in form.fields}
    for field in model._meta.get_fields():
        if field.name in form.fields and field.name not in TYPED:
            if getattr(field, "blank", False):
                sent[field.name] = form.shown.get(field.name, "")
            elif field.is_relation and field.related_model in known:
                sent[field.name] = known[field.related_model].pk
    return sent


def test_no_page_that_adds_adds_twice(walker):
    known = walker.world.ages[0] | {Employee: make.employee(walker.world.place)}
    made, refused = list[str](), list[str]()
    for model in admin.site._registry:
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
        for form in walker.forms("administrator", 0, url):
            if form.method == "post" and form.url == url:
                assert "form_key" in form.fields
                does = walker.twice("administrator", 0, SimpleNamespace(url=url, filled=typed(model, form, known)))
                (made if does else refused).append(model.__name__)
    assert walker.wrong == []
    assert (len(made), refused) == (15, ["Plan", "Stage", "Activity"])  # samples, and parts of what is approved


@pytest.fixture
def browser(signed_in, administrator):
    administrator.is_staff = True
    administrator.save()
    return signed_in(administrator)


@pytest.fixture
def card(browser):
    """The filled form of a new employee, with its key."""
    return form_of(browser, ADD, last_name="Двойная", first_name="Анна", sex="female", post="методист")


def form_of(browser, url, **given):
    (form,) = [found for found in forms_of(browser.get(url).text, url) if found.method == "post" and found.url == url]
    return form.shown | given


def cards():
    return Employee.objects.filter(last_name="Двойная").count()


def test_the_second_click_leads_where_the_first_did(browser, card):
    answers = [browser.post(ADD, card) for _ in range(2)]
    assert [answer.url for answer in answers] == [reverse("admin:mentoring_employee_changelist")] * 2
    assert cards() == 1


def test_the_same_after_back_is_asked_about(browser, card):
    browser.post(ADD, card)
    page = browser.post(ADD, card | {"form_key": form_of(browser, ADD)["form_key"]})
    said = "Точно такая запись уже создана в 13:00. Если нужна ещё одна, сохраните снова."
    assert (page.context["errors"], cards()) == ([[said]], 1)
    (asked,) = [form for form in forms_of(page.text, ADD) if form.url == ADD and form.method == "post"]
    assert [browser.post(ADD, asked.shown).status_code for _ in range(2)] == [302, 302]
    assert cards() == 2


def test_what_was_refused_can_be_mended(browser, card):
    assert browser.post(ADD, card | {"last_name": ""}).status_code == 200
    assert (SentForm.objects.count(), browser.post(ADD, card).status_code, cards()) == (0, 302, 1)


def test_a_small_window_hands_over_the_one_it_made(browser, card):
    given = form_of(browser, f"{ADD}?_popup=1") | card | {"_popup": "1"}
    pages = [browser.post(ADD, given, follow=True) for _ in range(2)]
    made = Employee.objects.get(last_name="Двойная")
    chosen = {"value": str(made.pk), "obj": "Двойная Анна"}
    assert [json.loads(page.context["popup_response_data"]) for page in pages] == [chosen] * 2


def test_and_of_nobody_strange(browser, stranger):
    assert browser.get(reverse("admin:mentoring_employee_chosen", args=[stranger.employee_id])).status_code == 404


def test_a_row_of_a_page_is_added_once(browser, mentee):
    url = reverse("admin:mentoring_mentee_change", args=[mentee.pk])
    rows = {"TOTAL_FORMS": "2", "1-deficit": make.deficit("Новый").pk, "1-rank": "2", "1-mentee": mentee.pk}
    given = form_of(browser, url, **{f"ranked_deficits-{name}": value for name, value in rows.items()})
    before = mentee.ranked_deficits.count()
    assert [browser.post(url, given).status_code for _ in range(2)] == [302, 302]
    assert mentee.ranked_deficits.count() == before + 1
