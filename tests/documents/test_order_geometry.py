"""An order with ten pairs, drawn once and measured: ГОСТ Р 7.0.97 in millimetres."""

import datetime as dt
from io import BytesIO
from types import SimpleNamespace as Thing

import page as validator
import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader
from pypdf._text_extraction._layout_mode._fixed_width_page import text_show_operations
from pypdf.generic import ContentStream

from documents.models import Acquaintance, Order
from documents.press import gost
from documents.press.rendering import render_pdf
from documents.queries.placeholders import person_words
from documents.templatetags.papers import period_words
from mentoring.enums import Sex
from mentoring.models import Mentor
from tests.documents.samples import CURATOR, HEAD, ORGANIZATION, pair, person
from tests.documents.test_rendering import MM, docx_text, fonts, pdf_text, placed

EDITION = gost.CURRENT
MENTORS = ("Заяц Инна", "Дорошенко Ольга", "Черных Вера", "Шмидт Эльза", "Белая Зоя")
MENTEES = ("Соловей Никита", "Журавель Илья", "Гончарок Лев", "Ким Пётр", "Дюма Фома")


def ten_pairs():
    made = []
    for number in range(10):
        one = pair(person(f"{MENTEES[number % 5]} Олегович", "учитель-дефектолог", Sex.MALE))
        one.mentor = Mentor(employee=person(f"{MENTORS[number % 5]} Петровна", "инструктор по физической культуре"))
        made.append(one)
    return made


def point(number, text, **given):
    return Thing(**{"number": number, "level": 1, "text": text, "deadline": None, "responsible": None, **given})


def points_of(pairs):
    named = [
        f"{person_words(each.mentor.employee, case='вин')}, для "
        f"{person_words(each.current_mentees[0].employee, case='род')}, на период {period_words(each)}"
        for each in pairs
    ]
    return [
        point("1", "Закрепить наставнические пары (группы) на 2026/2027 учебный год согласно приложению № 1."),
        point("2", "Назначить наставниками:"),
        *(point(f"2.{number}", text, level=2) for number, text in enumerate(named, start=1)),
        point(
            "3",
            "Наставникам совместно с наставляемыми разработать персонализированные программы наставничества и в "
            "течение двух недель с начала работы пары (группы) представить их куратору.",
            deadline=dt.date(2026, 9, 26),
            responsible=CURATOR,
        ),
        point("4", "Контроль исполнения приказа оставляю за собой."),
    ]


@pytest.fixture(scope="module")
def html():
    pairs = ten_pairs()
    preamble = (
        "В соответствии с Федеральным законом от 29 декабря 2012 г. № 273-ФЗ «Об образовании в Российской Федерации», "
        "в целях профессионального развития педагогических работников"
    )
    order = Order(organization=ORGANIZATION, heading="О закреплении наставнических пар (групп)", preamble=preamble)
    order.number, order.signed_on = "26/1-ОД", dt.date(2026, 9, 12)
    given = {"order": order, "years": "2026/2027", "pairs": pairs, "number": 1, "title": "Наставнические пары (группы)"}
    context = {
        "order": order,
        "points": points_of(pairs),
        "annexes": [render_to_string("print/orders/pairs_annex.html", given)],
        "signatory": HEAD,
        "signatory_post": "заведующий",
        "is_draft": False,
        "visas": [],
        "readers": [
            Acquaintance(employee=person)
            for each in pairs
            for person in (each.mentor.employee, each.current_mentees[0].employee)
        ],
    }
    return render_to_string("print/order.html", context)


@pytest.fixture(scope="module")
def drawn(html):
    return render_pdf(html)


@pytest.fixture
def pages(drawn):
    return PdfReader(BytesIO(drawn)).pages


def lines_of(sheet):
    """Return the pieces of text with where they begin and end (mm, from the left of the text area) and their size."""
    operations = iter(ContentStream(sheet["/Contents"].get_object(), sheet.pdf, "bytes").operations)
    groups = text_show_operations(operations, sheet._layout_mode_fonts())
    return [
        (group["text"], group["tx"] / MM, _end(group) / MM, round(group["font_height"], 1))
        for group in groups
        if group["text"].strip()
    ]


def _end(group):
    """Return where the text ends (in points): a space after a name that is kept whole hangs over the margin."""
    hangs = len(group["text"]) - len(group["text"].rstrip())
    return group["displaced_tx"] - hangs * group["font_height"] / 4


def body(sheet):
    """Leave out the page number."""
    return [piece for piece in placed(sheet) if piece[2] > EDITION.margin_top]


