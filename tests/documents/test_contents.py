"""The contents of a document: the same words in both files, the number of each heading's sheet beside its last line."""

from io import BytesIO

import pytest
from django.template.loader import render_to_string
from docx import Document

from documents.models import Cover, DocumentKind
from documents.papers.contents import Entry, contents_of
from documents.press import gost
from documents.press.rendering import render_docx, render_pdf
from tests.documents.sheets import sheets
from tests.documents.test_rendering import PAGE, SHEET
from tests.setup.every_paper import faults

LONG = ("О наставничестве молодых педагогов " * 30)[:1000].strip()
ENTRIES = [Entry("part1", "Участники"), Entry("part2", LONG), Entry("part3", "Цель", is_inner=True)]
RIGHT = gost.CURRENT.page_width - gost.CURRENT.margin_right
TITLED = DocumentKind.named("программа", has_title_page=True)


@pytest.fixture(scope="module", params=["title-page", "annex"])
def html(request):
    """Return a paper of a title page, or of a sheet as an annex has, contents, and a sheet for each entry."""
    listed = render_to_string("print/_contents.html", {"contents": ENTRIES})
    parts = [f'<h2 id="{entry.anchor}">{entry.title}</h2><p>Текст</p><p>Второй абзац</p>' for entry in ENTRIES]
    first = SHEET.replace("'>", f" {request.param}'>").format("<h1>Программа</h1><p>Текст</p>")
    return PAGE.format("", first + listed + "".join(SHEET.format(part) for part in parts))


def test_the_paper_keeps_to_its_rules(html):
    assert faults(html) == []


def test_numbers_stand_beside_the_last_lines_at_the_right_margin(html):
    listed = sheets(render_pdf(html))[1].lines
    numbers = [line for line in listed if line.text in {"3", "4", "5"}]
    assert ([line.text for line in numbers], {round(line.right) for line in numbers}) == (["3", "4", "5"], {RIGHT})
    words = [line for line in listed if line not in numbers and line.base > gost.CURRENT.margin_top]
    assert max(line.right for line in words) <= RIGHT - gost.CURRENT.contents_number + 0.1
    assert all(any(abs(line.base - number.base) < 0.1 for line in words) for number in numbers)


def test_fields_of_word_lead_to_the_headings(html):
    document = Document(BytesIO(render_docx(html)))
    fields = document.element.body.xpath(".//w:instrText")
    told = [
        (field.text.split()[1], field.xpath("following::w:t[1]", namespaces=field.nsmap)[0].text) for field in fields
    ]
    assert told == [("part1", "3"), ("part2", "4"), ("part3", "5")]
    names = document.element.body.xpath(".//w:bookmarkStart/@w:name")
    assert [names.count(entry.anchor) for entry in ENTRIES] == [1, 1, 1]


@pytest.mark.parametrize(
    ("cover", "kind", "entries"),
    [
        (None, TITLED, ENTRIES),
        (Cover(), TITLED, ENTRIES),
        (Cover(has_contents=True), TITLED, ENTRIES[:1]),
        (Cover(has_contents=True), DocumentKind.named("план", has_title_page=False), ENTRIES),
    ],
)
def test_there_are_none_unless_asked_for_and_of_use(cover, kind, entries):
    assert list(contents_of(cover, kind, entries)) == []


def test_they_are_there_where_asked_for():
    assert contents_of(Cover(has_contents=True), TITLED, ENTRIES) == ENTRIES
