"""Working days: the production calendar of Russia (five days a week), as the organization corrected it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from holidays import HolidayBase, country_holidays

from mentoring.models import CalendarDay, Organization

NOTICE_DAYS = 3
ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5
WORKING_BY_TRANSFER = "Рабочий день (перенос выходного)"


@dataclass(frozen=True)
class SpecialDay:
    """A day that is not like others of its weekday. own: the organization's correction, where that says so."""

    day: dt.date
    title: str
    is_working: bool
    own: CalendarDay | None = None


@cache
def _country() -> HolidayBase:
    """Return the calendar with the yearly transfers by the Government's decrees; it fills itself year by year."""
    return country_holidays("RU", language="ru")


def is_working_day(organization: Organization, day: dt.date) -> bool:
    own = organization.calendar_days.filter(day=day).first()
    return own.is_working if own else _country().is_working_day(day)


def working_day_from(organization: Organization, day: dt.date) -> dt.date:
    """Return the day itself, or the first working one after it."""
    while not is_working_day(organization, day):
        day += ONE_DAY
    return day


def is_corrected(organization: Organization, day: dt.date) -> bool:
    return organization.calendar_days.filter(day=day).exists()


def earliest_end(organization: Organization, notice_on: dt.date) -> dt.date:
    """Return the first day that may be a pair's last one after a notice of that date.

    ТК РФ, ст. 351.8: either side may end the work by warning the other «не менее чем за три рабочих дня». The term
    begins on the day after the notice (ст. 14), counts working days only, and all three of them pass before the work
    is over: the third one may be its last day.
    """
    left, day = NOTICE_DAYS, notice_on
    while left:
        day += ONE_DAY
        left -= is_working_day(organization, day)
    return day


def special_days(organization: Organization, starts_on: dt.date, ends_on: dt.date) -> Iterator[SpecialDay]:
    """Yield the holidays, the transfers and the organization's own days of the period, in their order."""
    own = {found.day: found for found in organization.calendar_days.filter(day__range=(starts_on, ends_on))}
    for number in range((ends_on - starts_on).days + 1):
        day = starts_on + number * ONE_DAY
        if day in own:
            yield SpecialDay(day, own[day].title, own[day].is_working, own[day])
        elif day in _country():
            yield SpecialDay(day, str(_country()[day]), is_working=False)
        elif day.weekday() >= SATURDAY and _country().is_working_day(day):
            yield SpecialDay(day, WORKING_BY_TRANSFER, is_working=True)
