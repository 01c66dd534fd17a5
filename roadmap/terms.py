"""What a term says as it is written: «Сентябрь», «Ноябрь – апрель», «до 16 октября»."""

import datetime as dt
import re
from calendar import monthrange

from mentoring.school_year import FIRST_MONTH, SchoolYear

STEMS = (
    ("январ", "янв"),
    ("феврал", "февр", "фев"),
    ("март",),
    ("апрел", "апр"),
    ("ма",),
    ("июн",),
    ("июл",),
    ("август", "авг"),
    ("сентябр", "сент", "сен"),
    ("октябр", "окт"),
    ("ноябр", "нояб"),
    ("декабр", "дек"),
)
"""How each month's name begins, in full and shortened; an ending of one letter may follow."""
MONTHS = {stem: number for number, stems in enumerate(STEMS, start=1) for stem in stems}
MONTH = re.compile(rf"(?:\b(\d{{1,2}})\s+)?\b({'|'.join(MONTHS)})[аейья]?\b", re.IGNORECASE)
YEAR = re.compile(r"\b20\d\d\b")


def period_of(term: str, year: SchoolYear) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day that the term names within the school year, None where it names no month."""
    found = MONTH.findall(term)
    if not found:
        return None
    (first_day, first), (last_day, last) = found[0], found[-1]
    starts_on = _day(first, int(first_day or 1), year)
    ends_on = _day(last, int(last_day or 31), year)
    return min(starts_on, ends_on), ends_on


def shifted(term: str, years: int) -> str:
    """Move the calendar years that the term names."""
    return YEAR.sub(lambda found: str(int(found[0]) + years), term)


def same_day(day: dt.date, years: int) -> dt.date:
    """Return the same day of another year; the last of February follows the month's length."""
    length = monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, length))


def _day(name: str, day: int, year: SchoolYear) -> dt.date:
    month = MONTHS[name.lower()]
    calendar_year = year.start if month >= FIRST_MONTH else year.start + 1
    return dt.date(calendar_year, month, max(1, min(day, monthrange(calendar_year, month)[1])))
