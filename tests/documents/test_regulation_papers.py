"""The regulation on paper, read back."""

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from documents.models import Cover, DocumentKind, Regulation, Stamp
from documents.papers.regulation import draft_html, regulation_html
from documents.press.outline import read_outline
from documents.press.rendering import render_docx, render_pdf
from documents.registry import papers
from documents.services import regulation as regulations
from tests import factories as make
from tests.setup.every_paper import faults

STAMPS = (
    Stamp(place=1, act="accepted", by="body", body="педагогическим советом", number="1", dated_on=make.TODAY),
    Stamp(place=2, act="approve", by="head"),
    Stamp(place=3, act="agreed", by="person", post="председатель профкома", person="А.В. Долгих"),
    Stamp(place=4, act="considered", by="body", body="советом родителей"),
)

LONG = "Наставник помогает наставляемому освоиться в профессии, а куратор следит за тем, как выполняется программа."
"""A point of two lines, so that every sheet has a line that begins at the margin."""


def text_of(html):
    pages = PdfReader(BytesIO(render_pdf(html))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def bookmarks(html):
    return [entry.title for entry in flat(PdfReader(BytesIO(render_pdf(html))).outline)]


def flat(entries):
    for entry in entries:
        yield from flat(entry) if isinstance(entry, list) else [entry]


def word_headings(html):
    found = Document(BytesIO(render_docx(html))).paragraphs
    return [paragraph.text for paragraph in found if "Heading" in str(paragraph.style) and paragraph.text]


def write(regulation, text, by):
    return regulations.write(regulation, title=regulation.title, outline=read_outline(text), by=by)


def dress(regulation, by, cover=None, stamps=STAMPS):
    regulations.dress(regulation, cover or Cover(), stamps, by=by, at=make.AT)
    return Regulation.objects.get(pk=regulation.pk)


def test_sections_are_headings_and_points_are_numbered(regulation):
    html = draft_html(regulation, None)
    text = text_of(html)
    said = ["1. Общие положения", "1.1. Положение определяет порядок наставничества.", "– наставник;", "УТВЕРЖДАЮ"]
    assert [words for words in said if words not in text] == []
    assert bookmarks(html) == ["Положение о наставничестве", "1. Общие положения"]
    assert word_headings(html) == ["Положение о наставничестве", "1. Общие положения"]


def test_four_stamps_stand_on_a_title_page_with_everything_right(regulation, curator, head, kindergarten):
    kind = DocumentKind.objects.create(organization=kindergarten, title="положение о наставничестве")
    html = draft_html(dress(regulation, curator, Cover(kind=kind)), make.TODAY)
    said = ["ПРИНЯТО", "УТВЕРЖДАЮ", "СОГЛАСОВАНО", "РАССМОТРЕНО", "(протокол от 20 ноября 2026 г. № 1)"]
    assert [words for words in said if words not in text_of(html)] == []
    assert ("title-page" in html, faults(html)) == (True, [])


def test_a_typed_mark_of_an_annex_stands_above(regulation, curator):
    cover = Cover(annex_number="2", annex_to="к приказу от 01.09.2026 № 96-ОД", superior="Управление образования")
    text = text_of(draft_html(dress(regulation, curator, cover), None))
    said = ["Приложение № 2", "к приказу от 01.09.2026 № 96-ОД", "Управление образования"]
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["1. Общее", *(f"1.{number}. {LONG}" for number in range(1, 200))]),
        f"1. Общее\n1.1. {'Слово о наставничестве, ' * 87}конец.",
        f"1. {'Название раздела ' * 11}\n1.1. {LONG}\n2. <script>alert(1)</script> & «ёлочки» „лапки“\n2.1. 1 < 2.",
        f"1. А\n1.1. Б\n1.1.1. В\n1.1.1.1. {LONG}\n– раз;\n1) два;\nа) три.\nАбзац после перечня.",
    ],
    ids=["200 points", "2,000 letters", "long and hostile", "everything"],
)
def test_the_paper_stays_a_paper(regulation, curator, text):
    html = draft_html(write(regulation, text, curator), None)
    assert faults(html) == []


def test_every_point_reaches_the_paper(regulation, curator):
    pasted = "\n".join(f"1.{number}. Пункт {number} о деле." for number in range(1, 200))
    text = text_of(draft_html(write(regulation, f"1. Общее\n{pasted}", curator), None))
    assert [number for number in range(1, 200) if f"1.{number}. Пункт {number} о деле." not in text] == []


def test_the_sample_of_the_site_is_right_on_paper(kindergarten, curator):
    make.order_template("regulation")
    assert faults(draft_html(regulations.create(kindergarten, by=curator, at=make.AT), None)) == []


def test_the_approved_one_is_printed_as_it_was_approved(approved_regulation):
    Regulation.objects.filter(pk=approved_regulation.pk).update(text="1. Переписано")
    fresh = papers()["regulation"].objects().get(pk=approved_regulation.pk)
    assert "1.1. Положение определяет" in regulation_html(fresh)
    assert papers()["regulation"].kept(fresh) == fresh.approved_copy


def test_the_same_number_of_queries_for_one_point_and_for_many(regulation, curator, django_assert_num_queries):
    write(regulation, "\n".join(f"{number}. Пункт." for number in range(1, 100)), curator)
    fresh = papers()["regulation"].objects().get(pk=regulation.pk)
    with django_assert_num_queries(6):
        draft_html(fresh, None)


def test_contents_lead_to_the_sections_where_the_cover_asks_for_them(regulation, curator, kindergarten):
    kind = DocumentKind.objects.create(organization=kindergarten, title="положение о наставничестве")
    written = write(regulation, "1. Общее\n1.1. Первое:\n- одно;\n2. Права\n2.1. Второе.", curator)
    html = draft_html(dress(written, curator, Cover(kind=kind, has_contents=True)), None)
    assert [f'href="#section{number}"' in html for number in (1, 2, 3)] == [True, True, False]
    assert ('<p class="dash">–\xa0одно;</p>' in html, faults(html)) == (True, [])
