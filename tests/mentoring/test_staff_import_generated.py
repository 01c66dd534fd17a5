"""Whatever is in a sheet, the answer is a preview or the one sentence; nothing else comes out."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization, StaffImport
from mentoring.resources.staff.columns import COLUMNS, problems
from mentoring.resources.staff.files import rejected_file
from mentoring.resources.staff.reading import read_table
from mentoring.resources.staff.resource import draw_up, reason
from mentoring.services.staff_import import RowKind
from tests.mentoring import sheet_files
from tests.mentoring import staff_sheets as sheets

TITLES = [title for column in COLUMNS for title in (column.title, *column.also)]
WORDS = ["Савельева Анна Игоревна", "Ли", "А.", "м", "высшая", "31.02.2020", "01.09.2012", "=A1", "#REF!", "2012", "-"]
STARTS = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08", b"\xff\xfe"]

anything = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=30),
    st.text("аяЁ№«;\t,\"'=\xa0\x00", max_size=300),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.booleans(),
    st.none(),
)
titles = st.lists(st.one_of(st.sampled_from(TITLES), st.text(max_size=20)), min_size=1, max_size=8)
tables = st.tuples(titles, st.lists(st.lists(anything, max_size=8), max_size=6)).map(lambda both: [both[0], *both[1]])
times = st.integers(-1, 10**15)
quick = settings(
    derandomize=True,
    deadline=None,
    max_examples=30,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def as_csv(rows, separator=";"):
    return sheet_files.comma_separated(rows, separator=separator, encoding="utf-8").replace(b"\xed", b"")


def as_xlsx(rows):
    """Return the sheet; openpyxl itself takes no control characters and no infinite numbers."""
    return sheet_files.xlsx([[sheets_value(value) for value in row] for row in rows])


def as_ods(rows, repeated=()):
    """Return the sheet, under it rows of one cell, both repeated so many times."""
    written = sheet_files.ods_rows([[sheets_value(value) for value in row] for row in rows])
    for value, cells, times in repeated:
        cell = sheet_files.ods_cell(sheets_value(value)).replace(" ", f' table:number-columns-repeated="{cells}" ', 1)
        written += f'<table:table-row table:number-rows-repeated="{times}">{cell}</table:table-row>'
    return sheet_files.ods(f"<table:table>{written}</table:table>")


def sheets_value(value):
    if isinstance(value, str):
        return "".join(letter for letter in value if letter.isprintable())
    return value if not isinstance(value, float) or abs(value) < 10**300 else None


def looked_through(content, organization):
    """Read, draw up, say why: what a user can make happen before anything is written."""
    try:
        table = read_table(content)
    except ImpossibleStepError as refusal:
        return refusal.sentences
    kept = [table.titles, *([number, *cells] for number, cells in table.rows)]
    upload = StaffImport(organization=organization, table=kept, columns=table.columns)
    if problems(table.titles, table.columns):
        return table
    draft = draw_up(upload)
    rejected = draft.by_kind[RowKind.REJECTED] + draft.by_kind[RowKind.ASKED]
    assert all(reason(row) for row in rejected)
    upload.rejected = [table.titles, *([*row.cells, reason(row)] for row in rejected)]
    rejected_file(upload)
    return draft


@pytest.fixture
def organization(kindergarten: Organization) -> Organization:
    return kindergarten


@quick
@given(rows=tables)
def test_xlsx(organization, rows):
    assert looked_through(as_xlsx(rows), organization)


@quick
@given(rows=tables, repeated=st.lists(st.tuples(anything, times, times), max_size=3))
def test_ods(organization, rows, repeated):
    assert looked_through(as_ods(rows, repeated), organization)


@quick
@given(rows=tables, separator=st.sampled_from(",;\t|"))
def test_csv(organization, rows, separator):
    rows = [[str(value).encode("utf-8", "ignore").decode() for value in row] for row in rows]
    assert looked_through(as_csv(rows, separator), organization)


@quick
@given(content=st.binary(max_size=2000), start=st.sampled_from(STARTS))
def test_any_bytes(organization, content, start):
    assert looked_through(start + content, organization)


@quick
@given(st.data())
def test_a_damaged_book(organization, data):
    content = bytearray(data.draw(st.sampled_from([XLSX, XLS, ODS])))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=20)):
        content[at] = data.draw(st.integers(0, 255))
    assert looked_through(bytes(content), organization)


ROWS = [sheets.TITLES, *sheets.people(3), ["Ли Сун", "няня", dt.date(1990, 5, 17), 5]]
XLSX, XLS = sheet_files.xlsx(ROWS), sheet_files.xls(ROWS)
ODS = sheet_files.ods(f"<table:table>{sheet_files.ods_rows(ROWS)}</table:table>")
