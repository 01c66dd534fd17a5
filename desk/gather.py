"""Gathers what each app's `reminders` say needs this user today."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from desk.importance import IMPORTANCE
from mentoring.models import Organization, User
from mentoring.models.counting import counted_rows
from mentoring.reminders import Line, Reminder, reminders


@dataclass(frozen=True)
class Waiting:
    """A reminder with something in it for the user; the rows are not read yet."""

    reminder: Reminder
    rows: QuerySet[Any]
    count: int

    @property
    def line_count(self) -> int:
        return self.reminder.line_count(self.count)

    @property
    def lines(self) -> Iterable[Line]:
        return self.reminder.lines(self.rows, self.count)


def lines_of(user: User, today: dt.date) -> list[Line]:
    """Return what the user's desk says, the most important first."""
    return [line for waiting in waiting_for(user, today) for line in waiting.lines]


def line_count_of(user: User, today: dt.date) -> int:
    return sum(waiting.line_count for waiting in waiting_for(user, today))


def waiting_for(user: User, today: dt.date) -> list[Waiting]:
    """Return the reminders that have something for the user; kept on the user, as page and navigation both ask."""
    kept: list[Waiting] | None = getattr(user, "waiting_today", None)
    if kept is None:
        kept = _waiting_for(user, today)
        user.waiting_today = kept  # type: ignore[attr-defined]
    return kept


def _waiting_for(user: User, today: dt.date) -> list[Waiting]:
    """Count all in one query: most have nothing to say, and a line is drawn only of those that have."""
    own = [reminder for reminder in map(reminders().__getitem__, IMPORTANCE) if reminder.whom(user)]
    rows = [reminder.rows(user, today) for reminder in own]
    asked = Organization.objects.visible_to(user).values_list(*map(counted_rows, rows))
    counts = next(iter(asked), ())
    return [Waiting(*found) for found in zip(own, rows, counts, strict=bool(counts)) if found[2]]
