"""What an app declares of what needs somebody: desk, mail and sheet say it in the same words."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from mentoring.enums import Role, Tone
from mentoring.gathering import declared
from mentoring.models import User
from mentoring.russian import since

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

    since: since when it waits, or the term that comes – of several, of the most urgent one
    objects: what it is about; asks the database only when somebody looks
    """

    _: KW_ONLY
    code: str
    tone: Tone
    since: dt.date | None
    count: int
    objects: QuerySet[Any]


def undated(_row: Any) -> None:
    """Tell no day: nothing that is kept says since when it waits."""


def waiting_since(row: Any) -> dt.date | None:
    """Return the day of `waits_from`, with which `longest_waiting` has annotated the rows."""
    return timezone.localdate(row.waits_from) if row.waits_from else None


def only(one: Callable[[Any], Words]) -> Callable[[int, Any], Words]:
    """Say together what is said of one: of what there is no more than one by its nature."""
    return lambda _count, row: one(row)


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """Something that needs somebody, found in an app's `reminders`.

    code: «pair-check»: stable and unique, what is kept of a reminder; the desk ranks it (desk/importance.py)
    whom: whether it is for the user's desk
    rows: what needs the user on the day, the most urgent first; (user, day)
    one: what a line about one row says; None where all are always told together
    many: what one line about all of them says, from their number and the most urgent
    since: since when a row waits, or the term that comes; `undated` where nothing says it
    day_said: the words tell the day, or how long it is; else the badge gets it: «ждёт подписи с 12.11.2026»
    listed: the name of the page that lists exactly them by `?reminder=<code>`
    task: what is to be done, as that page's filter says it: «проверить»
    through: the way from a row to what that page lists
    """

    code: str
    whom: Callable[[User], bool]
    rows: Callable[[User, dt.date], QuerySet[Any]]
    one: Callable[[Any], Words] | None = None
    many: Callable[[int, Any], Words]
    tone: Tone = Tone.ATTENTION
    since: Callable[[Any], dt.date | None]
    day_said: bool = False
    listed: str = ""
    task: str = ""
    through: str = "pk"

    @property
    def url(self) -> str:
        return f"{reverse(self.listed)}?reminder={self.code}"

    def line_count(self, count: int) -> int:
        """Return how many lines tell of so many rows."""
        return count if self.one and count <= LISTED_ONE_BY_ONE else min(count, 1)

    def lines(self, rows: QuerySet[Any], count: int) -> Iterable[Line]:
        """Tell of each row, or of all together; no more rows are read than are told of.

        rows: what `rows` has found; count: how many they are
        """
        told = self.line_count(count)
        for row in rows[:told]:
            if self.one and told == count:
                yield self._line(self.one(row), row, 1, rows.filter(pk=row.pk))
            else:
                yield self._line(self.many(count, row), row, count, rows)

    def _line(self, words: Words, row: Any, count: int, objects: QuerySet[Any]) -> Line:
        day = self.since(row)
        said = {**vars(words), "url": words.url or self.url, "badge": self._badge(words, day, count)}
        return Line(**said, code=self.code, tone=self.tone, since=day, count=count, objects=objects)

    def _badge(self, words: Words, day: dt.date | None, count: int) -> str:
        if day is None or self.day_said:
            return words.badge
        return f"{words.badge if count == 1 else 'дольше всех –'} {since(day)}"


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
