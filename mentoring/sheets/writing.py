"""A list as a file: a row after another, so that a long list takes little memory."""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

LONGEST_TITLE = 31
"""Of a sheet, by Excel."""
DAY = "DD.MM.YYYY"
IN_MEMORY = 5 * 2**20
"""Bytes: a longer file waits on the disk."""


@dataclass(frozen=True)
class Sheet:
    """rows: as many values each as there are headings; read once."""

    title: str
    headings: list[str]
    rows: Iterable[list[Any]]


def _width(heading: str) -> int:
    return min(max(len(heading) + 4, 14), 40)


def _cells(written: Any, row: Iterable[Any]) -> Iterator[Any]:
    for value in row:
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            cell = WriteOnlyCell(written, value)
            cell.number_format = DAY
            yield cell
        else:
            yield ILLEGAL_CHARACTERS_RE.sub(" ", value) if isinstance(value, str) else value


def write_xlsx(sheet: Sheet, file: IO[bytes]) -> None:
    book = Workbook(write_only=True)
    written = book.create_sheet(sheet.title[:LONGEST_TITLE])
    written.freeze_panes = "A2"
    headings = []
    for number, heading in enumerate(sheet.headings, start=1):
        written.column_dimensions[get_column_letter(number)].width = _width(heading)
        cell = WriteOnlyCell(written, heading)
        cell.font = Font(bold=True)
        headings.append(cell)
    written.append(headings)
    for row in sheet.rows:
        written.append(_cells(written, row))
    book.save(file)


def write_csv(sheet: Sheet, file: IO[bytes]) -> None:
    """With semicolons and the mark of UTF-8: so Excel in Russian opens it by a double click."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(sheet.headings)
    writer.writerows(sheet.rows)
    text.detach()


@dataclass(frozen=True)
class SheetFormat:
    """native: whether a date is given to the file as a date, not as a text."""

    suffix: str
    content_type: str
    native: bool
    write: Callable[[Sheet, IO[bytes]], None]

    def file(self, sheet: Sheet) -> IO[bytes]:
        """Return the written file, read from its start."""
        file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
        self.write(sheet, file)
        file.seek(0)
        return file


XLSX = SheetFormat(
    suffix="xlsx",
    content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    native=True,
    write=write_xlsx,
)
CSV = SheetFormat(suffix="csv", content_type="text/csv; charset=utf-8", native=False, write=write_csv)
SHEET_FORMATS = {found.suffix: found for found in (XLSX, CSV)}
