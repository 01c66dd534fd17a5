"""A table of a plan as it is printed: sections, rows, cells merged over rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from documents.tables.column import Column

Row = Mapping[str, str]
"""The texts of a row by field."""
PORTRAIT_MOST = 4
"""Columns that fit a sheet upright."""
LONGEST_AGAIN = 100
"""Letters of a merged cell that the next sheet says again: «сентябрь», a name; a whole text would take its room."""


class Layout(Protocol):
    """What a table looks like; the model of it is `TableLayout`."""

    @property
    def column_list(self) -> Sequence[Column]: ...
    @property
    def has_column_numbers(self) -> bool: ...
    @property
    def notes(self) -> str: ...


class Section(NamedTuple):
    """Rows with a name in common: a stage, a direction of work."""

    rows: Sequence[Row]
    title: str = ""
    number: str = ""


class Cell(NamedTuple):
    """text: None where a cell above reaches down to here; names_section: a sheet that goes on says it over the rows."""

    column: Column
    text: str | None
    rowspan: int = 1
    names_section: bool = False

    @property
    def is_said_again(self) -> bool:
        """Whether a sheet on which the merged cell goes on repeats its text there."""
        return self.rowspan > 1 and not self.names_section and len(self.text or "") <= LONGEST_AGAIN


class Line(NamedTuple):
    """A row as it is printed."""

    cells: Sequence[Cell]


class Part(NamedTuple):
    """name: number and title of the section; heading: of the row over the lines, empty where there is none."""

    name: str
    heading: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Table:
    columns: Sequence[Column]
    parts: Sequence[Part]
    notes: str = ""
    has_column_numbers: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether it needs the long side of the sheet."""
        return len(self.columns) > PORTRAIT_MOST


def lay_out(layout: Layout, sections: Sequence[Section], *, named_in: str, whole: Collection[str] = ()) -> Table:
    """Lay the sections out under the layout's columns.

    named_in: the field that holds the section's title; where it has no column, the title stands in a row of its own
    whole: fields whose cells span all rows of their section, with the text of its first row
    """
    columns = layout.column_list
    in_column = any(column.field == named_in for column in columns)
    parts = [
        Part(name, "" if in_column else name, _lines(columns, section.rows, whole))
        for section in sections
        for name in [f"{section.number} {section.title}".strip()]
    ]
    return Table(columns, parts, layout.notes, layout.has_column_numbers)


def _lines(columns: Sequence[Column], rows: Sequence[Row], whole: Collection[str]) -> list[Line]:
    merged = [_column(column, [row.get(column.field, "") for row in rows], column.field in whole) for column in columns]
    return [Line(cells) for cells in zip(*merged, strict=True)]


def _column(column: Column, texts: Sequence[str], whole: bool) -> list[Cell]:  # noqa: FBT001
    cells: list[Cell] = []
    for place, text in enumerate(texts):
        if place and (whole or (column.joined and text == texts[place - 1])):
            cells.append(Cell(column, None, 0))
        else:
            cells.append(Cell(column, text, _reach(texts[place:], whole=whole, joined=column.joined), whole))
    return cells


def _reach(texts: Sequence[str], *, whole: bool, joined: bool) -> int:
    """How many rows the first text covers."""
    if whole:
        return len(texts)
    if not joined:
        return 1
    return next((place for place, text in enumerate(texts) if text != texts[0]), len(texts))
