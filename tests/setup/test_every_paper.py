"""Every paper that can be printed, as it is in the demonstration and with the worst that people type."""

import os
from io import BytesIO
from itertools import cycle, islice

import lxml.html
import page as validator
import pytest
from django.core.management import call_command
from docx import Document
from pypdf import PdfReader

from documents.press.rendering import render_docx, render_pdf
from documents.registry import papers
from tests.documents.test_order_geometry import EDITION, body, lines_of
from tests.documents.test_rendering import MM

PROFILES = ("pdfa-3a", "pdfua-1")
LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
FEWEST_LINES = 2
WITHIN_MM = 0.5
WORSENED = {"order_pairs", "program", "roadmap"}
"""Minutes for all: `make soak` draws them."""
pytestmark = [
    pytest.mark.sqlite(reason="what is drawn does not depend on the database"),
    pytest.mark.without("pdf", reason="loads the demonstration, and draws all of it itself"),
]


def worse(html: str) -> str:
    """Return the paper with a long title, and a long row, a word without an end and a smiley in one of its cells."""
    document = lxml.html.document_fromstring(html)
    document.find(".//title").text = "О наставничестве " * 60
    cells = [*document.iter("td")] or [*document.iter("p")]
    worst = "".join(islice(cycle(LETTERS), 5000))
    cells[len(cells) // 2].text = f"😀 👍 {'Длинная строка плана. ' * 90} {worst}"
    return f"<!DOCTYPE html>{lxml.html.tostring(document, encoding='unicode')}"


def faults(html: str) -> list[str]:
    pdf = render_pdf(html)
    Document(BytesIO(render_docx(html)))
    found = [
        f"{profile}: {failure}"
        for profile in PROFILES
        for failure in validator.validate_pdf_bytes(pdf, profile=profile).failures
    ]
    left = EDITION.margin_left_kept if 'class="kept-long"' in html else EDITION.margin_left
    for number, sheet in enumerate(PdfReader(BytesIO(pdf)).pages, 1):
        area = float(sheet.mediabox.width) / MM - left - EDITION.margin_right
        found += [f"лист {number}: за полем {line}" for line in lines_of(sheet) if line[2] > area + WITHIN_MM]
        tops = {round(top) for _text, _left, top in body(sheet)}
        if len(tops) < FEWEST_LINES:
            found.append(f"лист {number}: только {body(sheet)}")
    return found


@pytest.mark.django_db
def test_every_paper_is_right_whatever_is_typed():
    call_command("load_demo", verbosity=0)
    found = {}
    for code, paper in papers().items():
        thing = paper.newest
        assert thing is not None, f"the demonstration has no {code}"
        html = paper.html(thing)
        found[code, "as it is"] = faults(html)
        if code in WORSENED or "SOAK" in os.environ:
            found[code, "worse"] = faults(worse(html))
    assert {which: told for which, told in found.items() if told} == {}
