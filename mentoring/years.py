"""Ages and lengths of service: whole years and months from a start to a day."""

import datetime as dt
from calendar import monthrange

from mentoring.russian import plural

MONTHS = 12


def whole_months(since: dt.date, on: dt.date) -> int:
    """Count the full months from the start to the day; a month is full on the same day of the next."""
    months = (on.year - since.year) * MONTHS + on.month - since.month
    return months - (on.day < since.day)


def whole_years(since: dt.date, on: dt.date) -> int:
    return whole_months(since, on) // MONTHS


def years_in_words(years: int) -> str:
    """«1 год», «3 года», «12 лет»."""
    return f"{years} {plural(years, 'год', 'года', 'лет')}"


def length_in_words(since: dt.date, on: dt.date) -> str:
    """«12 лет 3 месяца», «4 месяца», «меньше месяца»; «ещё не начался» before the start."""
    if on < since:
        return "ещё не начался"
    years, months = divmod(whole_months(since, on), MONTHS)
    said = [years_in_words(years)] if years else []
    if months:
        said.append(f"{months} {plural(months, 'месяц', 'месяца', 'месяцев')}")
    return " ".join(said) or "меньше месяца"


def years_before(day: dt.date, years: int) -> dt.date:
    """Return the same day so many years before; 28 February for the 29th."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months ago, the last of the month where it has no such day."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def year_before(day: dt.date) -> dt.date:
    return years_before(day, 1)
