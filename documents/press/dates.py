"""Dates in words, and the agreement of nouns with numbers.

A line may break between the month and the year only: a wholly unbreakable date tears holes into justified lines.
"""

import datetime as dt
import re

from mentoring.russian import NBSP, agreed

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
DATE = re.compile(rf"\d{{1,2}}[\s\u00a0](?:{'|'.join(MONTHS)})\b")
MONTH_AND_YEAR = re.compile(rf"\b({'|'.join(MONTHS)}) (?=\d{{4}}\b)")
LONGEST_DATE = 60
"""In letters: «с 12 сентября 2026 г. по 31 мая 2027 г.», and a word or two."""
BLANK_DATE = f"«__»{NBSP}___________ 20__{NBSP}г."
"""Room for a date written with a pen."""


def date_words(day: dt.date) -> str:
    """«12 сентября 2026 г.»."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}{NBSP}г."


def period_words(starts_on: dt.date, ends_on: dt.date) -> str:
    """«с 12 сентября 2026 г. по 31 мая 2027 г.»."""
    start, end = date_words(starts_on), date_words(ends_on)
    return agreed(f"с{NBSP}{start} по{NBSP}{end}")


def held_together(text: str) -> str:
    """Bind each year to its month: where the whole date finds room in a line."""
    return MONTH_AND_YEAR.sub(rf"\1{NBSP}", text)


def is_date(text: str) -> bool:
    """Whether the text is a date in words, and little more."""
    return len(text) <= LONGEST_DATE and bool(DATE.search(text))
