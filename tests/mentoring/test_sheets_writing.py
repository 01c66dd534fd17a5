"""A list as a file to be read and printed."""

import datetime as dt
import io

from openpyxl import load_workbook

from mentoring.sheets.writing import Sheet, write_xlsx


def written(*rows):
    file = io.BytesIO()
    write_xlsx(Sheet("Пары и группы", ["ФИО", "С", "Цели"], [list(row) for row in rows]), file)
    return load_workbook(file)["Пары и группы"]


LONG = "Освоить планирование образовательной деятельности " * 4


def test_columns_are_as_wide_as_their_texts():
    sheet = written(("Константинопольская Александра Владимировна", dt.date(2026, 9, 1), LONG))
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [44, 11, 45]


def test_long_texts_go_on_in_their_cell():
    sheet = written(("Ли А.", None, LONG), ("Ли Б.", None, "а\nб"), ("Ли В.", None, "а"))
    assert [bool(sheet.cell(row, 3).alignment.wrap_text) for row in (2, 3, 4)] == [True, True, False]


def test_it_is_printed_across_on_one_sheet_s_width_with_its_headings():
    sheet = written(("Ли А.", None, ""))
    setup = (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage)
    assert (*setup, sheet.print_title_rows) == ("landscape", 0, True, "$1:$1")


def test_all_rows_can_be_filtered():
    rows = [("Ли А.", dt.date(2026, 9, 1), "")] * 250
    sheet = written(*rows)
    assert (sheet.auto_filter.ref, sheet.max_row, written().auto_filter.ref) == ("A1:C251", 251, "A1:C1")
