"""What a term says as people write it in a plan: «Сентябрь», «14–18 сентября», «до 15.09», «в течение года»."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

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
LAST = 31
PART = r"начал[оеау]|середин[аеуы]|кон(?:ец|це|ца|цу)|(?:перв\w+|втор\w+|[12]-[а-я]{1,2})\s+половин\w"
PARTS = {"н": (1, 10), "с": (11, 20), "к": (21, LAST)} | dict.fromkeys("п1", (1, 15)) | dict.fromkeys("в2", (16, LAST))
"""Days of a month that people name by words, by the first sign of the words above."""
WEEK, WEEKS = 7, 4
DASH = r"(?:\s*[-–—]\s*|\s+по\s+)"
DATED = re.compile(
    rf"""
    (?:\b(?P<part>{PART})\s+)?
    (?:\b(?P<week>[1-5])(?:-?[а-я]{{1,2}})?(?:{DASH}(?P<to_week>[1-5])(?:-?[а-я]{{1,2}})?)?\s+недел\w+\s+)?
    (?:\b(?P<first>\d{{1,2}})(?:{DASH}(?P<last>\d{{1,2}}))?\s+)?
    \b(?P<month>{"|".join(MONTHS)})[аейья]?\b(?:\.?\s+(?P<year>20\d\d)\b)?
    |
    (?<![\d.])(?:(?P<first_digits>\d{{1,2}}){DASH})?(?P<digits>0?[1-9]|[12]\d|3[01])\.(?P<month_digits>0?[1-9]|1[0-2])
    (?:\.(?P<year_digits>20\d\d|\d\d))?\b(?!\.\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
LASTING = re.compile(
    r"в течение|постоянн|системат|регулярн|периодич|весь\s+(?:период|срок|год)|всего\s+(?:периода|срока|года)|"
    r"ежедневн|еженедельн|ежемесячн|ежеквартальн|\bраза?\s+в\s+|кажд(?:ую|ый|ое)\s|по\s+мере|по\s+(?:запросу|необходимости)",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b20\d\d\b")
CENTURY = 2000

Days = tuple[dt.date, dt.date]
"""The first and the last one."""


@dataclass(frozen=True)
class _Dated:
    """Days of a month, as far as they are written. year: 0 where it is not."""

    month: int
    first: int
    last: int
    year: int


def period_of(term: str, whole: Days) -> Days | None:
    """Return the first and the last day that the term names, None where it names neither day nor month.

    whole: the days of the document; a month without a year is the first of its name from its beginning on, and one
    that follows another is not before it
    """
    found = list(_dated(term))
    if not found:
        return None
    first, last = found[0], found[-1]
    year = first.year or (last.year if first.month <= last.month else 0)
    starts_on = _day(first.month, first.first, year, whole[0])
    if starts_on > whole[1] and not year:  # it prepares what begins later
        starts_on = same_day(starts_on, -1)
    ends_on = _day(last.month, last.last, last.year, starts_on.replace(day=1))
    return min(starts_on, ends_on), ends_on


def is_lasting(term: str) -> bool:
    """Whether it goes on for as long as the document does: «в течение года», «1 раз в неделю»."""
    return period_of(term, (dt.date.min, dt.date.max)) is None and LASTING.search(term) is not None


def shifted(term: str, years: int) -> str:
    """Move the calendar years that the term names."""
    return YEAR.sub(lambda found: str(int(found[0]) + years), term)


def same_day(day: dt.date, years: int) -> dt.date:
    """Return the same day of another year; the last of February follows the month's length."""
    length = monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, length))


def _dated(term: str) -> Iterator[_Dated]:
    for found in DATED.finditer(term):
        said = found.groupdict()
        if said["month"]:
            first, last = _days_of_month(said)
            yield _Dated(MONTHS[said["month"].lower()], first, last, int(said["year"] or 0))
        else:
            last, year = int(said["digits"]), int(said["year_digits"] or 0)
            yield _Dated(
                int(said["month_digits"]),
                int(said["first_digits"] or last),
                last,
                year + CENTURY if 0 < year < CENTURY else year,
            )


def _days_of_month(said: dict[str, str | None]) -> tuple[int, int]:
    if first := said["first"]:
        return int(first), int(said["last"] or first)
    if week := said["week"]:
        last = int(said["to_week"] or week)
        return (int(week) - 1) * WEEK + 1, LAST if last >= WEEKS else last * WEEK
    if part := said["part"]:
        return PARTS[part[0].lower()]
    return 1, LAST


def _day(month: int, day: int, written_year: int, after: dt.date) -> dt.date:
    year = written_year or after.year + (month < after.month)
    return dt.date(year, month, max(1, min(day, monthrange(year, month)[1])))
