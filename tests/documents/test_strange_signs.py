"""Signs that the font lacks, from a telephone say: no blanks on paper, and a file for the archive."""

from io import BytesIO

import page
import pytest
from docx import Document
from pypdf import PdfReader

from documents.press.refusals import InvalidError
from documents.press.rendering import render_docx, render_kept, render_pdf
from tests.documents.sheets import sheets

TYPED = "👍 Молодец! 🎉 ✅ сделано ☑ → ≥ ½ № ₽ у\u0301\u0332\u0336м\u0332\u0301\u2028\u0301и 8\u2011й \u038b"
PRINTED = "□ Молодец! □ √ сделано √ → ≥ ½ № руб. у\u0336м\u0332 и 8-й □"
ACCENTED = "а" * 59 + "ё\u0301" + "о\u0301" * 200
"""Too long for a word: its parts begin with no accent."""
PAPER = (
    '<!DOCTYPE html><html lang="ru"><head><title>План</title></head><body><section class="portrait"><h1>План</h1>'
    f"<p>{TYPED}</p><p>{ACCENTED}</p></section></body></html>"
)


@pytest.mark.parametrize("profile", ["pdfa-3a", "pdfua-1"])
def test_the_file_is_fit_for_the_archive(profile):
    assert page.validate_pdf_bytes(render_pdf(PAPER), profile=profile).failures == []


def test_both_files_say_the_same():
    [sheet] = PdfReader(BytesIO(render_pdf(PAPER))).pages
    assert PRINTED in sheet.extract_text().replace("\u00a0", " ")
    assert PRINTED in [line.text.replace("\u00a0", " ") for line in Document(BytesIO(render_docx(PAPER))).paragraphs]


def test_a_sign_that_is_printed_though_no_font_has_it_is_named(monkeypatch):
    monkeypatch.setattr("documents.press.typesetting.printable", str)
    with pytest.raises(InvalidError, match="Уберите из текстов «U\\+038B» и попробуйте ещё раз"):
        render_kept(PAPER.replace(TYPED, "а\u038b"))


def test_such_a_sign_is_found_on_the_sheet(monkeypatch):
    assert [sheet.lost for sheet in sheets(render_pdf(PAPER))] == [0]
    monkeypatch.setattr("documents.press.typesetting.printable", str)
    assert [sheet.lost for sheet in sheets(render_pdf(PAPER.replace(TYPED, "а\u038bб\u03a2\u038b")))] == [3]
