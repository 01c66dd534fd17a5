"""No sheet holds only a table's end, a signature or one line, wherever a text happens to end."""

import datetime as dt
from types import SimpleNamespace as Thing

import pytest
from django.template.loader import render_to_string
from docx.oxml.ns import qn

from documents.models import Acquaintance, Order
from documents.tables import Column, Section, lay_out
from tests.documents.samples import CURATOR, HEAD, MENTEES, MENTOR, ORGANIZATION
from tests.documents.test_rendering import PAGE, SHEET, docx, placed, reader

SIGNED = "С.Ю.\u00a0Воронцова"
LINE = "Слово за словом пишется приказ о наставничестве в детском саду. "
CAPTION = "С приказом от 12\u00a0сентября 2026\u00a0г. №\u00a026/1-ОД ознакомлены:"


def order(lines, readers, visas=()):
    """Make an order whose text takes about so many lines."""
    made = Order(organization=ORGANIZATION, heading="О наставничестве", preamble="В целях развития")
    made.number, made.signed_on = "26/1-ОД", dt.date(2026, 9, 12)
    texts = ["Одна строка."] * lines
    texts[lines // 2] = LINE * 4
    given = {
        "order": made,
        "points": [
            Thing(number=str(number), level=1, text=text, deadline=None, responsible=None)
            for number, text in enumerate([*texts, "Контроль исполнения приказа оставляю за собой."], 1)
        ],
        "annexes": [],
        "signatory": HEAD,
        "signatory_post": "заведующий",
        "is_draft": False,
        "visas": [Thing(employee=person, state="asked", given_on=None) for person in visas],
        "readers": [Acquaintance(employee=person) for person in [MENTOR, *MENTEES, CURATOR][:readers]],
    }
    return render_to_string("print/order.html", given)


def sheets(html):
    """Return the lines on each sheet, without the page's number."""
    return [[text for text, _left, top in placed(sheet) if top > 20] for sheet in reader(html).pages]


@pytest.mark.parametrize("lines", range(14, 34, 2))
def test_an_order_s_signature_stands_under_its_text(lines):
    drawn = sheets(order(lines, 4))
    signed = next(sheet for sheet in drawn if any(SIGNED in text for text in sheet))
    text = signed[: next(place for place, said in enumerate(signed) if "Заведующий" in said)]
    assert len(text) >= 2
    readers = [sheet for sheet in drawn if any("Иванова" in said for said in sheet)]
    assert len(readers) == 1
    assert all(any(name in said for said in readers[0]) for name in ("Петрова", "Козлов", "Шевченко"))
    assert any(said.startswith("С приказом от") for said in readers[0])


def test_readers_on_sheets_of_their_own_stand_under_the_order_s_number_on_each():
    made = order(3, 0).replace("</section>", "")
    readers = [Acquaintance(employee=MENTOR) for _ in range(60)]
    signed = Order(signed_on=dt.date(2026, 9, 12), number="26/1-ОД")
    table = render_to_string("print/_acquaintance.html", {"order": signed, "readers": readers})
    drawn = sheets(made.replace("</body>", f"{table}</section></body>"))
    assert [sheet[0].startswith("С приказом от") for sheet in drawn[1:]] == [True] * (len(drawn) - 1)
    assert len(drawn) > 3


def test_visas_go_to_the_next_sheet_without_the_signature():
    """Where both found no room on the first."""
    drawn = [sheets(order(lines, 0, [MENTOR, CURATOR])) for lines in range(18, 26, 2)]
    ends = [("Визы:" in first, any(SIGNED in text for text in first)) for first, *_ in drawn]
    assert (False, True) in ends


COLUMNS = [Column("content", "Содержание", 100)]


def roadmap(rows, notes="* Сроки уточняются."):
    layout = Thing(column_list=COLUMNS, has_column_numbers=False, notes=notes)
    made = lay_out(layout, [Section([{"content": "Дело"}] * rows)], named_in="stage")
    table = render_to_string("print/_table.html", {"table": made})
    signature = render_to_string("print/_signature.html", {"post": "заведующий", "person": HEAD})
    return PAGE.format("", SHEET.format(f"<h1>Дорожная карта</h1>{table}{signature}"))


@pytest.mark.parametrize("rows", range(38, 46))
def test_a_table_s_end_and_its_signature_stand_under_two_rows(rows):
    for sheet in sheets(roadmap(rows)):
        assert sheet.count("Дело") >= 2


@pytest.mark.parametrize("rows", range(36, 46))
def test_the_notes_of_a_table_stand_under_it(rows):
    drawn = sheets(roadmap(rows, notes="* Первая.\n* Вторая.\n* Третья."))
    assert all("Дело" in sheet for sheet in drawn)
    assert [sheet for sheet in drawn if "* Первая." in sheet] == [sheet for sheet in drawn if "* Третья." in sheet]


@pytest.mark.parametrize("lines", range(43, 47))
def test_the_last_line_of_a_section_stands_with_the_one_before(lines):
    drawn = sheets(PAGE.format("", SHEET.format("<p>Строка</p>" * lines)))
    assert all(len(sheet) >= 2 for sheet in drawn)


def kept(element):
    return [paragraph.find(f".//{qn('w:keepNext')}") is not None for paragraph in element.iter(qn("w:p"))]


def test_word_keeps_the_signature_with_the_text_and_readers_together():
    document = docx(order(3, 4))
    texts = {paragraph.text[:2]: kept(paragraph._p) for paragraph in document.paragraphs}
    assert (texts["1."], texts["3."], texts["4."]) == ([False], [True], [True])
    readers = document.tables[-1]
    assert [all(kept(row._tr)) for row in readers.rows] == [True] * 5 + [False]
    assert [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in readers.rows] == [True, True, *[False] * 4]
    assert readers.rows[0].cells[0].text == CAPTION


def test_word_keeps_three_rows_with_the_signature():
    document = docx(roadmap(8))
    rows = document.tables[0].rows
    assert [all(kept(row._tr)) for row in rows] == [True, True, *[False] * 4, True, True, True, False]
    assert SIGNED in rows[-1].cells[0].tables[0].rows[0].cells[-1].text


def test_word_keeps_the_end_of_a_section_together():
    paragraphs = docx(PAGE.format("", SHEET.format("<p>Строка</p>" * 5))).paragraphs
    assert [kept(paragraph._p) for paragraph in paragraphs] == [[False], [True], [True], [True], [False]]


@pytest.mark.parametrize("lines", range(34, 46, 2))
def test_a_last_heading_has_more_than_one_line_with_it(lines):
    note = "<h3>Цель</h3>" + "<p>Одна строка.</p>" * lines + "<h3>Условия</h3><p>По графику.</p>"
    last = sheets(PAGE.format("", SHEET.format(note)))[-1]
    assert len(last) > 2
    assert last[-2:] == ["Условия", "По графику."]


@pytest.mark.parametrize("letters", range(2400, 4000, 400))
def test_a_signature_takes_the_last_row_with_it_from_under_a_row_that_fills_sheets(letters):
    rows = "".join(
        f"<tr><td><p>{text}</p></td><td></td></tr>" for text in ("Первая", "слово " * (letters // 6), "Третья")
    )
    plan = f'<table class="grid"><colgroup><col width="15%"><col width="85%"></colgroup><tbody>{rows}</tbody></table>'
    signature = f'<table class="bare signature"><tbody><tr><td><p>{SIGNED}</p></td></tr></tbody></table>'
    assert sheets(PAGE.format("", SHEET.format(plan + signature)))[-1][-2:] == ["Третья", SIGNED]
