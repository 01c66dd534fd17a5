"""The QR code on the first sheet of a kept paper, in both files of it."""

from base64 import b64decode
from io import BytesIO
from typing import Any

import page
import pytest
from django.template.loader import render_to_string
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Emu
from PIL import Image
from pypdf import PdfReader

from documents.press import gost
from documents.press.qr import qr_image
from documents.press.rendering import render_docx, render_pdf
from tests.documents import samples
from tests.documents.test_rendering import MM, drawn

CODE = "AbCdEfGhIjKl"
ADDRESS = f"https://mentoring.example.ru/verify/{CODE}/"
ALT = f"QR-код страницы, где документ можно проверить: {ADDRESS}"
PAPERS = {"order": samples.order_html, "program": samples.program_html, "roadmap": samples.roadmap_html}
SHEET = "<section class='portrait'><p>Текст</p></section>"
BOX = f"<html lang='ru'><head><title>Бумага</title></head><body>{{}}{SHEET}</body></html>"


@pytest.fixture
def coded(settings, monkeypatch):
    """Make a sample's HTML with a code."""
    settings.SITE_URL = "https://mentoring.example.ru"
    monkeypatch.setattr(samples.ORGANIZATION, "qr_on_papers", True)
    monkeypatch.setattr(
        "tests.documents.samples.render_to_string",
        lambda name, context: render_to_string(name, {**context, "organization": samples.ORGANIZATION, "code": CODE}),
    )
    return lambda paper: PAPERS[paper]()


def pictures(pdf):
    """Return on which sheets a picture is drawn."""
    return [
        b"/Image" in sheet.get_contents().get_data() or b" Do" in sheet.get_contents().get_data() for sheet in pdf.pages
    ]


@pytest.mark.parametrize("paper", PAPERS)
def test_code_stands_on_the_first_sheet_only(coded, paper):
    made = render_pdf(coded(paper))
    assert pictures(PdfReader(BytesIO(made))) == [True, *[False] * (len(PdfReader(BytesIO(made)).pages) - 1)]
    assert [page.is_pdf_compliant_bytes(made, profile=profile) for profile in ("pdfa-3a", "pdfua-1")] == [True, True]


def test_word_has_it_in_the_footer_of_the_first_sheet(coded):
    document = Document(BytesIO(render_docx(coded("order"))))
    section = document.sections[0]
    footer = section.first_page_footer._element.xml
    assert (section.different_first_page_header_footer, footer.count("<pic:pic"), ALT in footer) == (True, 1, True)
    assert ("<pic:pic" in document.element.body.xml, "<pic:pic" in section.footer._element.xml) == (False, False)


def corner(sheet):
    """Return how far (mm) the picture on the sheet ends from the right and from the lower edge."""
    wide, *_turn, high, left, low = next(matrix for operator, _, matrix in drawn(sheet) if operator == b"Do")
    return float(sheet.mediabox.width) / MM - max(left, left + wide) / MM, min(low, low + high) / MM


EDGE = gost.CURRENT.code_from_edge


@pytest.mark.parametrize("paper", PAPERS)
def test_code_ends_where_the_norm_says(coded, paper):
    sheet = PdfReader(BytesIO(render_pdf(coded(paper)))).pages[0]
    assert corner(sheet) == pytest.approx((EDGE, EDGE), abs=0.5)


@pytest.mark.parametrize("paper", PAPERS)
def test_word_puts_the_code_in_the_same_place(coded, paper):
    section: Any = Document(BytesIO(render_docx(coded(paper)))).sections[0]
    anchor = section.first_page_footer._element.find(f".//{qn('wp:anchor')}")
    across, down = (anchor.find(qn(name)) for name in ("wp:positionH", "wp:positionV"))
    side = anchor.find(qn("wp:extent"))
    top = Emu(int(down.find(qn("wp:posOffset")).text)).mm
    assert (across.get("relativeFrom"), across.find(qn("wp:align")).text) == ("margin", "right")
    assert down.get("relativeFrom") == "page"
    below = section.page_height.mm - top - Emu(int(side.get("cy"))).mm
    assert (section.right_margin.mm, below) == pytest.approx((EDGE, EDGE), abs=0.5)


def test_text_in_word_ends_above_the_code(coded):
    section: Any = Document(BytesIO(render_docx(coded("order")))).sections[0]
    room = section.first_page_footer.paragraphs[0].paragraph_format.line_spacing.mm
    assert section.footer_distance.mm + room == pytest.approx(gost.CURRENT.margin_bottom_coded, abs=0.5)


def test_without_the_organization_s_wish_there_is_none(coded, monkeypatch):
    monkeypatch.setattr(samples.ORGANIZATION, "qr_on_papers", False)
    assert "<img" not in coded("order")


def test_code_says_the_address(coded):
    html = coded("order")
    assert html.count("<img") == 1
    assert f'<p class="code"><img src="{qr_image(ADDRESS)}" alt="{ALT}"></p>' in html


def test_picture_is_sharp_and_black_on_white():
    image = Image.open(BytesIO(b64decode(qr_image(ADDRESS).partition(",")[2])))
    assert (image.format, image.mode, image.width == image.height, image.width >= 250) == ("PNG", "1", True, True)


@pytest.mark.parametrize(
    "foreign",
    [
        "<p><img src='{}'></p>",  # not where the code stands
        "<p class='code'><img src='https://example.org/x.png'></p>",
        "<p class='code'><img src='data:image/svg+xml;base64,PHN2Zy8+'></p>",
        "<p class='code'><img src='file:///etc/passwd'></p>",
    ],
)
def test_no_other_picture_is_drawn(foreign):
    html = BOX.format(foreign.format(qr_image(ADDRESS)))
    assert not any(pictures(PdfReader(BytesIO(render_pdf(html)))))
