"""A table of a plan as it is printed: sections, rows, cells merged over rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple, Protocol

from documents.tables.column import Column

LETTERS_IN_PERCENT, TALL_ROW = 1.2, 25
"""How many letters of a table stand in a percent of a sheet's width, and how many lines nearly fill the sheet."""

Row = Mapping[str, str]
"""The texts of a row by field."""


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
    """text: None where a cell above reaches down to here."""

    column: Column
    text: str | None
    rowspan: int = 1


class Line(NamedTuple):
    """A row as it is printed."""

    cells: Sequence[Cell]

    @property
    def is_tall(self) -> bool:
        """Whether the row is about as high as a sheet, so that it may be broken."""
        return any(_height(cell.text or "", cell.column.width) > TALL_ROW * cell.rowspan for cell in self.cells)


class Part(NamedTuple):
    """heading: of the row over the lines, empty where there is none."""

    heading: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Table:
    columns: Sequence[Column]
    parts: Sequence[Part]
    notes: str = ""
    has_column_numbers: bool = False

    @property
    def is_tall(self) -> bool:
        """Whether the table's cells need borders of their own, which a cut row has on both sheets."""
        return any(line.is_tall for part in self.parts for line in part.lines)


def lay_out(layout: Layout, sections: Sequence[Section], *, named_in: str, whole: Collection[str] = ()) -> Table:
    """Lay the sections out under the layout's columns.

    named_in: the field that holds the section's title; where it has no column, the title stands in a row of its own
    whole: fields whose cells span all rows of their section, with the text of its first row
    """
    columns = layout.column_list
    in_column = any(column.field == named_in for column in columns)
    parts = [
        Part("" if in_column else f"{section.number} {section.title}".strip(), _lines(columns, section.rows, whole))
        for section in sections
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
            cells.append(Cell(column, text, _reach(texts[place:], whole=whole, joined=column.joined)))
    return cells


def _reach(texts: Sequence[str], *, whole: bool, joined: bool) -> int:
    """How many rows the first text covers."""
    if whole:
        return len(texts)
    if not joined:
        return 1
    return next((place for place, text in enumerate(texts) if text != texts[0]), len(texts))


def is_tall(cells: Sequence[tuple[int, str]]) -> bool:
    """Guess whether a row of another table is about as high as a sheet: cells are (width in percent, text)."""
    return any(_height(text, width) > TALL_ROW for width, text in cells)


def _height(text: str, width: int) -> int:
    """Guess how many lines the text takes in a column of the width (percent of the sheet), by rule of thumb."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return sum(ceil(len(line) / (width * LETTERS_IN_PERCENT)) for line in lines)
