"""Sheets of staff as users make them, in every format."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

import xlwt
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from mentoring.resources.staff.resource import reason

TITLES = ["ФИО", "Должность", "Дата рождения", "Таб. №"]
LAST_NAMES = ("Абрикосов", "Берёзов", "Васильков", "Грушин", "Дубравин", "Ежевикин", "Журавлёв", "Зимородков")
FIRST_NAMES = ("Анна", "Вера", "Дарья", "Елена", "Нина")

Rows = Iterable[Sequence[Any]]

GOOD = ["Савельева Анна Игоревна", "воспитатель", "17.05.1990", "12"]
BAD = ["Дубравин Пётр Олегович", "методист", "31.02.1990", "13"]


def people(number: int, *, start: int = 1) -> list[list[Any]]:
    """Return rows under TITLES: so many different women with personnel numbers."""
    return [
        [
            f"{LAST_NAMES[n % 8]}а {FIRST_NAMES[n // 8 % 5]} {'А' + 'б' * (n // 40)}лексеевна",
            "воспитатель",
            f"{n % 28 + 1:02}.{n % 12 + 1:02}.{1970 + n % 30}",
            f"{n:04}",
        ]
        for n in range(start, start + number)
    ]


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


def upload(content: bytes, name: str = "staff.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def rows_of(content: bytes) -> list[list[Any]]:
    """Return the cells of an XLSX that was given back."""
    return [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]


def seen(browser: Any, url: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', browser.get(url).text)
    return found[1] if found else ""


def write(browser: Any, url: str, **more: Any) -> Any:
    return browser.post(f"{url}write/", {"seen": seen(browser, url), **more})


def results(draft: Any) -> list[tuple[str, str]]:
    """Return of each row its kind and, where it is rejected, why."""
    return [(row.kind, reason(row)) for row in draft.rows]
