"""A column of a table, and what is wrong with columns that come from outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

WHOLE_WIDTH = 100
LONGEST_TITLE = 200
ROOM_FOR_DATE = 25
"""In percent of the narrowest sheet: «с 12 сентября 2026 г.» is 38 mm long."""


@dataclass(frozen=True)
class Column:
    """width: share of the sheet's width in percent; joined: equal cells below each other become one."""

    field: str
    title: str
    width: int
    joined: bool = False

    @property
    def is_number(self) -> bool:
        """Whether its texts are numbers of rows, of sections, of stages: they stand in the middle."""
        return self.field == "number" or self.field.endswith("_number")

    @property
    def is_roomy(self) -> bool:
        """Whether a date in words finds room in one line of it, so that it is not torn."""
        return self.width >= ROOM_FOR_DATE


KEYS = frozenset(field.name for field in fields(Column))


def column_refusals(value: Any, known: Mapping[str, str]) -> list[str]:
    """Say what is wrong with a list of {field, title, width, joined}; empty when it makes a table.

    known: the fields that may stand in a column, with their names
    """
    if not isinstance(value, list) or not value:
        return ["В таблице нет ни одной колонки."]
    refusals = [
        f"Колонка {place}: {wrong}." for place, column in enumerate(value, start=1) if (wrong := _wrong(column, known))
    ]
    return refusals or [*_twice(value, known), *_width_refusals([column["width"] for column in value])]


def _wrong(column: Any, known: Mapping[str, str]) -> str:
    """Say what is wrong with the column by itself, empty when nothing is."""
    if not isinstance(column, dict) or not set(column) <= KEYS:
        return f"у неё есть только {', '.join(sorted(KEYS))}"
    field, title, width = column.get("field"), column.get("title"), column.get("width")
    if not isinstance(field, str) or field not in known:
        return f"неизвестное поле «{str(field)[:50]}»"
    if not isinstance(title, str) or not title.strip() or len(title) > LONGEST_TITLE:
        return f"нужен заголовок, не длиннее {LONGEST_TITLE} знаков"
    if type(width) is not int or not 1 <= width <= WHOLE_WIDTH:
        return "ширина – целое число процентов от 1 до 100"
    return "" if isinstance(column.get("joined", False), bool) else "joined – да или нет"


def _twice(columns: Sequence[dict[str, Any]], known: Mapping[str, str]) -> list[str]:
    given = [column["field"] for column in columns]
    return [f"Поле «{known[field]}» стоит в двух колонках." for field in known if given.count(field) > 1]


def _width_refusals(widths: Sequence[int]) -> list[str]:
    whole = sum(widths)
    return [] if whole == WHOLE_WIDTH else [f"Ширины колонок дают в сумме {whole} %, а нужно {WHOLE_WIDTH} %."]


def fitted(widths: Sequence[int]) -> list[int]:
    """Return the widths in the same proportions, so that together they are the whole sheet.

    Each stays at least one percent; what rounding leaves goes to the widest.
    """
    whole = sum(widths)
    shares = [max(width * WHOLE_WIDTH // whole, 1) for width in widths]
    widest = shares.index(max(shares))
    shares[widest] += WHOLE_WIDTH - sum(shares)
    return shares
