"""Framed tables over several sheets, drawn and measured: heads, names of sections, borders, what stays whole."""

from types import SimpleNamespace as Thing

import page as validator
import pytest
from django.template.loader import render_to_string
from docx.oxml.ns import qn

from documents.press.rendering import render_pdf
from documents.tables import Column, Section, lay_out
from tests.documents.test_rendering import MM, PAGE, cells, docx, drawn, pdf_text, placed, plain, reader

COLUMNS = [Column("number", "№", 8), Column("stage", "Этап", 22), Column("content", "Содержание", 70)]
IN_ROWS = [Column("content", "Содержание", 70), Column("term", "Срок", 30, joined=True)]
LYING = "<section class='landscape'><h1>Дорожная карта</h1>{}</section>"


def section(number, *heights):
    """Make the rows of a section, each so many lines high."""
    lines = ["\n".join(f"Дело {number}.{row}.{line}" for line in range(high)) for row, high in enumerate(heights, 1)]
    name = f"Этап {number}"
    rows = [{"number": str(number), "stage": name, "content": text, "term": "май"} for text in lines]
    return Section(rows, name, f"{number}.")


def html(*sections, columns=COLUMNS, notes="", after=""):
    layout = Thing(column_list=columns, has_column_numbers=False, notes=notes)
    table = lay_out(layout, sections, named_in="stage", whole=("number", "stage"))
    return PAGE.format("", LYING.format(render_to_string("print/_table.html", {"table": table}) + after))


def sheets(document):
    return [[text for text, *_ in placed(sheet)] for sheet in reader(document).pages]


def said(document):
    """Return what the first two sheets say, without the rows of a section and the number of the second."""
    first, second, *_ = [[text for text in sheet if not text.startswith("Дело")] for sheet in sheets(document)]
    return first, second[:-1]


def borders(sheet):
    """Return the lines on the sheet (mm): left, upper, right, lower, from the upper left corner.

    WeasyPrint paints each side of a cell through a window that the side fills.
    """
    found, window = [], []
    for operator, operands, matrix in drawn(sheet):
        if operator in {b"m", b"l"}:
            across, down = map(float, operands)
            upper = float(sheet.mediabox.height) - matrix[3] * down - matrix[5]
            window.append(((matrix[0] * across + matrix[4]) / MM, upper / MM))
        elif operator == b"W*":
            sides, heights = zip(*window, strict=True)
            found.append((min(sides), min(heights), max(sides), max(heights)))
            window = []
    return found


def test_a_stage_that_goes_on_is_named_again_with_its_number():
    first, second = said(html(section(1, *[5] * 4), section(2, *[5] * 9)))
    assert first == ["Дорожная карта", "№", "Этап", "Содержание", "1", "Этап 1", "2", "Этап 2"]
    assert second == ["№", "Этап", "Содержание", "2. Этап 2 (продолжение)"]


def test_a_section_named_in_a_row_is_named_again():
    first, second = said(html(section(1, *[5] * 4), section(2, *[5] * 9), columns=IN_ROWS))
    assert first == ["Дорожная карта", "Содержание", "Срок", "1. Этап 1", "май", "2. Этап 2", "май"]
    assert second == ["Содержание", "Срок", "2. Этап 2 (продолжение)", "май"]


def test_a_row_that_is_cut_says_its_term_again():
    _first, second = said(html(section(1, 60, 3), columns=IN_ROWS))
    assert second == ["Содержание", "Срок", "1. Этап 1 (продолжение)", "май"]


def test_a_short_merged_cell_is_said_again_and_a_long_one_is_not():
    rows = section(1, *[5] * 13).rows
    terms = ["в первой половине сентября"] * 9 + ["по отдельному плану " * 6] * 4
    made = Section([{**row, "term": term} for row, term in zip(rows, terms, strict=True)], "Этап 1", "1.")
    _first, second = said(html(made, columns=IN_ROWS))
    assert second[:4] == ["Содержание", "Срок", "1. Этап 1 (продолжение)", "в первой половине сентября"]
    third = [text for text in sheets(html(made, columns=IN_ROWS))[2] if not text.startswith("Дело")]
    assert third == ["Содержание", "Срок", "1. Этап 1 (продолжение)", "3"]


