"""Dates in words, and the agreement of nouns with numbers.

A text holds a date whole; a narrow cell may break it between the month and the year.
"""

import datetime as dt
import re

from mentoring.russian import NBSP, agreed, years_agreed
from mentoring.school_year import are_whole_years, years_between

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
WORD_AND_DATE = re.compile(rf"(?i)\b(с|со|по|от|до|на) (?={DATE.pattern})")
OF_A_RANGE = re.compile(rf"(\d–\d{{1,2}})\u00a0(?={'|'.join(MONTHS)})")
LONGEST_DATE = 60
"""In letters: «с 12 сентября 2026 г. по 31 мая 2027 г.», and a word or two."""
BLANK_DATE = f"«__»{NBSP}___________{NBSP}20__{NBSP}г."
"""Room for a date written with a pen."""


def date_words(day: dt.date) -> str:
    """«12 сентября 2026 г.»."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}{NBSP}г."


def period_words(starts_on: dt.date, ends_on: dt.date) -> str:
    """«с 12 сентября 2026 г. по 31 мая 2027 г.»."""
    start, end = date_words(starts_on), date_words(ends_on)
    return agreed(f"с{NBSP}{start} по{NBSP}{end}")


def term_of_document(starts_on: dt.date, ends_on: dt.date) -> str:
    """«на 2026/2027 учебный год»; of other days «на период с 12 сентября 2026 г. по 31 мая 2027 г.»."""
    if are_whole_years(starts_on, ends_on):
        return years_agreed(f"на {years_between(starts_on, ends_on)} учебный год")
    return f"на период {period_words(starts_on, ends_on)}"


def held_together(text: str) -> str:
    """Bind each year to its month, and «по» to its date: where the whole date finds room in a line."""
    return WORD_AND_DATE.sub(rf"\1{NBSP}", MONTH_AND_YEAR.sub(rf"\1{NBSP}", text))


def loosened(text: str) -> str:
    """Let «14–18 сентября» and «2 сентября – 5 октября» break where a cell is too narrow for them."""
    return OF_A_RANGE.sub(r"\1 ", text.replace(f"{NBSP}– ", " – "))


def is_date(text: str) -> bool:
    """Whether the text is a date in words, and little more."""
    return len(text) <= LONGEST_DATE and bool(DATE.search(text))
