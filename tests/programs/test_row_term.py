"""The term of a row is typed once: its words give the days that are watched."""

import datetime as dt

import pytest
from django.urls import reverse

from programs.models import PlanRow
from programs.services import plan as plans
from tests import factories as make
from tests.desk.told import told

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

FROM, UNTIL = dt.date(2026, 12, 1), dt.date(2026, 12, 31)


@pytest.fixture
def dated(program):
    """A row whose term was typed, and read."""
    row = make.row_of(program)
    plans.write_cell(row, field="term", was=row.term, value="декабрь")
    row.refresh_from_db()
    return row


def days(row):
    row.refresh_from_db()
    return row.starts_on, row.due_on


def write(row, value):
    plans.write_cell(row, field="term", was=PlanRow.objects.get(pk=row.pk).term, value=value)
    return days(row)


@pytest.mark.parametrize(
    ("term", "read"),
    [
        ("январь", (dt.date(2027, 1, 1), dt.date(2027, 1, 31))),
        ("до 15.12", (None, dt.date(2026, 12, 15))),
        ("в течение года", (None, None)),
        ("когда получится", (None, None)),
        ("", (None, None)),
    ],
)
def test_the_days_follow_the_words(dated, term, read):
    assert days(dated) == (FROM, UNTIL)
    assert write(dated, term) == read


def test_days_given_by_hand_stay(dated):
    PlanRow.objects.filter(pk=dated.pk).update(due_on=dt.date(2026, 12, 20))
    assert write(dated, "январь") == (FROM, dt.date(2026, 12, 20))


def test_a_copied_row_has_the_days_of_its_program(dated):
    PlanRow.objects.filter(pk=dated.pk).update(starts_on=None, due_on=None)
    dated.refresh_from_db()
    assert days(plans.add_row(dated.plan, source=dated)) == (FROM, UNTIL)


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("март", "01.03.2027 – 31.03.2027"),
        ("до 5 марта", "до 05.03.2027"),
        ("1 раз в неделю", "весь срок программы"),
        ("скоро", "Дата не понята:"),
    ],
)
def test_what_was_understood_is_told_at_once(signed_in, mentor_user, dated, term, said):
    url = reverse("cell_write", args=[dated.pk, "term"])
    answer = signed_in(mentor_user).post(url, {"value": term, "was": "декабрь"}).text
    assert (f'id="days-{dated.pk}" hx-swap-oob="true">' in answer, said in answer) == (True, True)
    assert (reverse("row_edit", args=[dated.pk]) in answer) == (term == "скоро")


def test_what_has_no_days_is_named_before_the_program_is_handed_over(signed_in, mentor_user, dated, program):
    url = reverse("program_offer", args=[program.pk])
    assert "Без понятной даты" not in "".join(signed_in(mentor_user).get(url).context["consequences"])
    write(dated, "скоро")
    said = signed_in(mentor_user).get(url).context["consequences"][-1]
    assert said == (
        f"Без понятной даты – 1 строка: «{dated.headline}». О таких строках напомнят только в конце программы."
    )


def test_without_days_it_is_told_when_the_program_ends(running_program, mentee_user):
    row = make.row_of(running_program)
    PlanRow.objects.exclude(pk=row.pk).delete()
    PlanRow.objects.update(starts_on=None, due_on=None, term="")
    assert told(mentee_user, "row-do") == []
    type(running_program).objects.update(ends_on=make.TODAY + dt.timedelta(days=7))
    (line,) = told(mentee_user, "row-do")
    assert (line.badge, line.since) == ("до 27.11.2026", dt.date(2026, 11, 27))
