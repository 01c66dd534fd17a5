"""What an app declares of what needs somebody: desk, mail and sheet say it in the same words."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from mentoring.enums import Role, Tone
from mentoring.gathering import declared
from mentoring.models import User

LISTED_ONE_BY_ONE = 5
"""More rows of a reminder than these become one line, so that they neither crowd the desk nor slow every page."""


@dataclass(frozen=True)
class Words:
    """What a line says: what needs the user, why, the button that does it, and a word beside.

    url: empty where the list of the reminder is meant
    """

    title: str
    text: str
    url: str = ""
    action: str = "Показать"
    badge: str = ""


@dataclass(frozen=True)
class Line(Words):
    """A line of the desk, about one object of a reminder or about all of them.

    since: since when it waits – of several, the most urgent one
    objects: what it is about; asks the database only when somebody looks
    """

    _: KW_ONLY
    code: str
    tone: Tone
    since: dt.date | None
    count: int
    objects: QuerySet[Any]


def _undated(_row: Any) -> None:
    """Tell no day: nothing says since when it waits."""


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """Something that needs somebody, found in an app's `reminders`.

    code: «pair-check»: stable and unique, what is kept of a reminder; the desk ranks it (desk/importance.py)
    whom: whether it is for the user's desk
    rows: what needs the user on the day, the most urgent first; (user, day)
    one: what a line about one row says; None where all are always told together
    many: what one line about all of them says, from their number and the most urgent; None where there is only one
    since: since when a row waits
    listed: the name of the page that lists exactly them by `?reminder=<code>`
    task: what is to be done, as that page's filter says it: «проверить»
    through: the way from a row to what that page lists
    """

    code: str
    whom: Callable[[User], bool]
    rows: Callable[[User, dt.date], QuerySet[Any]]
    one: Callable[[Any], Words] | None = None
    many: Callable[[int, Any], Words] | None = None
    tone: Tone = Tone.ATTENTION
    since: Callable[[Any], dt.date | None] = _undated
    listed: str = ""
    task: str = ""
    through: str = "pk"

    @property
    def url(self) -> str:
        return f"{reverse(self.listed)}?reminder={self.code}"

    def tells_together(self, count: int) -> bool:
        return self.many is not None and (self.one is None or count > LISTED_ONE_BY_ONE)

    def lines(self, rows: QuerySet[Any], count: int) -> Iterable[Line]:
        """Tell of each row, or of all together; no more rows are read than are told of.

        rows: what `rows` has found; count: how many they are
        """
        if self.many and self.tells_together(count):
            for first in rows[:1]:
                yield self._line(self.many(count, first), first, count, rows)
        elif self.one:
            for row in rows[:LISTED_ONE_BY_ONE]:
                yield self._line(self.one(row), row, 1, rows.filter(pk=row.pk))

    def _line(self, words: Words, row: Any, count: int, objects: QuerySet[Any]) -> Line:
        said = {**vars(words), "url": words.url or self.url}
        return Line(**said, code=self.code, tone=self.tone, since=self.since(row), count=count, objects=objects)


def holding(*roles: Role) -> Callable[[User], bool]:
    """For whom: holders of any of the roles."""
    return lambda user: bool(user.roles & set(roles))


def employed(user: User) -> bool:
    """For whom: accounts of the staff."""
    return user.employee_id is not None


@cache
def reminders() -> dict[str, Reminder]:
    """Return what all apps declare, by code."""
    return {reminder.code: reminder for reminder in declared("reminders", "REMINDERS", Reminder)}
