"""A list as a file: a row after another, so that a long list takes little memory."""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TITLE = 31
"""Of a sheet, by Excel."""
DAY = "DD.MM.YYYY"
NARROWEST, WIDEST = 8, 45
"""Letters; a longer text goes on in its cell."""
ROOM_TO_FILTER = 3
MEASURED = 200
"""Rows by which the columns are as wide as they are."""
IN_MEMORY = 5 * 2**20
"""Bytes: a longer file waits on the disk."""


@dataclass(frozen=True)
class Sheet:
    """rows: as many values each as there are headings; read once. still: columns that stay when one scrolls aside."""

    title: str
    headings: list[str]
    rows: Iterable[list[Any]]
    still: int = 0


def _widths(headings: Iterable[str], rows: Iterable[list[Any]]) -> list[int]:
    """Return the widths of the columns in letters, as the headings and the first rows need them."""
    needed = [len(heading) + ROOM_TO_FILTER for heading in headings]
    for row in rows:
        needed = [max(before, _length(value)) for before, value in zip(needed, row, strict=True)]
    return [min(max(width + 1, NARROWEST), WIDEST) for width in needed]


def _length(value: Any) -> int:
    if isinstance(value, dt.date):
        return len(DAY)
    return max(map(len, str(value).splitlines()), default=0) if value is not None else 0


def _cells(written: Any, row: Iterable[Any], widths: list[int]) -> Iterator[Any]:
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            cell = WriteOnlyCell(written, value)
            cell.number_format = DAY
            yield cell
        elif isinstance(value, str):
            text = ILLEGAL_CHARACTERS_RE.sub(" ", value)
            yield _wrapped(written, text) if _length(text) > width or "\n" in text else text
        else:
            yield value


def _wrapped(written: Any, text: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(written, text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def write_xlsx(sheet: Sheet, file: IO[bytes]) -> None:
    """Write a sheet that is ready to print: as wide as the paper, the headings on each page, with a filter."""
    write_book([sheet], file)


def write_book(sheets: Iterable[Sheet], file: IO[bytes]) -> None:
    """Write sheets one behind the other, each as `write_xlsx` does."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book, sheet)
    book.save(file)


def _write(book: Workbook, sheet: Sheet) -> None:
    rows = iter(sheet.rows)
    first = list(islice(rows, MEASURED))
    widths = _widths(sheet.headings, first)
    written = book.create_sheet(sheet.title[:LONGEST_TITLE])
    _lay_out(written, widths, still=sheet.still)
    written.append([_wrapped(written, heading, bold=True) for heading in sheet.headings])
    number = 0
    for number, row in enumerate(chain(first, rows), start=1):  # noqa: B007 - counted for the filter below
        written.append(_cells(written, row, widths))
    written.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{number + 1}"


def _lay_out(written: Any, widths: list[int], *, still: int) -> None:
    written.freeze_panes = f"{get_column_letter(still + 1)}2"
    for number, width in enumerate(widths, start=1):
        written.column_dimensions[get_column_letter(number)].width = width
    written.page_setup.orientation = "landscape"
    written.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    written.page_setup.fitToHeight = 0
    written.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    written.print_title_rows = "1:1"


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
