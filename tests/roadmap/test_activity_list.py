"""Мероприятия дорожных карт: those of all school years in one list."""

import datetime as dt

import pytest
from django.urls import reverse

from roadmap.models import Activity
from tests.pages import EveryPage, Page

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

URL = "/roadmap/activities/"


@pytest.mark.parametrize(
    "page", [Page("activities", by=user, methods=("get",)) for user in ("curator", "mentor_user")], ids=str
)
class TestDoors(EveryPage):
    pass


def titles(browser, **asked):
    return [str(activity) for activity in browser.get(URL, asked).context["things"]]


def test_everybody_of_the_organization_reads_it_by_term(signed_in, approved, mentor_user, stranger):
    Activity.objects.filter(stage__roadmap=approved, title="Издание приказа").update(due_on=dt.date(2026, 9, 1))
    assert titles(signed_in(mentor_user)) == ["Издание приказа", "Изучение базы", "Встречи"]
    assert titles(signed_in(stranger)) == []


def test_the_curator_is_led_to_mark_what_is_planned(signed_in, approved, curator, mentor_user, at):
    planned, done, _ = Activity.objects.filter(stage__roadmap=approved)
    Activity.objects.filter(pk=done.pk).update(state="done")
    url, other = (reverse("activity_done", args=[activity.pk]) for activity in (planned, done))
    page = signed_in(curator).get(URL).text
    assert (url in page, other in page, url in signed_in(mentor_user).get(URL).text) == (True, False, False)


def test_nothing_is_marked_in_a_draft(signed_in, draft, curator):
    assert "Отметить" not in signed_in(curator).get(URL).text


@pytest.mark.parametrize(("asked", "found"), [({"state": "done"}, []), ({"reminder": "activity-overdue"}, ["Приказ"])])
def test_filters(signed_in, approved, curator, asked, found):
    late, *_ = Activity.objects.filter(stage__roadmap=approved)
    Activity.objects.exclude(pk=late.pk).update(due_on=None)
    Activity.objects.filter(pk=late.pk).update(title="Приказ", due_on=dt.date(2026, 10, 1))
    assert titles(signed_in(curator), **asked) == found
