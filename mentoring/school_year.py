"""The school year: 1 September to 31 August, named «2026/2027»."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

FIRST_MONTH = 9


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
