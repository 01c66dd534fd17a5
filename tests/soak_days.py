"""Print twelve days to come on which counting by the calendar goes wrong first: ends of years, of months and so on."""

import datetime as dt
import sys
from calendar import SUNDAY, isleap

TURNS = [(12, 31), (1, 1), (2, 28), (4, 30), (5, 31), (6, 1), (8, 31), (9, 1)]
"""Month and day: where a year, a month, a school year or its holidays end or begin."""


def twelve(today: dt.date) -> list[dt.date]:
    """Return today, the next of each of TURNS, the next leap day, the next Sunday, and a day three years on."""
    leap = next(year for year in range(today.year + 1, today.year + 9) if isleap(year))
    return [
        today,
        *(_next(month, day, today) for month, day in TURNS),
        dt.date(leap, 2, 29),
        today + dt.timedelta(days=(SUNDAY - today.weekday()) % 7 or 7),
        today + dt.timedelta(days=3 * 365),
    ]


def _next(month: int, day: int, after: dt.date) -> dt.date:
    this_year = dt.date(after.year, month, day)
    return this_year if this_year > after else dt.date(after.year + 1, month, day)


if __name__ == "__main__":
    sys.stdout.write(" ".join(map(str, twelve(dt.datetime.now().astimezone().date()))) + "\n")
