"""A DOCX leaves as much room between its parts as the PDF of the same HTML, in millimetres."""

import re
from pathlib import Path

import pytest
from docx.table import Table

from documents.press import gost
from documents.press.word_reference import looks
from documents.press.word_sheets import sections
from tests.documents.samples import order_html, roadmap_html
from tests.documents.test_rendering import PAGE, SHEET, docx
from tests.documents.test_sheet_ends import order

TEMPLATES = Path(__file__).parents[2] / "templates/print"
TABLE = '<table class="{}"><colgroup><col></colgroup><tbody>{}</tbody></table>'
ROW = "<tr><td><p>г. Бор</p></td></tr>"
BARE, SIGNED, GRID, PEN = (TABLE.format(name, ROW) for name in ("bare", "bare signature", "grid", "grid pen"))


def room(paragraph, side):
    told = getattr(paragraph.paragraph_format, side)
    told = getattr(paragraph.style.paragraph_format, side) if told is None else told
    return round((told or 0) / 36000, 1)


def gaps(section):
    """Return what is free between blocks that say something: of two intervals the larger, as in CSS and in Word."""
    found, below = [], 0
    for block in section:
        above = 0 if isinstance(block, Table) else room(block, "space_before")
        if isinstance(block, Table) or block.text:
            found.append(max(above, below))
            below = 0
        below = max(below, 0 if isinstance(block, Table) else room(block, "space_after"))
    return found[1:]


def free(*parts, body=""):
    return gaps(sections(docx(PAGE.format(body, SHEET.format("".join(parts)))))[0])


@pytest.mark.parametrize(
    ("parts", "millimetres"),
    [
        (["<p>Текст</p>", BARE], 6),
        ([BARE, '<p class="dense">Текст</p>'], 3),
        ([BARE, '<p class="centre after">Бор</p>'], 6),
        (["<p>Текст</p>", SIGNED], 12),
        ([SIGNED, PEN], 3),
        ([SIGNED, SIGNED], 12),
        ([SIGNED, '<p class="note after">Редакция 2</p>'], 6),
        (["<p>Текст</p>", GRID], 3),
        (['<h2 class="subject">О приказе</h2>', GRID], 6),
        ([GRID, "<p>Текст</p>"], 3),
        ([GRID, '<p class="note">* Сроки</p>'], 3),
        ([GRID, "<h2>План</h2>"], 6),
        (["<h1>АНКЕТА</h1>", "<p>Текст</p>"], 0),
    ],
)
def test_as_much_is_free_as_in_the_pdf(parts, millimetres):
    assert free(*parts) == [millimetres]


def test_the_title_of_each_of_several_papers_stands_over_an_interval():
    assert free("<h1>СОГЛАСИЕ</h1>", '<p class="dense">Я, Иванова</p>', body="separate") == [3]


def test_readers_stand_under_the_signature_after_an_interval():
    assert gaps(sections(docx(order(3, 4)))[0])[-2:] == [12, 3]


def test_an_annex_begins_at_the_top_of_its_sheet():
    _text, annex = sections(docx(order_html()))
    first = annex[0].rows[0].cells[1].paragraphs[0]
    assert (first.text, room(first, "space_before")) == ("Приложение №\u00a01", 0)


def test_rows_of_requisites_are_parted():
    table = docx(PAGE.format("", SHEET.format(TABLE.format("bare", ROW * 2)))).tables[0]
    assert [room(row.cells[0].paragraphs[0], "space_before") for row in table.rows] == [0, 6]


def test_notes_stand_under_their_table_after_an_interval():
    assert gaps(sections(docx(roadmap_html()))[0])[-1] == 3


def test_what_keeps_tables_apart_is_not_seen():
    between = docx(PAGE.format("", SHEET.format(GRID + GRID))).paragraphs[0]
    assert (between.text, between.paragraph_format.line_spacing.pt, room(between, "space_before")) == ("", 1, 0)


def test_every_class_of_a_text_is_known_to_word():
    known = looks(gost.CURRENT)
    used = {
        (tag, name)
        for path in TEMPLATES.rglob("*.html")
        for tag, name in re.findall(r'<(p|h[1-3]) class="([a-z ]+)"', path.read_text())
    }
    assert [name for tag, name in sorted(used) if name != "code" and not {name, f"{tag} {name}"} & {*known}] == []


@pytest.mark.parametrize(("tag", "bold"), [("p", False), ("h2", True)])
def test_a_heading_at_the_left_is_bold(tag, bold):
    said = docx(PAGE.format("", SHEET.format(f'<{tag} class="left">Резолюция</{tag}><p>Текст</p>'))).paragraphs[0]
    assert (said.text, said.style.font.bold) == ("Резолюция", bold)


def test_an_empty_cell_is_no_higher_than_its_row():
    table = (
        '<table class="grid"><colgroup><col><col></colgroup><tbody><tr><td><p></p></td><td></td></tr></tbody></table>'
    )
    cells = docx(PAGE.format("", SHEET.format(table))).tables[0].rows[0].cells
    assert [cell.paragraphs[0].style.name for cell in cells] == ["Compact", "Compact"]
