"""Every paper that can be printed, as it is in the demonstration and with the worst that people type."""

import os
from io import BytesIO
from typing import Any

from docx import Document

from documents.press.rendering import render_docx, render_pdf
from documents.press.validation import failures
from documents.registry import papers
from tests.documents import measured, measured_word
from tests.documents.sheets import sheets
from tests.documents.worse import worse

WORSENED = {
    "consent": 2,
    "consent_withdrawal": 1,
    "order_pairs": 2,
    "order_register_main": 0,
    "pair_request": 1,
    "program": 2,
    "protocol": 0,
    "roadmap": 2,
}
"""One paper of each make, in the variant that costs little; all others, in all variants: `make soak`."""
DRESSED = ("program", "regulation", "roadmap")
"""What may have stamps and a title page of its own choice."""
VARIANTS = 7 if "SOAK" in os.environ else 0
"""Of each paper: minutes for all, two hundred and more."""


def faults(html: str) -> list[str]:
    """Draw both files once, and ask everything of them."""
    pdf = render_pdf(html)
    drawn = sheets(pdf)
    document = Document(BytesIO(render_docx(html)))
    of_pdf = [*failures(pdf), *measured.faults(html, drawn)]
    return [*of_pdf, *measured_word.faults(html, document), *_other_words(html, measured.words(drawn), document)]


def _other_words(html: str, of_pdf: str, document: Any) -> list[str]:
    of_docx = measured.squeezed(measured.said_in_word(document))
    ours, theirs = (measured.said_once(text, html) for text in (of_pdf, of_docx))
    if sorted(ours) == sorted(theirs):  # a row over two sheets: its first cell goes on behind the others
        return []
    pairs = enumerate(zip(ours, theirs, strict=False))
    place = next((place for place, (one, other) in pairs if one != other), min(len(ours), len(theirs)))
    return [f"в PDF «{ours[place : place + 60]}», в DOCX «{theirs[place : place + 60]}»"]


def assert_papers_right() -> None:
    absent = [code for code, paper in papers().items() if paper.newest is None]
    assert absent == []
    found, drawn = {}, set()
    worsened = {code: [variant] for code, variant in WORSENED.items()}
    every = [(code, paper.html(paper.newest)) for code, paper in papers().items()]
    every += [
        (code, papers()[code].html(thing)) for code in DRESSED for thing in papers()[code].objects().exclude(cover=None)
    ]
    for code, html in every:
        if html in drawn:  # the newest order is one of the kinds, too
            continue
        drawn.add(html)
        found[code, len(drawn), "as it is"] = faults(html)
        for variant in [*range(VARIANTS)] or worsened.pop(code, []):
            found[code, len(drawn), f"variant {variant}"] = faults(worse(html, variant))
    assert {which: told for which, told in found.items() if told} == {}
    assert len(found) > 200 or not VARIANTS
