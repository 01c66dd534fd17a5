"""A file that would cost a worker its memory or its time: refused, or read for next to nothing."""

import time
import tracemalloc

import pytest

from mentoring.exceptions import ImpossibleStepError
from mentoring.sheets import archive, reading
from tests.mentoring import sheet_files as sheets

MEGABYTE = archive.MEGABYTE
PERSON = ["Савельева Анна Игоревна", "воспитатель"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
READ = [(2, PERSON)]
ROWS = [["ФИО", "Должность"], PERSON]


def read(content: bytes) -> list[tuple[int, list[str]]]:
    tracemalloc.reset_peak()
    return reading.read_table(content, sheets.PEOPLE).rows


def refused(content: bytes) -> list[str]:
    tracemalloc.reset_peak()
    with pytest.raises(ImpossibleStepError) as refusal:
        reading.read_table(content, sheets.PEOPLE)
    return refusal.value.sentences


@pytest.fixture
def memory():
    """Return how many bytes Python held at most while a file was read."""
    tracemalloc.start()
    yield lambda: tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("limit", "value", "rows", "sentence"),
    [
        ("ROWS", 2, [["ФИО", "Должность"], *[PERSON] * 3], reading.TOO_MANY),
        ("ROWS", 2, [["ФИО", "Должность"], *[PERSON] * 40], reading.TOO_MANY),
        ("COLUMNS", 3, [["ФИО", "Должность", "а", "б"], PERSON], reading.TOO_WIDE),
        ("CELLS", 4, [["ФИО", "Должность"], PERSON, PERSON], reading.TOO_FULL),
    ],
)
def test_limits_are_settings(settings, limit, value, rows, sentence):
    setattr(settings, f"SHEET_MAX_{limit}", value)
    assert refused(sheets.xlsx(rows)) == [sentence.format(limit=value)]


def test_a_file_too_big_is_not_even_opened(settings):
    settings.SHEET_MAX_MEGABYTES = 1
    assert refused(b"PK\x03\x04" + b"\0" * 2**20) == [reading.TOO_BIG.format(limit=1)]


def test_long_texts_repeated_by_reference_are_counted(settings):
    settings.SHEET_MAX_MEGABYTES = 1
    content = sheets.xlsx([["ФИО", "Должность"], *[["а" * 30_000, "б"]] * 50])
    assert refused(content) == [reading.TOO_WORDY.format(limit=1)]


def test_a_decompression_bomb_is_not_unpacked():
    bomb = sheets.with_part(sheets.xlsx(ROWS), "xl/sharedStrings.xml", b"\0" * 60 * 2**20)
    assert len(bomb) < 100_000
    assert refused(bomb) == [archive.TOO_LARGE.format(limit=25)]


STYLES = f"<styleSheet xmlns='{MAIN}'><cellXfs>{'<xf/>' * 500_000}</cellXfs></styleSheet>"
MERGED_CELL = '<mergeCell ref="A1"/>'
MERGED = f"<worksheet xmlns='{MAIN}'><mergeCells>{MERGED_CELL * 30_000}</mergeCells></worksheet>"


@pytest.mark.parametrize(("name", "part"), [("styles.xml", STYLES), ("worksheets/sheet1.xml", MERGED)])
def test_what_the_library_would_blow_up_is_refused(name, part):
    assert refused(sheets.with_part(sheets.xlsx(ROWS), f"xl/{name}", part)) == [archive.OVERLOADED]


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either(memory):
    bomb = bytearray(sheets.zipped({"xl/workbook.xml": b"\0" * 60 * 2**20}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = bomb.index(mark) + offset
        bomb[at : at + 4] = (1000).to_bytes(4, "little")
    assert refused(bytes(bomb)) == [reading.DAMAGED]
    assert memory() < 5 * MEGABYTE


def sheet_xml(rows: str) -> str:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


HEADER_XML = "".join(
    f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{name}</t></is></c>'
    f'<c r="B{number}" t="inlineStr"><is><t>{post}</t></is></c></row>'
    for number, (name, post) in enumerate(ROWS, start=1)
)


@pytest.mark.parametrize(
    "rows",
    [
        "".join(f'<row r="{number}"/>' for number in range(3, 1_000_001)),
        '<row r="1048576"><c r="A1048576" s="0"/></row>',
        '<row r="999999999999"><c r="A1" s="0"/></row>',
    ],
    ids=["written", "skipped", "absurd"],
)
def test_a_million_empty_rows_cost_nothing(rows):
    content = sheets.with_part(sheets.xlsx(ROWS), "xl/worksheets/sheet1.xml", sheet_xml(HEADER_XML + rows))
    started = time.process_time()
    assert read(content) == READ
    assert time.process_time() - started < 3
