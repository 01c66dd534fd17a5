"""The papers are read back: text, geometry, fonts, and what hostile input comes to."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from docx import Document
from pypdf import PdfReader
from pypdf._text_extraction import mult
from pypdf.generic import ContentStream

from documents.press import gost
from documents.press.rendering import render_docx, render_pdf
from tests.documents.measured import said_in_word
from tests.documents.samples import order_html, program_html, roadmap_html
from tests.documents.sheets import sheets

MM = 72 / 25.4
PAGE = "<!DOCTYPE html><html lang='ru'><head><title>Бумага</title></head><body class='{}'>{}</body></html>"
SHEET = "<section class='portrait'>{}</section>"

PAPERS = {"order": order_html, "program": program_html, "roadmap": roadmap_html}


def reader(html):
    return PdfReader(BytesIO(render_pdf(html)))


def docx(html):
    return Document(BytesIO(render_docx(html)))


def plain(text):
    """Text without spaces and hyphenation."""
    text = re.sub(r"\u2010\n", "", text)
    return re.sub(r"\s+", "", text)


def pdf_text(html):
    pages = [page.extract_text().strip() for page in reader(html).pages]
    return plain("\n".join(page.removesuffix(f"\n{number}") for number, page in enumerate(pages, 1)))


def docx_text(html):
    return plain(said_in_word(docx(html)))


def placed(page):
    """Each piece of text on the page with the place it begins at, in millimetres from left and from the top."""
    pieces = []

    def note(text, sheet, line, _font, _size):
        if text.strip():
            left, bottom = sheet[0] * line[4] + sheet[4], sheet[3] * line[5] + sheet[5]
            pieces.append((text.strip(), left / MM, (float(page.mediabox.height) - bottom) / MM))

    page.extract_text(visitor_text=note)
    return pieces


def drawn(page):
    """Yield what is drawn on the page, step by step: operator, operands and the matrix that places them, in points."""
    matrix, stack = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], []
    for operands, operator in ContentStream(page["/Contents"].get_object(), page.pdf, "bytes").operations:
        if operator == b"q":
            stack.append(matrix)
        elif operator == b"Q":
            matrix = stack.pop()
        elif operator == b"cm":
            matrix = mult([float(one) for one in operands], matrix)
        yield operator, operands, matrix


def fonts(pdf):
    return [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]


def cells(element):
    """Yield the table cells in a part of the document's structure."""
    element = element.get_object()
    if isinstance(element, dict):
        if element.get("/S") in {"/TH", "/TD"}:
            yield element
        for kid in element.get("/K", ()):
            yield from cells(kid)


def test_order_says_everything_once_and_in_order():
    expected = """Управление образования Муниципальное бюджетное дошкольное образовательное учреждение
    «Детский сад № 17» (МБДОУ «Детский сад № 17») ПРИКАЗ 12 сентября 2026 г. № 26/1-ОД г. Приозёрный Бор
    О закреплении пар В целях развития ПРИКАЗЫВАЮ: 1. Контроль исполнения приказа оставляю за собой
    (срок – 26 сентября 2026 г., ответственный – методист Шевченко Е.В.). Заведующий С.Ю. Воронцова
    С приказом от 12 сентября 2026 г. № 26/1-ОД ознакомлены: № Фамилия, имя, отчество Должность Дата Подпись
    1 Иванова Мария Петровна старший воспитатель
    Приложение № 1 к приказу МБДОУ «Детский сад № 17» от 12 сентября 2026 г. № 26/1-ОД
    Наставнические пары (группы) на 2026/2027 учебный год
    № Наставник, должность Наставляемый(е), должность Форма, вид Срок Основание
    1 Иванова Мария Петровна, старший воспитатель Петрова Анна Сергеевна, воспитатель
    педагог – педагог; традиционное с 12 сентября 2026 г. по 31 мая 2027 г.
    дополнительное соглашение № 5 от 01.09.2026"""
    assert docx_text(order_html()) == plain(expected)


@pytest.mark.parametrize("paper", PAPERS)
def test_pdf_and_docx_say_the_same(paper):
    html = PAPERS[paper]()
    assert pdf_text(html) == docx_text(html)


def test_the_head_signs_a_roadmap_once():
    assert docx_text(roadmap_html()).count("С.Ю.Воронцова") == 1


def test_draft_says_so_and_leaves_room_for_number_and_date():
    text = pdf_text(order_html(is_draft=True))
    assert text.startswith("ПРОЕКТ")
    assert "ПРИКАЗ«__»___________20__г.№________" in text


def test_order_has_the_margins_of_papers_kept_long():
    pieces = placed(reader(order_html()).pages[0])
    assert min(left for _text, left, _top in pieces) == pytest.approx(30, abs=0.5)
    assert min(top for _text, _left, top in pieces) >= 20


