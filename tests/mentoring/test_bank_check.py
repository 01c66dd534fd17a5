"""The yearly check of both banks: what is due, and several confirmed at once."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.models import Mentee, Mentor
from tests import factories as make
from tests.pages import GuardedPages, Page, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

LONG_AGO = dt.date(2025, 11, 19)


@pytest.fixture
def due(mentor, mentee):
    """Both were looked through a year and a day ago."""
    for model in (Mentor, Mentee):
        model.objects.update(checked_on=LONG_AGO)


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


@pytest.mark.parametrize("page", [Page("bank_check"), Page("bank_check", reader="head")])
@pytest.mark.usefixtures("mentor")
class TestDoors(GuardedPages):
    pass


def shown(browser):
    context = browser.get(reverse("bank_check")).context
    return [record for _, records in context["rows"] for _, record in records]


@pytest.mark.parametrize(
    ("checked_on", "is_due"), [(None, True), (LONG_AGO, True), (dt.date(2025, 11, 20), False), (make.TODAY, False)]
)
def test_due_after_a_year(browser, mentor, checked_on, is_due):
    Mentor.objects.update(checked_on=checked_on)
    mentor.refresh_from_db()
    assert shown(browser) == ([mentor] if is_due else [])
    assert (mentor.is_due_on(make.TODAY), Mentor.objects.due_on(make.TODAY).exists()) == (is_due, is_due)


@pytest.mark.parametrize("state", ["applied", "selected", "trained", "left"])
def test_who_is_not_in_the_bank_is_not_due(browser, mentor, due, state):
    Mentor.objects.update(state=state)
    assert shown(browser) == list(Mentee.objects.all())


def test_another_organization_is_not_shown(browser, stranger):
    make.mentor(make.employee(stranger.organization), by=stranger)
    Mentor.objects.update(checked_on=None)
    answer = browser.get(reverse("bank_check"))
    assert ("Всё актуально" in answer.text, answer.context["rows"]) == (True, [])


def test_both_banks_are_confirmed_at_once(browser, curator, mentor, mentee, due):
    other = make.mentor(make.employee(curator.organization, last_name="Яшина"), by=curator)
    Mentor.objects.filter(pk=other.pk).update(checked_on=None)
    assert shown(browser) == [mentor, mentee, other]
    answer = browser.post(reverse("bank_check"), {"mentors": [mentor.pk], "mentees": [mentee.pk]})
    assert outcome(answer) == (302, reverse("bank_check"), ["Актуализировано: 2 записи."])
    found = [(record.checked_on, record.checked_by) for record in (*Mentor.objects.all(), *Mentee.objects.all())]
    assert sorted(found, key=str) == sorted([(make.TODAY, curator), (None, curator), (make.TODAY, curator)], key=str)
    assert shown(browser) == [other]


def test_nothing_ticked_is_told(browser, due):
    before = everything()
    answer = browser.post(reverse("bank_check"), {})
    assert (refusal(answer), everything()) == ((422, {"__all__": ["Отметьте хотя бы одну запись."]}), before)


@pytest.mark.parametrize("typed", ["999", "x", str(2**70)])
def test_one_that_is_gone_keeps_all_from_being_written(browser, mentor, due, typed):
    before = everything()
    answer = browser.post(reverse("bank_check"), {"mentors": [mentor.pk, typed]})
    said = "Часть записей уже не в банке. Обновите страницу и отметьте снова."
    assert (refusal(answer), everything()) == ((422, {"mentors": [said]}), before)
    assert answer.context["ticked"]["mentors"] == [str(mentor.pk), typed]


def test_a_strangers_record_is_not_confirmed(signed_in, stranger, mentor, due):
    answer = signed_in(stranger).post(reverse("bank_check"), {"mentors": [mentor.pk]})
    assert (answer.status_code, Mentor.objects.get().checked_on) == (422, LONG_AGO)


def test_pages_and_queries(browser, curator):
    counts = []
    for more in (1, 2, 27):
        for _ in range(more):
            make.mentor(make.employee(curator.organization), by=curator)
        Mentor.objects.update(checked_on=None)
        with CaptureQueriesContext(connection) as captured:
            answer = browser.get(reverse("bank_check"))
        counts.append(len(captured))
    assert counts == [counts[0]] * 3
    assert (len(answer.context["rows"]), answer.context["count"]) == (25, 30)
    assert len(browser.get(reverse("bank_check"), {"page": 2}).context["rows"]) == 5
