"""Sheets as users make them, in every format."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

import xlwt
from openpyxl import Workbook

from mentoring.sheets.cells import one_line
from mentoring.sheets.reading import Subject

Rows = Iterable[Sequence[Any]]

KNOWN = {
    "ФИО": "full_name",
    "Фамилия": "last_name",
    "Имя": "first_name",
    "Отчество": "middle_name",
    "Должность": "post",
    "Дата рождения": "birth_date",
    "Общий стаж с": "working_since",
}
PEOPLE = Subject(lambda title: KNOWN.get(title, ""), one_line)
"""What the sheets of these tests are read for: no more than one of their users knows."""


def xlsx(rows: Rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xls(rows: Rows) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for number, row in enumerate(rows):
        for index, value in enumerate(row):
            sheet.write(number, index, value, *([day] if hasattr(value, "year") else []))
    return saved(book)


def comma_separated(rows: Rows, *, encoding: str = "utf-8", separator: str = ",") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue().encode(encoding)


ODS_START = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
ODS_END = "</office:spreadsheet></office:body></office:document-content>"


def ods(table: str, manifest: str = "<manifest/>") -> bytes:
    """Return a file whose sheets are this XML."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": f"{ODS_START}{table}{ODS_END}",
        }
    )


def ods_rows(rows: Rows) -> str:
    """Return the rows as XML of ODS: numbers and dates as what they are, the rest as texts."""
    return "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)


def ods_cell(value: Any) -> str:
    if isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    elif isinstance(value, dt.date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape('' if value is None else str(value))}</text:p></table:table-cell>"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_part(content: bytes, name: str, part: str | bytes) -> bytes:
    """Return the archive with one of its parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    return zipped({**parts, name: part})


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()
