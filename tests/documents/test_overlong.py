"""A text costs by its length, whatever stands in it: nobody stops the press by a word without a space."""

import os
import time
from io import BytesIO
from itertools import cycle, islice

import page
import pytest
from docx import Document
from pypdf import PdfReader

from documents.press.rendering import render_docx, render_pdf

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
NARROW = (
    '<!DOCTYPE html><html lang="ru"><head><title>План</title></head><body><section class="portrait"><h1>План</h1>'
    '<table class="grid"><colgroup><col width="12%"><col></colgroup>'
    '<thead><tr><th scope="col">Цель</th><th scope="col">Итог</th></tr></thead>'
    "<tbody><tr><td>{0}</td><td>до {0} <b>{0}</b> после</td></tr></tbody></table></section></body></html>"
)
WIDE = NARROW[: NARROW.index("<table")] + "<p>до {0} <b>{0}</b> после</p></section></body></html>"
SOAK = "SOAK" in os.environ
PIECES = ["наставник\u00a0", "аб\u00ad", *(["наставник показывает ", "а\u00a0", "аб-", "а\u0301"] if SOAK else [])]
SECONDS = 20
"""On a slow machine; without boxes such a word took minutes."""


def word(length):
    return "".join(islice(cycle(LETTERS), length))


def drawn(text):
    begun = time.process_time()
    pdf = render_pdf(NARROW.format(text))
    return pdf, time.process_time() - begun


def read(pdf):
    pages = [sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages]
    return "".join(text.removesuffix(f"\n{number}") for number, text in enumerate(pages, 1)).replace("\n", "")


@pytest.mark.parametrize("length", [61, 300, 2_000, 5_000] if SOAK else [61, 5_000])
def test_an_overlong_word_is_broken_anywhere_and_read_back_whole(length):
    _pdf, seconds = drawn(word(length))
    assert (read(render_pdf(WIDE.format(word(length)))).count(word(length)), seconds < SECONDS) == (2, True)


def test_a_word_that_is_none_keeps_the_paper_valid():
    pdf, _seconds = drawn(word(700) + " и " + "наставник показывает " * 60)
    assert [page.is_pdf_compliant_bytes(pdf, profile=profile) for profile in ("pdfa-3a", "pdfua-1")] == [True, True]


def test_docx_has_the_same_word():
    body = Document(BytesIO(render_docx(NARROW.format(word(5_000))))).element.body
    assert "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")).count(word(5_000)) == 3


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_costs_by_its_length(piece):
    text = piece * (5_000 // len(piece))
    _pdf, seconds = drawn(text)
    assert seconds < SECONDS


def test_a_long_text_is_read_back_whole():
    text = " ".join(f"слово{number}" for number in range(400))
    found = read(render_pdf(WIDE.format(text))).replace("\u2010", "").replace(" ", "")
    assert found.count(text.replace(" ", "")) == 2
