"""Cells merged over rows."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol


class Column(Protocol):
    """width: share of the sheet's width in percent; joined: equal cells below each other become one."""

    @property
    def field(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def joined(self) -> bool: ...


class Cell(NamedTuple):
    """text: None where a cell above reaches down to here; kind: text | list (several lines)."""

    column: Column
    text: str | None
    rowspan: int = 1
    kind: str = "text"


Row = Mapping[str, str]


def merged_rows(
    columns: Sequence[Column], stages: Sequence[Sequence[Row]], *, whole: Collection[str] = ("number", "stage")
) -> list[list[Cell]]:
    """Merge the cells of each stage, given as rows of texts by field.

    Fields named in `whole` span all rows of their stage with the text of its first row.
    """
    return [line for rows in stages for line in _stage(columns, rows, whole)]


def _stage(columns: Sequence[Column], rows: Sequence[Row], whole: Collection[str]) -> list[list[Cell]]:
    merged = [_column(column, [row.get(column.field, "") for row in rows], column.field in whole) for column in columns]
    return [list(line) for line in zip(*merged, strict=True)]


def _column(column: Column, texts: Sequence[str], whole: bool) -> list[Cell]:  # noqa: FBT001
    cells: list[Cell] = []
    for place, text in enumerate(texts):
        if place and (whole or (column.joined and text == texts[place - 1])):
            cells.append(Cell(column, None, 0))
        else:
            span = _reach(texts[place:], whole=whole, joined=column.joined)
            cells.append(Cell(column, text, span, "list" if "\n" in text.strip() else "text"))
    return cells


def _reach(texts: Sequence[str], *, whole: bool, joined: bool) -> int:
    """How many rows the first text covers."""
    if whole:
        return len(texts)
    if not joined:
        return 1
    return next((place for place, text in enumerate(texts) if text != texts[0]), len(texts))
