"""Experience as people write it: so many years and months, counted on a day, are a day when it began."""

import datetime as dt
import re

from mentoring.years import months_before, whole_months

LENGTH = re.compile(
    r"(?:(?P<years>\d{1,2})(?P<half>[.,]5)?(?:[.,]0)? ?(?:л|лет|г|год|года|годов|полных лет)?\.?)?,?"
    r"(?: ?(?:и )?(?P<months>\d{1,2}) ?(?:м|мес|месяц|месяца|месяцев)\.?)?"
)
TWO = re.compile(r"\d{1,2} ?[/\\] ?\d{1,2}")
STATED = re.compile(r"(?:на|состоянию на) «?(\d{1,2})[.](\d{1,2})[.](\d{4})")
HALF_YEAR, LONGEST = 6, 75

TWO_NUMBERS = "Здесь два числа: разнесите общий и педагогический стаж по двум столбцам."
NO_LENGTH = "Это не стаж: пишите «5 лет 3 мес.» или дату, с которой он считается, например 01.09.2012."


def began(text: str, *, on: dt.date) -> dt.date:
    """Return the day from which the experience counts. Raises ValueError, which says what is there instead."""
    if TWO.fullmatch(text):
        raise ValueError(TWO_NUMBERS)
    found = LENGTH.fullmatch(text.casefold().strip())
    if not found or not (found["years"] or found["months"]) or int(found["years"] or 0) > LONGEST:
        raise ValueError(NO_LENGTH)
    months = int(found["months"] or 0) + (HALF_YEAR if found["half"] else 0)
    return months_before(on, 12 * int(found["years"] or 0) + months)


def is_same(text: str, known: dt.date, *, on: dt.date) -> bool:
    """Tell whether the length says no more than the known day does, which may be more exact."""
    found = LENGTH.fullmatch(text.casefold().strip())
    if not found or known > on:
        return False
    months, told = whole_months(known, on), whole_months(began(text, on=on), on)
    return months == told if found["months"] or found["half"] else months // 12 == told // 12


def stated_day(heading: str) -> dt.date | None:
    """Return the day for which a sheet is drawn up, as the lines above its titles say: «по состоянию на 01.09.2026»."""
    found = STATED.search(heading)
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
