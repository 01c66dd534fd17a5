"""What is read of a file, and the one sentence where it can't be."""

import datetime as dt
import re
from unicodedata import normalize

import pytest
import xlrd
from openpyxl import Workbook

from mentoring.exceptions import ImpossibleStepError
from mentoring.sheets import archive, plain, reading
from tests.mentoring import sheet_files as sheets

PERSON = ["Савельева Анна Игоревна", "воспитатель"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
READ = [(2, PERSON)]
ROWS = [["ФИО", "Должность"], PERSON]
CYRILLIC_TABLE = "".join(
    f'<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
    f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>'
    f'<table:table-cell office:value-type="{kind}" office:date-value="1990-05-17T00:00:00"><text:p>{text}</text:p>'
    f'</table:table-cell><table:table-cell table:number-columns-repeated="16379"/></table:table-row>'
    for name, kind, text in (("ФИО", "string", "Дата рождения"), (PERSON[0], "date", "17 мая"))
)


def read(content: bytes) -> tuple[list[str], list[str], list[tuple[int, list[str]]]]:
    table = reading.read_table(content, sheets.PEOPLE)
    return table.titles, table.columns, table.rows


def refused(content: bytes) -> list[str]:
    with pytest.raises(ImpossibleStepError) as refusal:
        reading.read_table(content, sheets.PEOPLE)
    return refusal.value.sentences


@pytest.mark.parametrize(
    "content",
    [
        sheets.xlsx(ROWS),
        sheets.xls(ROWS),
        sheets.comma_separated(ROWS),
        sheets.comma_separated(ROWS, separator=";", encoding="cp1251"),
        sheets.comma_separated(ROWS, separator="\t", encoding="utf-8-sig"),
        sheets.comma_separated(ROWS, separator=";", encoding="utf-16"),
        b"sep=;\r\n" + sheets.comma_separated(ROWS, separator=";", encoding="cp1251"),
    ],
    ids=["xlsx", "xls", "comma", "cp1251", "utf-8-sig", "utf-16", "sep"],
)
def test_every_format_gives_the_same_table(content):
    assert read(content) == (["ФИО", "Должность"], ["full_name", "post"], READ)


DECOMPOSED = [[normalize("NFD", cell) for cell in row] for row in (["ФИО", "Общий стаж с"], ["Йолкин Андрей", "Ёж"])]


@pytest.mark.parametrize(
    "content",
    [
        sheets.xlsx(DECOMPOSED),
        sheets.xls(DECOMPOSED),
        sheets.ods(f"<table:table>{sheets.ods_rows(DECOMPOSED)}</table:table>"),
        sheets.comma_separated(DECOMPOSED),
    ],
    ids=["xlsx", "xls", "ods", "csv"],
)
def test_letters_of_a_mac_are_composed(content):
    known = (["ФИО", "Общий стаж с"], ["full_name", "working_since"], [(2, ["Йолкин Андрей", "Ёж"])])
    assert read(content) == known


def test_ods_keeps_empty_cells_in_their_place():
    content = sheets.ods(f"<table:table>{CYRILLIC_TABLE}</table:table>")
    assert read(content) == (
        ["", "", "ФИО", "Дата рождения"],
        ["", "", "full_name", "birth_date"],
        [(2, ["", "", PERSON[0], "1990-05-17"])],
    )


@pytest.mark.parametrize("make", [sheets.xlsx, sheets.xls])
def test_dates_and_numbers_become_plain_texts(make):
    row = ["Савельева  Анна\xa0Игоревна\n", dt.datetime(1990, 5, 17), 12.0, 0.5, True]  # noqa: DTZ001 - as in Excel
    titles = ["ФИО", "Дата рождения", "Таб. №", "Ставка", "Штат"]
    assert read(make([titles, row]))[2] == [(2, ["Савельева Анна Игоревна", "1990-05-17", "12", "0.5", "да"])]


def test_a_heading_and_numbers_of_columns_are_no_rows():
    rows: list[list[object]] = [
        ["Список сотрудников"],
        [],
        ["№ п/п", "ФИО", "Должность"],
        [1, 2, 3],
        [1, *PERSON],
        [],
        [2, *PERSON],
    ]
    titles, columns, found = read(sheets.xlsx(rows))
    assert (titles, columns) == (["№ п/п", "ФИО", "Должность"], ["", "full_name", "post"])
    assert found == [(5, ["1", *PERSON]), (7, ["2", *PERSON])]


def test_merged_titles_in_two_rows_are_understood():
    book = Workbook()
    for row in (
        ["Список"],
        ["ФИО", None, None, "Должность", "Стаж", None],
        ["Фамилия", "Имя", "Отчество", None, "Общий стаж с", "в годах"],
        ["Савельева", "Анна", "Игоревна", "воспитатель", "01.09.2012", 14],
    ):
        book.active.append(row)
    for cells in ("A2:C2", "D2:D3", "E2:F2"):
        book.active.merge_cells(cells)
    titles, columns, found = read(sheets.saved(book))
    assert titles == ["Фамилия", "Имя", "Отчество", "Должность", "Общий стаж с", "Стаж: в годах"]
    assert columns == ["last_name", "first_name", "middle_name", "post", "working_since", ""]
    assert found == [(4, ["Савельева", "Анна", "Игоревна", "воспитатель", "01.09.2012", "14"])]


def test_the_sheet_with_known_titles_is_read_and_hidden_ones_are_not():
    book = Workbook()
    book.active.append(["Тарификация", "2026"])
    for name, state in (("Черновик", "hidden"), ("Штат", "visible")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in (["ФИО", "Должность"], [PERSON[0], name]):
            sheet.append(row)
    assert read(sheets.saved(book))[2] == [(2, [PERSON[0], "Штат"])]


def test_unknown_titles_are_kept_for_matching_by_hand():
    assert read(sheets.xlsx([["Кто", "Кем работает"], PERSON])) == (["Кто", "Кем работает"], ["", ""], READ)


def test_the_mark_before_a_formula_is_taken_off():
    assert read(sheets.xlsx([["ФИО", "Должность"], ["'=A1", "-"]]))[2] == [(2, ["=A1", ""])]


def test_computed_values_of_formulas_are_taken_and_missing_ones_are_told():
    content = sheets.xlsx([["ФИО", "Должность", "Образование"], [PERSON[0], "=A1", "=A2"]])
    sheet = sheets.part(content, "xl/worksheets/sheet1.xml")
    sheet = re.sub(r"<f>A1</f><v ?/?>(</v>)?", "<f>A1</f><v>воспитатель</v>", sheet)
    sheet = sheet.replace('<c r="B2"', '<c r="B2" t="str"', 1)
    content = sheets.with_part(content, "xl/worksheets/sheet1.xml", sheet)
    assert read(content)[2] == [(2, [PERSON[0], "воспитатель", "=A2"])]


def test_an_empty_text_computed_by_a_formula_is_just_empty():
    content = sheets.xlsx([["ФИО", "Должность"], [PERSON[0], "=A1"]])
    sheet = sheets.part(content, "xl/worksheets/sheet1.xml").replace('<c r="B2"', '<c r="B2" t="str"', 1)
    assert read(sheets.with_part(content, "xl/worksheets/sheet1.xml", sheet))[2] == [(2, [PERSON[0], ""])]


DOCUMENT = sheets.zipped({"word/document.xml": "<w/>", "[Content_Types].xml": "<Types/>"})
ENTITIES = (
    '<!DOCTYPE a [<!ENTITY x "ха"><!ENTITY y "&x;&x;&x;&x;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t>&y;</t></is></c></row></sheetData></worksheet>'
)
OLE = reading.CONTAINER_START + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", reading.EMPTY),
        (b" \n", reading.EMPTY),
        (sheets.xlsx([]), reading.EMPTY),
        (sheets.xlsx([["ФИО", "Должность"]]), reading.NO_ROWS),
        (sheets.xlsx([["просто текст"], ["и ещё"]]), reading.NO_HEADER),
        ("Дорогие коллеги! Список пришлю завтра.".encode(), reading.NO_HEADER),
        (b"%PDF-1.7 ...", plain.NOT_A_SHEET),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", plain.NOT_A_SHEET),
        (b"\x98\x98\x98", plain.NOT_A_SHEET),
        ("<html><table><tr><td>ФИО</td></tr></table></html>".encode(), plain.WEB_PAGE),
        (DOCUMENT, plain.NOT_A_SHEET),
        (sheets.zipped({"xl/workbook.bin": b""}), reading.BINARY_BOOK),
        (sheets.xlsx(ROWS)[:-200], reading.DAMAGED),
        (sheets.with_part(sheets.xlsx(ROWS), "xl/workbook.xml", "<oops"), reading.DAMAGED),
        (sheets.with_part(sheets.xlsx(ROWS), "xl/worksheets/sheet1.xml", ENTITIES), reading.DAMAGED),
        (sheets.xls(ROWS)[:900], reading.DAMAGED),
        (OLE, reading.DAMAGED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), archive.ENCRYPTED),
        (sheets.ods("", "<manifest><encryption-data/></manifest>"), archive.ENCRYPTED),
        (sheets.ods("<table:table>&x;</table:table>"), reading.DAMAGED),
        (sheets.ods("<table:table/>"), reading.EMPTY),
    ],
)
def test_what_is_no_table_gets_one_sentence(content, sentence):
    assert refused(content) == [sentence]


def test_an_encrypted_xls_is_recognized(monkeypatch):
    def encrypted(**_given):
        raise xlrd.XLRDError("Workbook is encrypted")

    monkeypatch.setattr("xlrd.open_workbook", encrypted)
    assert refused(OLE) == [archive.ENCRYPTED]
