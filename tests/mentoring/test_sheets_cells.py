"""What a cell of a sheet says."""

import datetime as dt
import time
from unicodedata import normalize

import pytest

from mentoring.sheets.cells import cell_text, harmless, one_line

FAMILY = "\U0001f468\u200d\U0001f469"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("  раз\r\nдва\rтри \n", "раз\nдва\nтри"),
        ("а\xa0 б\tв", "а\xa0 б\tв"),
        ("\x00а\ud800\x0bб", "а б"),
        (f"–{FAMILY}", f"–{FAMILY}"),
        ("–", "–"),
        ("'=1+1", "=1+1"),
        ("'звать", "'звать"),
        (normalize("NFD", "Йолкин, Ёжик"), "Йолкин, Ёжик"),
        (5.0, "5"),
        (float("nan"), "nan"),
        (1e300, str(int(1e300))),
        (True, "да"),
        (dt.datetime(2026, 9, 1, 12, 30), "2026-09-01"),  # noqa: DTZ001 - as in Excel
        (dt.date(2026, 9, 1), "2026-09-01"),
        (dt.time(8, 30), "08:30:00"),
        ("а" * 40_000, "а" * 32_767),
    ],
)
def test_text_of_a_cell(value, text):
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("  а\xa0 б\n\tв ", "а б в"),
        ("вос\xadпитатель\u200b", "воспитатель"),
        ("\x00а\ud800\x1fб", "а б"),
        ("–", ""),
        ("'-", ""),
        ("'=1+1", "=1+1"),
        (5.0, "5"),
    ],
)
def test_one_line_of_a_cell(value, text):
    assert one_line(value) == text


def test_a_heap_of_marks_over_a_letter_costs_nothing():
    started = time.process_time()
    assert len(cell_text("а" + "\u0315\u0300" * 16_000)) == 32_001
    assert time.process_time() - started < 0.2


@pytest.mark.parametrize("value", ["=1+1", "+7 900", "-", "@имя", "\tтекст"])
def test_a_text_is_no_formula(value):
    assert harmless(value) == f"'{value}"


@pytest.mark.parametrize("value", ["текст", "'=1", "", 5, None])
def test_what_no_program_takes_for_a_formula_stays(value):
    assert harmless(value) == value
