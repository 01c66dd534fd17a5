"""Where the titles of the columns stand: under a heading perhaps, in one row or, with merged cells, in two."""

from dataclasses import dataclass

from mentoring.resources.staff.columns import recognize

Row = tuple[int, list[str]]
"""The number of the row in the file, and its cells."""

LOOKED_AT = 20


@dataclass(frozen=True)
class Header:
    """below: the index of the first row under the titles; score: how many of the titles are known."""

    titles: list[str]
    below: int
    score: int


def find_header(rows: list[Row]) -> Header | None:
    """Return the row (or the two rows) that names most columns, else the first one that could be a header."""
    indexes = range(min(LOOKED_AT, len(rows)))
    single = [Header(rows[index][1], index + 1, _score(rows[index][1])) for index in indexes]
    double = [_double(rows, index) for index in indexes[:-1] if _score(rows[index + 1][1])]
    best = max(single + double, key=lambda header: header.score, default=None)
    if best and best.score:
        return _below_numbers(best, rows)
    return next((header for header in single if sum(map(bool, header.titles)) > 1), None)


def _double(rows: list[Row], index: int) -> Header:
    titles = _joint(rows[index][1], rows[index + 1][1])
    return Header(titles, index + 2, _score(titles))


def _score(titles: list[str]) -> int:
    return len({recognize(title) for title in titles} - {""})


def _joint(upper: list[str], lower: list[str]) -> list[str]:
    """Read titles in two rows: a merged cell leaves its text in its first cell only, over several columns or rows."""
    width = max(len(upper), len(lower))
    titles, group = [], ""
    for over, under in zip(_padded(upper, width), _padded(lower, width), strict=True):
        group = over or (group if under else "")
        known = not under or not group or recognize(under)
        titles.append((under or over) if known else f"{group}: {under}")
    return titles


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _below_numbers(header: Header, rows: list[Row]) -> Header:
    """Skip a row that only numbers the columns: 1, 2, 3."""
    if header.below >= len(rows):
        return header
    cells = [cell for cell in rows[header.below][1] if cell]
    numbered = len(cells) > 1 and cells == [str(number) for number in range(1, len(cells) + 1)]
    return Header(header.titles, header.below + numbered, header.score)
