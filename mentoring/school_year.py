"""The school year: 1 September to 31 August, named «2026/2027»; and the usual terms within it."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

FIRST_MONTH = 9
SHORTEST_DAYS, LONGEST_DAYS = 89, 366
"""3 months and 1 year, by the shortest and the longest of such calendar terms."""


@dataclass(frozen=True, order=True)
class SchoolYear:
    """A school year by the calendar year it begins in."""

    start: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @property
    def starts_on(self) -> dt.date:
        return dt.date(self.start, FIRST_MONTH, 1)

    @property
    def prepared_from(self) -> dt.date:
        """Return the day from which papers for the year are signed: the summer before it."""
        return dt.date(self.start, FIRST_MONTH - 3, 1)

    @property
    def ends_on(self) -> dt.date:
        return dt.date(self.start + 1, FIRST_MONTH - 1, 31)

    def __contains__(self, day: dt.date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def __str__(self) -> str:
        return f"{self.start}/{self.start + 1}"


def years_between(first_day: dt.date, last_day: dt.date) -> str:
    """«2026/2027», of a term over two school years «2026/2027 и 2027/2028», over more «2026/2027 – 2028/2029»."""
    first, last = SchoolYear.of(first_day), SchoolYear.of(last_day)
    if last <= first:
        return str(first)
    return f"{first} и {last}" if last.start == first.start + 1 else f"{first} – {last}"


def are_whole_years(first_day: dt.date, last_day: dt.date) -> bool:
    """Whether the term is of whole school years: one, or several in a row."""
    return first_day == SchoolYear.of(first_day).starts_on and last_day == SchoolYear.of(last_day).ends_on


def is_unusual_term(first_day: dt.date, last_day: dt.date) -> bool:
    """Whether the term is shorter than 3 months or longer than a year."""
    return not SHORTEST_DAYS <= (last_day - first_day).days + 1 <= LONGEST_DAYS


def usual_end(today: dt.date) -> dt.date:
    """Return the end of the teaching year, where that is too near three months from the day."""
    return max(dt.date(SchoolYear.of(today).start + 1, 5, 31), today + dt.timedelta(days=SHORTEST_DAYS + 3))
