"""Where the titles of the columns stand: under a heading perhaps, in one row or, with merged cells, in two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

Row = tuple[int, list[str]]
"""The number of the row in the file, and its cells."""
Recognize = Callable[[str], str]
"""Return the field that a title means, empty for none."""

LOOKED_AT = 20


@dataclass(frozen=True)
class Header:
    """below: the index of the first row under the titles; score: how many of the titles are known."""

    titles: list[str]
    below: int
    score: int


def known(titles: Sequence[str], recognize: Recognize) -> int:
    """Return how many fields the titles mean."""
    return len({recognize(title) for title in titles} - {""})


def find_header(rows: Sequence[Row], recognize: Recognize) -> Header | None:
    """Return the row (or the two rows) that names most columns, else the first one that could be a header."""
    looked_at = [cells for _, cells in rows[:LOOKED_AT]]
    single = [Header(cells, index, known(cells, recognize)) for index, cells in enumerate(looked_at, start=1)]
    double = [
        _double(rows, header, recognize)
        for header in single[:-1]
        if single[header.below].score or _divides(header.titles, looked_at[header.below], recognize)
    ]
    best = max(single + double, key=lambda header: header.score, default=None)
    if best and best.score:
        return _below_numbers(best, rows)
    return next((header for header in single if sum(map(bool, header.titles)) > 1), None)


def _double(rows: Sequence[Row], upper: Header, recognize: Recognize) -> Header:
    titles = _joint(upper.titles, rows[upper.below][1], recognize)
    return Header(titles, upper.below + 1, known(titles, recognize))


def _divides(upper: list[str], lower: list[str], recognize: Recognize) -> bool:
    """Tell whether the lower row stands only under titles that mean nothing alone, as no row of data does."""
    return not any(under and recognize(over) for over, under in zip(upper, lower, strict=False))


def _joint(upper: list[str], lower: list[str], recognize: Recognize) -> list[str]:
    """Read titles in two rows: a merged cell leaves its text in its first cell only, over several columns or rows."""
    width = max(len(upper), len(lower))
    titles, group = [], ""
    for over, under in zip(_padded(upper, width), _padded(lower, width), strict=True):
        group = over or (group if under else "")
        is_whole = not under or not group or recognize(under)
        titles.append((under or over) if is_whole else f"{group}: {under}")
    return titles


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _below_numbers(header: Header, rows: Sequence[Row]) -> Header:
    """Skip a row that only numbers the columns: 1, 2, 3."""
    if header.below >= len(rows):
        return header
    cells = [cell for cell in rows[header.below][1] if cell]
    numbered = len(cells) > 1 and cells == [str(number) for number in range(1, len(cells) + 1)]
    return Header(header.titles, header.below + numbered, header.score)


def column_name(titles: Sequence[str], index: int) -> str:
    """Return the column as the user knows it: its title and its letter in the spreadsheet."""
    letter = get_column_letter(index + 1)
    return f"{titles[index]} ({letter})" if titles[index] else f"без названия ({letter})"
