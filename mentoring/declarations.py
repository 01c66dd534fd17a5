"""What an app declares for those above it: `documents` and `desk` know these shapes, not the app."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Window


@dataclass(frozen=True)
class OrderKind:
    """A kind of order, found in an app's `orders.py`.

    text_template: plain text rendered with `order`; gives the heading, the preamble and the points
    annex_template: HTML printed as the annex, empty where there is none
    refusals: why the order can't be signed on the date; empty when it can
    put_in_force: what the signature changes, within the transaction of signing
    """

    code: str
    title: str
    text_template: str
    annex_template: str
    annex_title: str
    refusals: Callable[[Any, dt.date], list[str]]
    put_in_force: Callable[..., None]


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


@dataclass(frozen=True)
class Paper:
    """A printed paper, found in an app's `papers.py`.

    find: the object with that id, for the management command
    html: the whole HTML of the object's paper
    """

    code: str
    title: str
    find: Callable[[int], Any]
    html: Callable[[Any], str]