def test_program_has_the_ordinary_left_margin():
    pieces = placed(reader(program_html()).pages[0])
    assert min(left for _text, left, _top in pieces) == pytest.approx(20, abs=0.5)


def test_sheets_are_portrait_then_landscape():
    sizes = [tuple(round(side / MM) for side in page.mediabox[2:]) for page in reader(order_html()).pages]
    assert sizes == [(210, 297), (297, 210)]


def test_page_number_stands_in_the_middle_of_the_top_margin_from_the_second_page():
    html = PAGE.format("", "".join(SHEET.format("<p>Текст</p>") for _ in range(2)))
    first, second = reader(html).pages
    assert [text for text, *_place in placed(first)] == ["Текст"]
    ((number, left, top),) = [piece for piece in placed(second) if piece[0] == "2"]
    assert (number, left) == ("2", pytest.approx(20 + 180 / 2, abs=2))
    assert 10 < top < 20


@pytest.mark.parametrize("look", ["<h2>{}</h2>", "<p class='name'>{}</p>", "<p class='subject'>{}</p>"])
def test_a_sheet_begins_at_the_margin_whatever_comes_first(look):
    def top(html):
        ((_text, _left, base),) = placed(reader(PAGE.format("", SHEET.format(html))).pages[0])
        return base

    assert top(look.format("Текст")) == pytest.approx(top("<p class='centre'>Текст</p>"), abs=0.1)


def test_sides_of_a_paper_begin_on_one_line():
    row = "<tr class='top'><td><p>Работодатель</p><p>А</p><p>Б</p></td><td><p>Работник</p></td></tr>"
    (page,) = reader(PAGE.format("", SHEET.format(f"<table class='bare signature'>{row}</table>"))).pages
    tops = {text: top for text, _left, top in placed(page)}
    assert tops["Работодатель"] == pytest.approx(tops["Работник"], abs=0.1)


def test_a_line_to_write_on_is_as_wide_as_the_text():
    line = render_to_string("print/_writing_line.html")
    (found,) = sheets(render_pdf(PAGE.format("", SHEET.format(line))))[0].lines
    assert 196 < found.right <= 200


def test_fonts_are_embedded_free_serif():
    for font in fonts(reader(order_html())):
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "Liberation-Serif" in font["/BaseFont"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_pdf_carries_structure_language_and_title():
    root = reader(order_html()).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == ("ru", True, True)
    assert reader(order_html()).metadata.title == "Приказ №\u00a026/1-ОД\u00a0«О\u00a0закреплении пар»"


def test_pdf_claims_to_be_both_for_the_archive_and_for_reading_aloud():
    metadata = reader(order_html()).trailer["/Root"]["/Metadata"].get_data().decode()
    claims = ('pdfaid:part="3"', 'pdfaid:conformance="A"', 'pdfuaid:part="1"')
    assert [claim in metadata for claim in claims] == [True, True, True]


def test_header_cells_say_what_they_head():
    table_cells = cells(reader(program_html()).trailer["/Root"]["/StructTreeRoot"])
    scopes = {(cell["/S"], cell["/A"].get("/Scope"), "/Headers" in cell["/A"]) for cell in table_cells}
    assert scopes == {("/TH", "/Column", False), ("/TH", "/Row", False), ("/TD", None, False)}


def test_same_html_gives_the_same_bytes():
    assert render_pdf(order_html()) == render_pdf(order_html())


def test_text_of_a_user_stays_text():
    hostile = "<script>alert(1)</script><img src=x> & «пара»"
    text = plain(hostile)
    assert text in pdf_text(order_html(text=hostile))
    assert text in docx_text(order_html(text=hostile))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "data:text/css,p{color:red}"])
def test_nothing_is_fetched(url, opened):
    html = PAGE.format(
        "",
        f"<link rel='stylesheet' href='{url}'><style>@import '{url}'; p {{ background: url('{url}') }}</style>"
        + SHEET.format(f"<img src='{url}'><p style=\"background: url('{url}')\">Текст</p><script>x</script>"),
    )
    assert (pdf_text(html), docx_text(html)) == ("Текст", "Текст")
    assert opened == []


@pytest.fixture
def opened(monkeypatch):
    """Collect what is opened by its address while rendering."""
    urls = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda _self, url, *_rest, **_more: urls.append(url))
    return urls


def test_stylesheet_of_the_browser_begins_with_the_figures_of_the_current_edition():
    css = Path(finders.find("papers/paper.css") or "").read_text(encoding="utf-8")
    assert css.split("*/", 1)[1].lstrip().startswith(gost.css(gost.CURRENT))
