"""Hostile sheets of ODS: a few letters say «repeat this a million times»."""

import pytest

from mentoring.sheets import archive, reading
from tests.mentoring import sheet_files as sheets
from tests.mentoring.test_sheets_hostile import MEGABYTE, PERSON, READ, ROWS, memory, read, refused

__all__ = ["memory"]

LIST = sheets.ods_rows(ROWS)
ENDLESS = 10**12
"""So many rows or cells that a test which counts them never ends."""


def ods(rows: str) -> bytes:
    return sheets.ods(f"<table:table>{rows}</table:table>")


def row(cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def cell(text: str, times: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}"><text:p>{text}</text:p></table:table-cell>'


def blank(times: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


@pytest.mark.parametrize(
    "rows",
    [
        row(blank(1), ENDLESS),
        row(blank(1_000) * 10_000),
        row(blank(ENDLESS)),
        row(cell("–", ENDLESS)),
        row("", ENDLESS) + row(cell("после конца листа"), ENDLESS),
    ],
    ids=["rows", "cells of a thousand", "cells", "dashes", "after the end"],
)
def test_endless_blanks_cost_nothing(rows, memory):
    assert read(ods(LIST + rows)) == READ
    assert memory() < 10 * MEGABYTE


def test_the_next_sheet_is_found_behind_endless_rows():
    endless = f"<table:table>{row('', ENDLESS)}{row(cell('лишнее'), ENDLESS)}</table:table>"
    assert read(sheets.ods(f"{endless}<table:table>{LIST}</table:table>")) == READ


@pytest.mark.parametrize(
    ("rows", "limit", "sentence"),
    [
        (row(cell(PERSON[0]), ENDLESS), "ROWS", reading.TOO_MANY),
        (row(cell(PERSON[0], ENDLESS)), "COLUMNS", reading.TOO_WIDE),
        (row(cell("а", 1_000) * 10_000), "COLUMNS", reading.TOO_WIDE),
        (row(blank(ENDLESS) + cell("а")), "COLUMNS", reading.TOO_WIDE),
        (row(cell("–", 200) + cell("а")), "COLUMNS", reading.TOO_WIDE),
        (row(cell("а", 150), ENDLESS), "CELLS", reading.TOO_FULL),
    ],
)
def test_what_is_repeated_past_the_limits_is_refused(settings, memory, rows, limit, sentence):
    assert refused(ods(LIST + rows)) == [sentence.format(limit=getattr(settings, f"SHEET_MAX_{limit}"))]
    assert memory() < 20 * MEGABYTE


def test_as_many_columns_as_allowed_are_read(settings):
    widest = ["ФИО", *(f"№{number}" for number in range(2, settings.SHEET_MAX_COLUMNS + 1))]
    table = reading.read_table(ods(sheets.ods_rows([widest, PERSON]) + row(blank(10_000))), sheets.PEOPLE)
    assert table.titles == widest


@pytest.mark.parametrize(
    "part",
    [
        row(cell("а" * MEGABYTE)),
        row(cell("\n" * (3 * MEGABYTE // 2))),
        row("<table:table-cell><text:p>" + "<text:s/>" * 200_000 + "</text:p></table:table-cell>"),
        row(row("") * 50_000),
        "<a></a>" * 155_000,
    ],
    ids=["letters", "lines", "spaces", "rows in a row", "outside of rows"],
)
def test_too_large_a_piece_is_refused_while_it_is_read(part, memory, settings):
    settings.SHEET_MAX_PIECE_MEGABYTES = 1
    assert refused(ods(LIST + part)) == [archive.OVERLOADED]
    assert memory() < 75 * MEGABYTE


def test_the_largest_piece_is_a_setting(settings):
    settings.SHEET_MAX_PIECE_MEGABYTES = 0
    assert refused(ods(LIST)) == [archive.OVERLOADED]


def test_rows_are_let_go_as_they_are_read(memory):
    assert read(ods(LIST + "<table:table-row-group><table:table-row/></table:table-row-group>" * 100_000)) == READ
    assert memory() < 40 * MEGABYTE
