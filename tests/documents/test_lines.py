"""What a line must not tear, and what must not run together, measured where it counts."""

import datetime as dt
import itertools
from types import SimpleNamespace as Thing

import pytest
from django.template.loader import render_to_string
from docx.oxml.ns import qn

from documents.models import Order
from tests.documents.samples import CURATOR, HEAD, MENTEES, MENTOR, ORGANIZATION, order_html, pair
from tests.documents.test_rendering import PAGE, SHEET, docx, docx_text, pdf_text, placed, reader

GRID = "<table class='grid'><colgroup><col width='{}%'><col></colgroup><tbody><tr>{}<td></td></tr></tbody></table>"
LYING = "<section class='landscape'>{}</section>"


def texts(html):
    return [text.replace("\u2010", "-") for sheet in reader(html).pages for text, *_ in placed(sheet)]


@pytest.mark.parametrize("number", ["№ 8/п", "№ 26/1-ОД", "№ 01-10/203"])
@pytest.mark.parametrize("before", range(9))
def test_a_number_is_not_torn(number, before):
    html = PAGE.format("kept-long", SHEET.format(f"<p>{'а' * before} {'приказом школы ' * 4}{number}, о том</p>"))
    assert any(number.replace(" ", "\u00a0") in text for text in texts(html))
    assert number.replace(" ", "") in docx_text(html)


def test_a_number_keeps_its_place_between_the_words():
    html = PAGE.format("", SHEET.format("<p>А <b>№ 1/а и № 2/б</b> Б № 3/в<br>В № 4 Г № 5-ОД.</p>"))
    assert pdf_text(html) == docx_text(html) == "А№1/аи№2/бБ№3/вВ№4Г№5-ОД."


def test_no_month_is_torn_in_a_narrow_column():
    html = PAGE.format("", LYING.format(GRID.format(8, "<td><p>до 5 сентября 2026 г.</p></td>")))
    assert texts(html) == ["до", "5\u00a0сентября", "2026\u00a0г."]
    cell = docx(html).tables[0].rows[0].cells[0]
    assert cell._tc.find(f".//{qn('w:suppressAutoHyphens')}") is not None


def test_a_year_stays_with_its_month_where_there_is_room():
    period = "<td class='roomy'><p>с 14 сентября 2026 г. по\u00a028 мая 2027 г.</p></td>"
    html = PAGE.format("kept-long", LYING.format(GRID.format(18, period)))
    assert [text.replace("\u00a0", " ") for text in texts(html)] == ["с 14 сентября 2026 г.", "по 28 мая 2027 г."]


def annex(*mentees):
    order = Order(organization=ORGANIZATION, number="1-ОД", signed_on=dt.date(2026, 9, 12))
    given = {"order": order, "years": "2026/2027", "pairs": [pair(*mentees)], "number": 1, "title": "Пары"}
    return PAGE.format("kept-long", render_to_string("print/orders/pairs_annex.html", given))


def test_each_mentee_of_a_group_stands_on_a_line_of_their_own():
    drawn = placed(reader(annex(*MENTEES)).pages[0])
    (first, left, top), (second, left_2, top_2) = [
        piece for piece in drawn if piece[0].startswith(("Петрова", "Козлов"))
    ]
    assert (first.endswith(";"), ";" in second, left) == (False, False, pytest.approx(left_2, abs=0.5))
    assert any(text.endswith("воспитатель;") for text, *_ in drawn)
    assert top_2 - top > 9  # two lines, and a gap


def order(**given):
    context = {
        "order": Order(
            organization=ORGANIZATION, heading="О парах", preamble="", number="1", signed_on=dt.date(2026, 9, 12)
        ),
        "points": [],
        "annexes": [],
        "signatory": HEAD,
        "signatory_post": "заведующий",
        "is_draft": False,
        "visas": [],
        "readers": [],
    }
    return render_to_string("print/order.html", context | given)


def test_there_is_room_to_sign_between_two_visas():
    visas = [Thing(employee=person, state="asked", given_on=None) for person in (CURATOR, MENTOR, HEAD)]
    drawn = placed(reader(order(visas=visas)).pages[0])
    tops = [top for text, _left, top in drawn if text == "___.___._____"]
    line = 13 * 1.15 * 25.4 / 72
    assert [below - above - line >= 5 for above, below in itertools.pairwise(tops)] == [True, True]


def test_every_line_of_a_point_has_the_indent():
    html = order_html(text="Утвердить:\nсписок пар;\nсрок работы.")
    drawn = placed(reader(html).pages[0])
    begun = [left for text, left, _top in drawn if text.split()[0] in {"1.", "список", "срок"}]
    assert begun == [pytest.approx(42.5, abs=0.5)] * 3


@pytest.mark.parametrize(("body", "torn"), [("", True), ("named", False), ("kept-long", False)])
def test_word_hyphenates_no_text_that_names_people(body, torn):
    """It can't tell the names from other words, as a PDF does."""
    html = PAGE.format(body, SHEET.format("<p>Преображенская Александра Вениаминовна</p>"))
    assert (docx(html).settings.element.find(qn("w:autoHyphenation")) is not None) is torn
