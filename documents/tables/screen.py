"""A table of a plan on the screen: its heads. The rows are drawn by the app, which knows what can be done with them."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from documents.tables.column import Column

NARROW = 14
"""Percent of a sheet's width below which a column stays narrow on the screen too."""


class Head(NamedTuple):
    """number: in the row of column numbers, 0 for what stands beside the table's own columns."""

    title: str
    css: str = ""
    is_hidden: bool = False
    number: int = 0


def heads(columns: Iterable[Column], *, elsewhere: Collection[str] = (), wide: str = "") -> list[Head]:
    """Return the heads of the columns; they are numbered as on paper.

    elsewhere: fields that the page shows in another place, so that they get no head
    wide: the field that gets more room than the others
    """
    numbered = enumerate(columns, start=1)
    return [
        Head(column.title, "col-wide" if column.field == wide else _css(column), number=number)
        for number, column in numbered
        if column.field not in elsewhere
    ]


def _css(column: Column) -> str:
    if column.field == "number":
        return "col-num"
    return "col-short" if column.width < NARROW else ""
