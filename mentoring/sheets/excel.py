"""Sheets of XLSX and XLS, a row after another.

Not by tablib's formats: they read a whole sheet before a limit can be kept, believe the size that the sheet declares,
lose the dates of XLS, and take a formula without a computed value for an empty cell.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import xlrd
from django.conf import settings
from xlrd.xldate import xldate_as_datetime

from mentoring.exceptions import ImpossibleStepError
from mentoring.sheets.archive import ENCRYPTED, MEGABYTE, OVERLOADED

Rows = Iterator[list[Any]]

SHEETS, STRINGS = "xl/worksheets/", "xl/sharedStrings.xml"
"""Read piece by piece; all other parts are read whole."""
COSTLY = re.compile(rb"<(\w+:)?(mergeCell|hyperlink|cfRule|dataValidation|brk|col)\b")
FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")


def xlsx_sheets(content: bytes, archive: zipfile.ZipFile) -> Iterator[Rows]:
    """Yield the visible sheets; where a formula has no computed value its cell is the formula's text."""
    _refuse_costly(archive)
    has_formulas = any(FORMULA.search(archive.read(name)) for name in archive.namelist() if name.startswith(SHEETS))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that nobody reads here
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True) if has_formulas else None
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield _xlsx_rows(sheet, formulas[sheet.title] if formulas else None)


def _refuse_costly(archive: zipfile.ZipFile) -> None:
    """Refuse what openpyxl keeps as objects, a kilobyte for a tag of twenty letters: styles, merged cells, links."""
    largest = settings.SHEET_MAX_PIECE_MEGABYTES * MEGABYTE
    for part in archive.infolist():
        if part.filename.startswith(SHEETS):
            if sum(1 for _ in COSTLY.finditer(archive.read(part))) > settings.SHEET_MAX_MARKS:
                raise ImpossibleStepError(OVERLOADED)
        elif part.filename.endswith((".xml", ".rels")) and part.filename != STRINGS and part.file_size > largest:
            raise ImpossibleStepError(OVERLOADED)


def _xlsx_rows(sheet: Any, formulas: Any) -> Rows:
    sheet.reset_dimensions()  # what a sheet declares may be its whole million of rows
    if formulas is None:
        yield from map(list, sheet.iter_rows(values_only=True))
        return
    formulas.reset_dimensions()
    for cells, written in zip(sheet.iter_rows(), formulas.iter_rows(values_only=True), strict=True):
        yield [_computed(*both) for both in zip(cells, written, strict=True)]


def _computed(cell: Any, written: Any) -> Any:
    """Return the value that a formula had when the file was saved, the formula itself where it had none."""
    if cell.value is not None or written is None or cell.data_type == "str":  # "str": computed, an empty text
        return cell.value
    text = str(getattr(written, "text", written))
    return text if text.startswith("=") else f"={text}"


def xls_sheets(content: bytes) -> Iterator[Rows]:
    """Yield the visible sheets. The same container holds an encrypted XLSX, and documents of other programs."""
    if ENCRYPTED_PART in content:
        raise ImpossibleStepError(ENCRYPTED)
    try:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise ImpossibleStepError(ENCRYPTED) from error
        raise
    for sheet in book.sheets():
        if sheet.visibility == 0:
            yield _xls_rows(sheet, book.datemode)


def _xls_rows(sheet: Any, datemode: int) -> Rows:
    for number in range(sheet.nrows):
        cells = zip(sheet.row_values(number), sheet.row_types(number), strict=True)
        yield [_xls_value(value, kind, datemode) for value, kind in cells]


def _xls_value(value: Any, kind: int, datemode: int) -> Any:
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#N/A")
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE:
        try:
            return xldate_as_datetime(value, datemode)
        except (ValueError, OverflowError):
            return value
    return value
