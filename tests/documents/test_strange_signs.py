"""Signs that the font lacks, from a telephone say: no blanks on paper, and a file for the archive."""

from io import BytesIO

import page
import pytest
from docx import Document
from pypdf import PdfReader

from documents.press.rendering import render_docx, render_pdf

TYPED = "👍 Молодец! 🎉 ✅ сделано ☑ → ≥ ½ № ₽"
PRINTED = "□ Молодец! □ √ сделано √ → ≥ ½ № руб."
PAPER = (
    '<!DOCTYPE html><html lang="ru"><head><title>План</title></head><body><section class="portrait"><h1>План</h1>'
    f"<p>{TYPED}</p></section></body></html>"
)


@pytest.mark.parametrize("profile", ["pdfa-3a", "pdfua-1"])
def test_the_file_is_fit_for_the_archive(profile):
    assert page.validate_pdf_bytes(render_pdf(PAPER), profile=profile).failures == []


def test_both_files_say_the_same():
    [sheet] = PdfReader(BytesIO(render_pdf(PAPER))).pages
    assert PRINTED in sheet.extract_text().replace("\u00a0", " ")
    assert PRINTED in [line.text.replace("\u00a0", " ") for line in Document(BytesIO(render_docx(PAPER))).paragraphs]
