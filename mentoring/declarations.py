"""What an app declares for those above it: `desk` knows these shapes, not the app."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Window


@dataclass(frozen=True)
class Todo:
    """One line of «Рабочий стол»: what needs the user, since when, and the button that does it.

    weight: lines with a smaller one come first
    tone: late | attention | neutral
    """

    title: str
    text: str
    url: str
    action: str
    since: str = ""
    tone: str = "attention"
    weight: int = 50


LISTED_ONE_BY_ONE = 5
"""More lines of a kind than these become one, so that they neither crowd the desk nor slow every page."""


def gathered(found: Any, one: Callable[[Any], Todo], many: Callable[[int, Any], Todo]) -> list[Todo]:
    """Return a line for each row, or one for all of them.

    found: a queryset, the most urgent row first; one query reads no more rows than are listed and counts the others
    many: is given the number of rows and the most urgent one
    """
    first = list(found.annotate(of_all=Window(Count("pk")))[: LISTED_ONE_BY_ONE + 1])
    if len(first) > LISTED_ONE_BY_ONE:
        return [many(first[0].of_all, first[0])]
    return [one(row) for row in first]
