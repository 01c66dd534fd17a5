"""What a term says as it is written: «Сентябрь», «Ноябрь – апрель», «до 16 октября»."""

import datetime as dt
import re
from calendar import monthrange

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
MONTH = re.compile(rf"(?:\b(\d{{1,2}})\s+)?\b({'|'.join(MONTHS)})[аейья]?\b(?:\.?\s+(20\d\d)\b)?", re.IGNORECASE)
YEAR = re.compile(r"\b20\d\d\b")


Days = tuple[dt.date, dt.date]
"""The first and the last one."""


def period_of(term: str, whole: Days) -> Days | None:
    """Return the first and the last day that the term names, None where it names no month.

    whole: the days of the document; a month without a year is the first of its name from its beginning on, and one
    that follows another is not before it
    """
    found = MONTH.findall(term)
    if not found:
        return None
    (first_day, first, first_year), (last_day, last, last_year) = found[0], found[-1]
    first_year = first_year or (last_year if MONTHS[first.lower()] <= MONTHS[last.lower()] else "")
    starts_on = _day(first, int(first_day or 1), first_year, whole[0])
    if starts_on > whole[1] and not first_year:  # it prepares what begins later
        starts_on = same_day(starts_on, -1)
    ends_on = _day(last, int(last_day or 31), last_year, starts_on.replace(day=1))
    return min(starts_on, ends_on), ends_on


def shifted(term: str, years: int) -> str:
    """Move the calendar years that the term names."""
    return YEAR.sub(lambda found: str(int(found[0]) + years), term)


def same_day(day: dt.date, years: int) -> dt.date:
    """Return the same day of another year; the last of February follows the month's length."""
    length = monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, length))


def _day(name: str, day: int, written_year: str, after: dt.date) -> dt.date:
    month = MONTHS[name.lower()]
    year = int(written_year) if written_year else after.year + (month < after.month)
    return dt.date(year, month, max(1, min(day, monthrange(year, month)[1])))
