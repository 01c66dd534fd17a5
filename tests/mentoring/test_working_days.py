"""The production calendar: official days off of three years, an organization's corrections, the term of a notice."""

import datetime as dt

import pytest

from mentoring.models import CalendarDay, Organization
from mentoring.queries.working_days import earliest_end, is_working_day, special_days

ONE_DAY = dt.timedelta(days=1)
OFF = {
    2025: "01.01-08.01 01.05-04.05 08.05-11.05 12.06-15.06 02.11-04.11 31.12-31.12",
    2026: "01.01-11.01 21.02-23.02 07.03-09.03 01.05-03.05 09.05-11.05 12.06-14.06 04.11-04.11 31.12-31.12",
    2027: "01.01-10.01 21.02-23.02 06.03-08.03 01.05-03.05 08.05-10.05 12.06-14.06 04.11-07.11 31.12-31.12",
}
"""What the official calendars name: whole rests, with the weekends in them."""
WORKING_SATURDAYS = {dt.date(2025, 11, 1), dt.date(2027, 2, 20)}


def days(year: int) -> set[dt.date]:
    found = set()
    for rest in OFF[year].split():
        first, last = (dt.date(year, int(text[3:]), int(text[:2])) for text in rest.split("-"))
        found |= {first + number * ONE_DAY for number in range((last - first).days + 1)}
    return found


@pytest.mark.parametrize("year", OFF)
def test_the_calendar_is_the_official_one(kindergarten: Organization, year: int) -> None:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    shown = list(special_days(kindergarten, first, last))
    weekends = {first + number * ONE_DAY for number in range(366) if (first + number * ONE_DAY).weekday() >= 5}
    off = {special.day for special in shown if not special.is_working} | weekends
    assert {day for day in off if day.year == year} - WORKING_SATURDAYS == (
        days(year) | {day for day in weekends if day.year == year}
    ) - WORKING_SATURDAYS
    assert {special.day for special in shown if special.is_working} == {
        day for day in WORKING_SATURDAYS if day.year == year
    }


@pytest.mark.parametrize(
    ("notice_on", "earliest"),
    [
        (dt.date(2026, 11, 16), dt.date(2026, 11, 19)),  # Monday to Thursday
        (dt.date(2026, 11, 20), dt.date(2026, 11, 25)),  # a weekend between
        (dt.date(2026, 11, 21), dt.date(2026, 11, 25)),  # given on a Saturday
        (dt.date(2026, 12, 29), dt.date(2027, 1, 12)),  # 30 December, then eleven days off
        (dt.date(2025, 10, 30), dt.date(2025, 11, 5)),  # the working Saturday counts, 2 to 4 November do not
        (dt.date(2027, 2, 18), dt.date(2027, 2, 24)),  # the working Saturday, 21 to 23 February off
    ],
)
def test_a_notice_runs_three_working_days(kindergarten: Organization, notice_on: dt.date, earliest: dt.date) -> None:
    assert earliest_end(kindergarten, notice_on) == earliest


def test_an_organization_corrects_the_calendar(kindergarten: Organization, school: Organization) -> None:
    CalendarDay.objects.create(organization=kindergarten, day=dt.date(2026, 11, 18), title="День республики")
    CalendarDay.objects.create(organization=kindergarten, day=dt.date(2026, 11, 21), is_working=True)
    found = [earliest_end(place, dt.date(2026, 11, 17)) for place in (kindergarten, school)]
    assert found == [dt.date(2026, 11, 21), dt.date(2026, 11, 20)]
    assert is_working_day(kindergarten, dt.date(2026, 11, 21))
    assert not is_working_day(school, dt.date(2026, 11, 21))
    assert [
        (special.title, special.is_working)
        for special in special_days(kindergarten, dt.date(2026, 11, 5), dt.date(2026, 11, 30))
    ] == [("День республики", False), ("", True)]
