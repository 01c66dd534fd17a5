"""Sheets of ODS, a row after another.

Not by tablib and odfpy: they build the whole document in memory, and drop repeated empty cells, which moves the cells
after them into wrong columns.
"""

import zipfile
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from defusedxml.ElementTree import iterparse

from mentoring.exceptions import ImpossibleStepError
from mentoring.resources.staff.archive import ENCRYPTED

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "META-INF/manifest.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DAY_LENGTH = len("2026-09-01")
WIDEST = 1_000
"""As many times one cell is repeated at most: a style reaches to the last column of the sheet."""


def ods_sheets(archive: zipfile.ZipFile) -> Iterator[Iterator[list[Any]]]:
    if MANIFEST in archive.namelist() and b"encryption-data" in archive.read(MANIFEST):
        raise ImpossibleStepError(ENCRYPTED)
    for _, rows in groupby(_rows(archive), key=itemgetter(0)):
        yield (cells for _, cells in rows)


def _rows(archive: zipfile.ZipFile) -> Iterator[tuple[int, list[Any]]]:
    """Yield the number of the sheet and the cells; a repeated row as many times as it is repeated."""
    sheet = 0
    with archive.open("content.xml") as content:
        for event, element in iterparse(content, events=("start", "end")):
            if event == "start":
                sheet += element.tag == f"{TABLE}table"
            elif element.tag == f"{TABLE}table-row":
                cells = _cells(element)
                for _ in range(_repeated(element, "number-rows-repeated")):
                    yield sheet, cells
                element.clear()


def _cells(row: Any) -> list[Any]:
    cells: list[Any] = []
    for cell in row:
        if cell.tag in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
            value = _value(cell) if cell.tag == f"{TABLE}table-cell" else None
            cells += [value] * min(_repeated(cell, "number-columns-repeated"), WIDEST)
    return cells


def _repeated(element: Any, attribute: str) -> int:
    return int(element.get(TABLE + attribute, "1"))


def _value(cell: Any) -> Any:
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind == "date":
        return cell.get(f"{OFFICE}date-value", "")[:DAY_LENGTH]
    if kind in {"float", "percentage", "currency"}:
        return float(cell.get(f"{OFFICE}value", "nan"))
    text = " ".join("".join(_pieces(paragraph)) for paragraph in cell.findall(f"{TEXT}p"))
    return text or (cell.get(f"{TABLE}formula") and "=") or None


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph; several spaces, tabs and line breaks are elements of their own."""
    yield element.text or ""
    for child in element:
        if child.tag in {f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"}:
            yield " "
        elif child.tag != f"{OFFICE}annotation":
            yield from _pieces(child)
        yield child.tail or ""
