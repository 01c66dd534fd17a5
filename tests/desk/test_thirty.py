"""With thirty of everything, no desk has more than five lines of a kind, and each line leads to those it counts."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.gather import line_count_of
from desk.importance import IMPORTANCE
from mentoring.gathering import declared
from mentoring.models import User
from mentoring.reminders import LISTED_ONE_BY_ONE, Reminder, reminders
from tests import factories as make
from tests.desk.crowd import MANY, Crowd
from tests.desk.told import told

ROLES = ("curator", "head", "council", "administrator", "mentor_user", "mentee_user")
NEVER_SO_MANY = {"questionnaire-fill"}
"""A person is asked to fill one questionnaire for each of the two banks."""
FILTERED_BY_ANOTHER = {"consent-ending": "employee"}
"""Way to what the list shows, of the lines that lead to a filter of its own."""
NO_LISTS = {"bank-check", "pair-opinion", "pair-order", "protocol-sign", "roadmap-create"}
"""Their buttons lead to where all are done at once."""


@pytest.fixture
def crowd(kindergarten, mentor, mentee):
    Crowd(kindergarten, mentor, mentee).gather()
    if connection.vendor == "postgresql":
        with (
            connection.cursor() as cursor
        ):  # as autovacuum does: without figures a long query is planned for empty tables
            cursor.execute("ANALYZE")


@pytest.fixture
def users(request):
    return {role: request.getfixturevalue(role) for role in ROLES}


def test_no_desk_has_more_than_five_lines_of_a_kind(users, crowd):
    kinds = {role: Counter(line.code for line in told(user)) for role, user in users.items()}
    most = {role: max(found.values(), default=0) for role, found in kinds.items()}
    assert max(most.values()) <= LISTED_ONE_BY_ONE, most


def test_thirty_of_each_kind_are_one_line(users, crowd):
    """A new reminder has its place in the crowd: else nobody would have seen it with thirty."""
    together = {line.code for user in users.values() for line in told(user) if line.count >= MANY}
    assert together == {each.code for each in reminders().values() if each.many} - NEVER_SO_MANY


@pytest.mark.parametrize("role", ROLES)
def test_each_line_leads_to_exactly_those_it_counts(signed_in, request, role, crowd):
    user = request.getfixturevalue(role)
    browser, shown, meant = signed_in(user), {}, {}
    for line in told(user):
        page = browser.get(line.url)
        assert page.status_code == 200
        if line.count > 1 and line.code not in NO_LISTS:
            reminder = reminders()[line.code]
            way = FILTERED_BY_ANOTHER.get(line.code, reminder.through)
            meant[line.code] = set(line.objects.order_by().values_list(way, flat=True))
            shown[line.code] = {thing.pk for thing in page.context["paginator"].object_list}
    assert shown == meant


@pytest.mark.parametrize(
    ("role", "expected"),
    [("curator", 103), ("head", 13), ("council", 8), ("administrator", 4), ("mentor_user", 43), ("mentee_user", 19)],
)
def test_a_desk_asks_little(request, role, crowd, expected):
    user = request.getfixturevalue(role)
    with CaptureQueriesContext(connection) as captured:
        told(user)
    assert len(captured) == expected


def test_the_number_beside_the_desk_needs_no_rows(curator, crowd):
    fresh = User.objects.get(pk=curator.pk)
    assert fresh.roles
    with CaptureQueriesContext(connection) as captured:
        count = line_count_of(fresh, make.TODAY)
    assert (count, len(captured)) == (len(told(curator)), 1)


def test_each_reminder_has_its_place_in_the_order_of_importance():
    codes = [reminder.code for reminder in declared("reminders", "REMINDERS", Reminder)]
    assert sorted(codes) == sorted(IMPORTANCE)
    assert len(set(codes)) == len(codes)


def test_each_reminder_says_something_of_one_or_of_all():
    silent = [each.code for each in reminders().values() if not (each.one or each.many)]
    unlisted = [each.code for each in reminders().values() if bool(each.listed) != bool(each.task)]
    assert (silent, unlisted) == ([], [])
