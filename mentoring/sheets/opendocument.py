"""Sheets of ODS, a row after another.

Not by tablib and odfpy: they build the whole document in memory, and drop repeated empty cells, which moves the cells
after them into wrong columns.
"""

import zipfile
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import IO, Any

from defusedxml.ElementTree import iterparse
from django.conf import settings

from mentoring.exceptions import ImpossibleStepError
from mentoring.sheets.archive import ENCRYPTED, MEGABYTE, OVERLOADED

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "META-INF/manifest.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ROW = f"{TABLE}table-row"
CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
DAY_LENGTH = len("2026-09-01")


class Pieces:
    """The document as it is read. All since the last row is in memory, so the rows must part it into small pieces."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.since_row = file, 0

    def read(self, size: int) -> bytes:
        piece = self.file.read(size)
        self.since_row += len(piece)
        if self.since_row > settings.SHEET_MAX_PIECE_MEGABYTES * MEGABYTE:
            raise ImpossibleStepError(OVERLOADED)
        return piece


def ods_sheets(archive: zipfile.ZipFile, text: Callable[[Any], str]) -> Iterator[Iterator[list[Any]]]:
    """Yield the sheets. A row is repeated only as the reader asks: a style reaches to the last row, a lie further."""
    if MANIFEST in archive.namelist() and b"encryption-data" in archive.read(MANIFEST):
        raise ImpossibleStepError(ENCRYPTED)
    for _, rows in groupby(_rows(archive, text), key=itemgetter(0)):
        yield (cells for _, cells, times in rows for _ in range(times))


def _rows(archive: zipfile.ZipFile, text: Callable[[Any], str]) -> Iterator[tuple[int, list[Any], int]]:
    """Yield the number of the sheet, the cells and how many times it stands there. Outside of a row nothing is kept."""
    sheet = open_rows = 0
    around: list[Any] = []
    with archive.open("content.xml") as content:
        pieces = Pieces(content)
        for event, element in iterparse(pieces, events=("start", "end")):
            if event == "start":
                sheet += element.tag == f"{TABLE}table"
                open_rows += element.tag == ROW
                around.append(element)
                continue
            around.pop()
            open_rows -= element.tag == ROW
            if element.tag == ROW and not open_rows:
                yield sheet, _cells(element, text), _repeated(element, "number-rows-repeated")
                pieces.since_row = 0
            if around and not open_rows:
                around[-1].clear()


def _cells(row: Any, text: Callable[[Any], str]) -> list[Any]:
    """Return the cells up to the last that says anything; where there are too many, at least one more than allowed."""
    most = settings.SHEET_MAX_COLUMNS
    cells: list[Any] = []
    blanks = 0
    for cell in row:
        value = _value(cell) if cell.tag == f"{TABLE}table-cell" else None
        if text(value):
            cells += [None] * min(blanks, most) + [value] * min(_repeated(cell, "number-columns-repeated"), most + 1)
            blanks = 0
        elif cell.tag in CELLS:
            blanks += _repeated(cell, "number-columns-repeated")
        if len(cells) > most:
            break
    return cells


def _repeated(element: Any, attribute: str) -> int:
    return int(element.get(TABLE + attribute, "1"))


def _value(cell: Any) -> Any:
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind == "date":
        return cell.get(f"{OFFICE}date-value", "")[:DAY_LENGTH]
    if kind in {"float", "percentage", "currency"}:
        return float(cell.get(f"{OFFICE}value", "nan"))
    text = "\n".join("".join(_pieces(paragraph)) for paragraph in cell.findall(f"{TEXT}p"))
    return text or (cell.get(f"{TABLE}formula") and "=") or None


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph; several spaces, tabs and line breaks are elements of their own."""
    yield element.text or ""
    for child in element:
        if child.tag in {f"{TEXT}s", f"{TEXT}tab"}:
            yield " "
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag != f"{OFFICE}annotation":
            yield from _pieces(child)
        yield child.tail or ""