def test_a_section_that_begins_its_sheet_is_named_once():
    _first, second = said(html(section(1, *[5] * 6), section(2, *[5] * 5), columns=IN_ROWS))
    assert second == ["Содержание", "Срок", "2. Этап 2", "май"]


@pytest.mark.parametrize("columns", [COLUMNS, IN_ROWS])
def test_a_high_row_begins_where_there_is_room_and_goes_on_under_the_head(columns):
    first, *more = sheets(html(section(1, 3, 80, 2), section(2, 2), columns=columns))
    assert first[0] == "Дорожная карта"
    assert {"Дело 1.1.0", "Дело 1.2.0", "Дело 1.2.9"} <= set(first)
    assert [[text in sheet for text in ("Содержание", "1. Этап 1 (продолжение)")] for sheet in more] == [
        [True, True],
        [True, True],
    ]
    assert [text for sheet in (first, *more) for text in sheet if text.startswith("Дело 1.2.")] == [
        f"Дело 1.2.{line}" for line in range(80)
    ]


def test_a_row_that_is_lower_stays_whole():
    first, second = sheets(html(section(1, 9, 9, 9, 9, 9)))
    rows = [{text.split(".")[1] for text in sheet if text.startswith("Дело")} for sheet in (first, second)]
    assert rows[0] & rows[1] == set()


def test_the_text_is_whole_in_both_files():
    document = html(section(1, 3, 80, 2), section(2, *[3] * 20))
    repeated = [plain(text) for text in ("№ЭтапСодержание", "1. Этап 1 (продолжение)", "2. Этап 2 (продолжение)")]
    paper = pdf_text(document)
    body = "".join(node.text or "" for node in docx(document).element.body.iter(qn("w:t")))
    for text in repeated:
        paper = paper.replace(text, "")
    assert paper == plain(body).replace(repeated[0], "")


@pytest.mark.parametrize("columns", [COLUMNS, IN_ROWS])
def test_borders_are_closed_on_every_sheet(columns):
    """Each side of the table is drawn from its head to its end, and a line runs under the last row."""
    for sheet in reader(html(section(1, 3, 60, 2), section(2, *[4] * 12), columns=columns)).pages:
        upright = [line for line in borders(sheet) if line[2] - line[0] < 1 < line[3] - line[1]]
        level = [line for line in borders(sheet) if line[3] - line[1] < 1 < line[2] - line[0]]
        end = max(lower for *_, lower in upright)
        for side in (20, 287):
            own = sorted(
                (upper, lower) for left, upper, _right, lower in upright if left == pytest.approx(side, abs=0.5)
            )
            assert own[0][0] < end
            assert max(lower for _upper, lower in own) == pytest.approx(end, abs=0.3)
        under = sorted((left, right) for left, upper, right, _lower in level if upper == pytest.approx(end, abs=0.3))
        assert (under[0][0], max(right for _left, right in under)) == pytest.approx((20, 287), abs=0.5)
        assert sum(right - left for left, right in under) == pytest.approx(267, abs=2)
        assert end <= 190.5


def test_a_merged_cell_longer_than_its_rows_on_the_sheet_begins_the_next_one():
    long = section(2, *[1] * 9)._replace(rows=[{"stage": "Долгое имя этапа " * 14, "content": "Дело"}] * 9)
    first, second = sheets(html(section(1, 5, 5, 5, 5, 5, 5, 3), long))
    assert not any("Долгое" in text for text in first)
    assert any("Долгое" in text for text in second)


def test_cells_count_the_rows_of_their_sheet_only():
    made = render_pdf(html(section(1, *[5] * 4), section(2, *[5] * 9)))
    assert [validator.is_pdf_compliant_bytes(made, profile=profile) for profile in ("pdfa-3a", "pdfua-1")] == [True] * 2
    spans = [
        cell["/A"].get("/RowSpan", 1)
        for cell in cells(reader(html(section(1, *[5] * 4), section(2, *[5] * 9))).trailer["/Root"]["/StructTreeRoot"])
    ]
    assert max(spans) < 9


def test_word_breaks_high_rows_only():
    *_, table = docx(html(section(1, 3, 60, 2))).tables
    whole = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows]
    assert whole == [True, True, False, True]
