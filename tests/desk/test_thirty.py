"""With thirty of everything, no desk has more than five lines of a kind, and each line leads to those it counts."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.gather import line_count_of
from desk.importance import IMPORTANCE
from mentoring.exceptions import ImpossibleStepError
from mentoring.gathering import declared
from mentoring.models import ActingHead, Curator, Employee, User
from mentoring.reminders import LISTED_ONE_BY_ONE, Reminder, Words, employed, reminders, undated
from mentoring.services.acting_head import appoint
from tests import factories as make
from tests.desk.crowd import MANY, Crowd
from tests.desk.told import told

ROLES = ("curator", "head", "council", "administrator", "mentor_user", "mentee_user")
NEVER_SO_MANY = {"questionnaire-fill", "sympathy-answer"}
"""A person is asked to fill one questionnaire for each of the two banks, and once after a meeting."""
ALONE = {"acting-head", "curator-needed", "roadmap-create", "staff-import"}
"""There is one organization of a user, and one who acts for the head on a day."""
UNDATED = {"clearance-missing", "consent-missing", "order-outdated", "pair-mentor-away", "staff-import"}
"""What somebody has not shown or given yet, and what nobody writes down the first day of."""
FILTERED_BY_ANOTHER = {"consent-ending": "employee"}
"""Way to what the list shows, of the lines that lead to a filter of its own."""
NO_LISTS = {"acting-head-confirm", "bank-check", "pair-opinion", "pair-order", "protocol-sign", "roadmap-create"}
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
    """And the number beside the desk counts those that it shows."""
    lines = {role: told(user) for role, user in users.items()}
    numbers = {role: line_count_of(User.objects.get(pk=user.pk), make.TODAY) for role, user in users.items()}
    assert {role: len(found) for role, found in lines.items()} == numbers
    kinds = {role: Counter(line.code for line in found) for role, found in lines.items()}
    most = {role: max(found.values(), default=0) for role, found in kinds.items()}
    assert max(most.values()) <= LISTED_ONE_BY_ONE, most


def test_thirty_of_each_kind_are_one_line(users, crowd):
    """A new reminder has its place in the crowd: else nobody would have seen it with thirty."""
    together = {line.code for user in users.values() for line in told(user) if line.count >= MANY}
    assert together == set(reminders()) - NEVER_SO_MANY - ALONE


def test_a_line_knows_since_when_but_for_what_nothing_tells(users, crowd):
    """It tells the day once: in its words, or in the badge."""
    lines = [line for user in users.values() for line in told(user)]
    assert {line.code for line in lines} == set(reminders()) - ALONE | {"roadmap-create"}
    assert {line.code for line in lines if line.since is None} == UNDATED - ALONE
    assert {code for code, each in reminders().items() if each.since is undated} == UNDATED
    said = {
        line: f"{line.badge} {line.title} {line.text}".count(f"{line.since:%d.%m.%Y}") for line in lines if line.since
    }
    assert {
        line.code for line, times in said.items() if times > 1 or not (times or reminders()[line.code].day_said)
    } == set()


def test_of_what_is_never_told_together_there_is_one(curator, head, stranger, today):
    """What else there is belongs to others: another organization, an acting head of other days."""
    found = {line.code: line for line in told(curator, *ALONE)}
    person = make.employee(curator.organization)
    make.acting_head(person)
    with pytest.raises(ImpossibleStepError, match="Сроки пересекаются"):
        appoint(ActingHead(employee=curator.employee, starts_on=today, ends_on=today), by=head, today=today)
    Curator.objects.create(employee=person, starts_on=make.YESTERDAY, ends_on=make.YESTERDAY)
    found |= {line.code: line for line in told(head, *ALONE)}
    assert {code: (line.count, line.since) for code, line in found.items()} == {
        "acting-head": (1, make.YESTERDAY),
        "curator-needed": (1, make.YESTERDAY),
        "roadmap-create": (1, dt.date(2026, 9, 1)),
        "staff-import": (1, None),
    }


def test_the_yearly_check_is_told_of_whom_its_page_shows(signed_in, curator, crowd):
    (line,) = told(curator, "bank-check")
    page = signed_in(curator).get(line.url).context["page_obj"]
    assert set(line.objects) == set(page.paginator.object_list)
    assert line.since == dt.date(2024, 11, 20)


@pytest.mark.without("counts", reason="the number beside the desk is compared with its lines above")
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
    [("curator", 103), ("head", 15), ("council", 8), ("administrator", 5), ("mentor_user", 46), ("mentee_user", 19)],
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


def test_a_reminder_that_leads_to_a_list_names_what_is_to_be_done_there():
    assert [each.code for each in reminders().values() if bool(each.listed) != bool(each.task)] == []


@pytest.mark.parametrize(("count", "each", "together"), [(1, 1, 1), (5, 5, 1), (6, 1, 1)])
def test_as_many_lines_are_told_as_are_counted(kindergarten, count, each, together):
    rows = Employee.objects.filter(pk__in=[make.employee(kindergarten).pk for _ in range(count)])
    words = Words(title="Посмотрите", text="", url="/")

    both = Reminder(
        code="",
        whom=employed,
        rows=lambda *_: rows,
        one=lambda _: words,
        many=lambda *_: words,
        since=undated,
    )
    found = [both, replace(both, one=None)]
    assert [reminder.line_count(count) for reminder in found] == [each, together]
    assert [len(list(reminder.lines(rows, count))) for reminder in found] == [each, together]
