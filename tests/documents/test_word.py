"""The DOCX is read back: sheets, page numbers, tables, styles. That its text is the PDF's: test_rendering.py."""

from io import BytesIO

from docx import Document

from documents.press import gost
from documents.press.rendering import render_docx
from tests.documents.samples import order_html, roadmap_html
from tests.documents.test_rendering import PAGE, SHEET


def docx(html):
    return Document(BytesIO(render_docx(html)))


def test_docx_has_the_sheets_of_the_order():
    sections = docx(order_html()).sections
    sizes = [
        (section.page_width, section.left_margin, section.right_margin, section.top_margin) for section in sections
    ]
    assert [[round(size.mm) for size in sheet] for sheet in sizes] == [[210, 30, 10, 20], [297, 30, 10, 20]]


def test_docx_numbers_pages_from_the_second():
    first, second = docx(order_html()).sections
    assert (first.different_first_page_header_footer, second.different_first_page_header_footer) == (True, False)
    assert 'w:instr="PAGE"' in first.header._element.xml
    assert 'w:instr="PAGE"' not in first.first_page_header._element.xml


def test_docx_keeps_widths_and_merged_cells():
    table = docx(roadmap_html()).tables[1]
    assert [row.cells[1].text for row in table.rows] == ["stage", "2", "Подготовка", "Подготовка"]
    assert [row._tr.trPr is not None and bool(row._tr.trPr.xpath("w:tblHeader")) for row in table.rows] == [
        True,
        True,
        False,
        False,
    ]
    assert [round(column.width.mm) for column in table.columns] == [53, 53, 53, 53, 53]


def test_docx_uses_no_font_but_the_paper_s():
    styles = docx(order_html()).styles
    assert {styles[name].font.name for name in ("Normal", "Body Text", "Heading 1")} == {gost.CURRENT.font}


def titled(length):
    return docx(PAGE.format("", SHEET.format("<p>Текст</p>")).replace("Бумага", "О" * length)).core_properties.title


def test_docx_takes_a_title_of_any_length():
    assert (titled(255), titled(256), len(titled(1000))) == ("О" * 255, "О" * 254 + "…", 255)


def test_docx_does_not_tear_a_number_after_its_hyphen():
    text = "изменён приказом № 01-10/252 от 28.10.2026, из-за № 26/1-ОД"
    said = docx(PAGE.format("", SHEET.format(f"<p>{text}</p>"))).paragraphs[0]
    assert said.text.replace("\u00a0", " ") == text
    assert [node.getprevious().text[-2:] for node in said._p.xpath(".//w:noBreakHyphen")] == ["01", "/1"]