def test_sheets_are_a4_and_only_the_annex_lies(pages):
    sizes = [tuple(round(side / MM) for side in sheet.mediabox[2:]) for sheet in pages]
    upright = sizes.count((210, 297))
    assert (upright >= 2, upright < len(sizes)) == (True, True)
    assert sizes == [(210, 297)] * upright + [(297, 210)] * (len(sizes) - upright)


def test_text_stands_within_the_margins(pages):
    for sheet in pages:
        width, height = (float(side) / MM for side in sheet.mediabox[2:])
        area = width - EDITION.margin_left_kept - EDITION.margin_right
        assert min(left for _text, left, _top in body(sheet)) >= EDITION.margin_left_kept - 0.5
        assert max(end for _text, _start, end, _size in lines_of(sheet)) <= area + 0.5
        assert max(top for _text, _left, top in body(sheet)) <= height - EDITION.margin_bottom
    first = pages[0]
    assert min(left for _text, left, _top in body(first)) == pytest.approx(EDITION.margin_left_kept, abs=0.5)
    assert max(end for *_line, end, _size in lines_of(first)) == pytest.approx(170, abs=0.5)


def test_paragraphs_begin_with_the_indent(pages):
    begun = {text[:2]: start for text, start, _end, _size in lines_of(pages[0]) if text[:2] in {"1.", "2.", "В "}}
    assert begun == {text: pytest.approx(EDITION.first_line_indent, abs=0.2) for text in ("1.", "2.", "В ")}


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin(pages):
    above = [[piece for piece in placed(sheet) if piece[2] <= EDITION.margin_top] for sheet in pages]
    assert [[text for text, *_place in found] for found in above] == [
        [],
        *([str(number)] for number in range(2, len(pages) + 1)),
    ]
    for sheet, [(_text, left, top)] in list(zip(pages, above, strict=True))[1:]:
        width = float(sheet.mediabox.width) / MM
        assert left == pytest.approx((width + EDITION.margin_left_kept - EDITION.margin_right) / 2, abs=2)
        assert EDITION.page_number_from_edge < top < EDITION.margin_top


def test_font_is_embedded_and_of_the_right_size(drawn, pages):
    for font in fonts(PdfReader(BytesIO(drawn))):
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "Liberation-Serif" in font["/BaseFont"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
    sizes = {size for sheet in pages for *_line, size in lines_of(sheet)}
    assert sizes == {EDITION.text_size, EDITION.title_size, EDITION.table_size}
    text = [size for line, _start, end, size in lines_of(pages[0]) if end > 169]
    assert all(12 <= size <= 14 for size in text)


def test_signature_stands_with_the_end_of_the_text(pages):
    texts = [[piece[0] for piece in placed(sheet)] for sheet in pages]
    signed = next(number for number, found in enumerate(texts) if any("С.Ю.\u00a0Воронцова" in text for text in found))
    assert any("исполнения приказа" in text for text in texts[signed])


def test_annex_head_stands_at_the_right(pages):
    annex = next(sheet for sheet in pages if sheet.mediabox.width > sheet.mediabox.height)
    lefts = {text: left for text, left, _top in placed(annex)}
    right = float(annex.mediabox.width) / MM - EDITION.margin_right
    assert lefts["Приложение №\u00a01"] == pytest.approx(right - EDITION.requisite_width, abs=1)
    assert min(top for _text, _left, top in body(annex)) < EDITION.margin_top + 10


def once(text, heads):
    """Leave out the heads of tables, which a PDF repeats on every sheet."""
    for head in heads:
        text = text.replace(head, "")
    return text


def test_text_says_what_it_must(html):
    text = pdf_text(html)
    for said in (
        "2.1.ЗаяцИннуПетровну,инструкторапофизическойкультуре,дляСоловьяНикитыОлеговича,учителя-дефектолога",
        "2.10.БелуюЗоюПетровну",
        "12сентября2026г.№26/1-ОД",
        "ПРИКАЗЫВАЮ:",
        "(срок–26сентября2026г.,ответственный–методистШевченкоЕ.В.).",
        "ЗаведующийС.Ю.Воронцова",
        "Приложение№1кприказуМБДОУ«Детскийсад№17»",
    ):
        assert said in text
    heads = (
        "Сприказомот12сентября2026г.№26/1-ОДознакомлены:№Фамилия,имя,отчествоДолжностьДатаПодпись",
        "№Наставник,должностьНаставляемый(е),должностьФорма,видСрокОснование",
    )
    assert once(text, heads) == once(docx_text(html), heads)


@pytest.mark.parametrize("profile", ["pdfa-3a", "pdfua-1"])
def test_file_is_fit_for_the_archive_and_for_reading_aloud(drawn, profile):
    report = validator.validate_pdf_bytes(drawn, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant
