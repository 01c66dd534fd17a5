"""A day as people write it in a cell."""

import datetime as dt
import re

from django.utils import timezone

# Of texts in lower case.
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[t ].*)?")
NUMBERS = re.compile(
    r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d{2})\.?(?: ?г\.?| года)?(?: 0?0:00(?::00)?)?"
)
WORDS = re.compile(r"«?(?P<day>\d{1,2})»? (?P<month>[а-яё]+)\.? (?P<year>\d{4})(?: ?г\.?| года?)?")
SERIAL = re.compile(r"\d{5}")
YEAR = re.compile(r"(?:с )?\d{4}(?: ?г\.?| год[а]?)?")
MONTHS = (
    ("январь", "января"), ("февраль", "февраля"), ("март", "марта"), ("апрель", "апреля"), ("май", "мая"),
    ("июнь", "июня"), ("июль", "июля"), ("август", "августа"), ("сентябрь", "сентября"), ("октябрь", "октября"),
    ("ноябрь", "ноября"), ("декабрь", "декабря"),
)  # fmt: skip
SHORTEST_MONTH = 3
SERIAL_START = dt.date(1899, 12, 30)
CENTURY = 100


def day_of(text: str) -> dt.date:
    """Return the day. Raises ValueError, which says what is there instead."""
    if SERIAL.fullmatch(text):
        return SERIAL_START + dt.timedelta(days=int(text))
    if YEAR.fullmatch(text.casefold()):
        raise ValueError("Здесь только год: укажите дату полностью, например 01.09.2012.")
    found = next(filter(None, (known.fullmatch(text.casefold()) for known in (ISO, NUMBERS, WORDS))), None)
    if found is None:
        raise ValueError("Это не дата: пишите как 01.09.2012.")
    try:
        return dt.date(_year(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError as error:
        raise ValueError("Такой даты нет: пишите день, месяц и год, например 01.09.2012.") from error


def _year(text: str) -> int:
    """Return the year; of two figures it is the latest that is not in the future: «20» is 2020, «85» is 1985."""
    year, present = int(text), timezone.localdate().year
    if len(text) > 2:  # noqa: PLR2004 - figures
        return year
    century = present - present % CENTURY
    return century + year if century + year <= present else century - CENTURY + year


def _month(text: str) -> int:
    """Return the number; 0, which no date has, for a word that is no month nor its beginning."""
    if text.isdecimal():
        return int(text)
    fits = [len(text) >= SHORTEST_MONTH and any(form.startswith(text) for form in forms) for forms in MONTHS]
    return fits.index(True) + 1 if True in fits else 0
