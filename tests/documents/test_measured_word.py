"""What measures a DOCX is itself asked here: it must find what it is for."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from documents.press.qr import qr_image
from documents.press.rendering import render_docx
from tests.documents.measured_word import faults
from tests.documents.test_rendering import PAGE, SHEET

PERSON = "Преображенская Александра Вениаминовна"
HTML = PAGE.format(
    "",
    f"<p class='code'><img src='{qr_image('https://x.ru')}' alt='QR'></p>"
    + SHEET.format(f"""
<table class='bare'><colgroup><col><col class='corner'></colgroup><tbody><tr>
<td></td><td><p>УТВЕРЖДАЮ</p></td></tr></tbody></table>
<p>Утвердить.</p><table class='grid'><colgroup><col width='40%'><col width='60%'></colgroup><tbody><tr>
<td class='person'><p>{PERSON}</p></td><td><p>май</p></td></tr></tbody></table><p>Конец.</p>"""),
)


@pytest.fixture
def document():
    return Document(BytesIO(render_docx(HTML)))


def test_a_right_one_has_no_faults(document):
    assert faults(HTML, document) == []


def narrow(document):
    document.sections[0].right_margin = Mm(11)


def sink(document):
    document.sections[0].header_distance = Mm(12)


def widen(document):
    document.tables[0].columns[1].width = Mm(81)


def push(document):
    next(one for one in document.paragraphs if one.text == "Утвердить.").paragraph_format.first_line_indent = Mm(10)


def tear(document):
    [look] = document.styles.element.xpath("w:style[w:name/@w:val='Ячейка без переносов']")
    look.pPr.remove(look.pPr.find(qn("w:suppressAutoHyphens")))


def lift(document):
    [top] = document.sections[0].first_page_footer._element.iter(qn("wp:posOffset"))
    top.text = str(int(top.text) - Mm(3))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (narrow, ["DOCX: поля и колонтитулы [20.0, 11.0, 20.0, 20.0, 10.0, 10.0], а не [20, 10, 20, 20, 10, 10]"]),
        (sink, ["DOCX: поля и колонтитулы [20.0, 10.0, 20.0, 20.0, 12.0, 10.0], а не [20, 10, 20, 20, 10, 10]"]),
        (widen, ["DOCX: таблица [181.0], а не [180]", "DOCX: гриф [81.0], а не [80]"]),
        (push, ["DOCX: отступ «Утвердить.» [10.0], а не [12.5]"]),
        (tear, [f"DOCX: переносится «{PERSON.replace(' ', '')[:30]}»"]),
        (lift, ["DOCX: QR-код от нижнего края [13.0], а не [10]"]),
    ],
)
def test_what_is_wrong_is_found(document, harm, said):
    harm(document)
    assert faults(HTML, document) == said
