"""One HTML of a paper becomes a PDF to sign and a DOCX to edit, with the same text.

`<body class="kept-long">` asks for the wide left margin of papers kept over 10 years; the body is a row of
`<section class="portrait">` and `<section class="landscape">`, each beginning a new sheet.
"""

import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

from documents.press import gost, word
from documents.press.pdf_identity import COLOURS, claim_both, colours
from documents.press.pdf_streams import mend_ends
from documents.press.pdf_tables import close_cut_cells, loosen_ends, name_continued, name_headers
from documents.press.pdf_titles import title_page_of, with_room
from documents.press.refusals import LACKS, InvalidError
from documents.press.typesetting import cut, hold, typeset
from documents.press.validation import failures
from documents.press.word_contents import has_contents
from mentoring.signs import named

mend_ends()

STYLESHEET = Path(__file__).resolve().parents[2] / "static/papers/paper.css"
"""Found without Django, which a process that draws does not have."""
CODE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")
"""The one picture of a paper: its QR code, whole in itself."""
ANYWHERE = CSS(string=".overlong { hyphens: none; word-break: break-all }")
FOREIGN = frozenset({"link", "script", "style", "base", "iframe", "object", "embed", "img", "svg", "meta"})
"""Elements that no paper of ours needs, and that would reach outside of it."""


class NothingFetched(URLFetcher):
    """Refuses every address but that of a code: a paper is complete in itself."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        if CODE.fullmatch(url):
            return super().fetch(url, headers)
        raise ValueError(f"a paper loads nothing: {url[:100]}")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Look for no garbage meanwhile: it takes a fifth of a paper's time, and what a paper leaves is found after it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def pdf(html: str, *, edition: gost.Edition) -> bytes:
    """Return a PDF/A-3a and PDF/UA-1 in one: tagged, fonts embedded; the same HTML gives the same bytes."""
    return _pdf(html, edition)[0]


@uninterrupted()
def _pdf(html: str, edition: gost.Edition) -> tuple[bytes, list[str]]:
    """Return the PDF, and the signs that its fonts lack."""
    rendered, options = _laid_out(_document(html), html, edition)
    close_cut_cells(rendered)
    drawn: bytes = rendered.write_pdf(finisher=_finish, **options)
    return drawn, [
        chr(code) for code in dict.fromkeys(code for font in rendered.fonts.values() for code in font.missing)
    ]


def _laid_out(document: Any, html: str, edition: gost.Edition) -> tuple[Any, dict[str, Any]]:
    """Return the sheets of the document, and the options that they are written with."""
    name_continued(document.etree_element)
    loosen_ends(document.etree_element)
    hold(document.etree_element.find("body"))
    options = {
        "stylesheets": _stylesheets(edition),
        "presentational_hints": True,  # <col width="14%">: an inline style would break the CSP in the preview
        "pdf_variant": "pdf/a-3a",
        "output_intent": COLOURS,
        "pdf_identifier": hashlib.sha256(html.encode()).digest()[:16],
    }

    def render() -> Any:
        return document.render(color_profiles=colours(), **options)

    return with_room(render, document.etree_element), options


def kept_pdf(html: str, *, edition: gost.Edition) -> bytes:
    """Return the PDF if it keeps to both standards; raises InvalidError with what breaks them."""
    drawn, lost = _pdf(html, edition)
    if found := failures(drawn):
        raise InvalidError([*found, *(LACKS + named(sign) for sign in lost)])
    return drawn


def _finish(_document: Any, pdf: Any) -> None:
    name_headers(pdf)
    claim_both(pdf)


def docx(html: str, *, edition: gost.Edition) -> bytes:
    """Return a DOCX with the styles, sheets and page numbers of the edition."""
    root = _document(html).etree_element
    title_page = title_page_of(root)
    is_measured = title_page is not None or has_contents(root)
    numbers = _measured(html, edition, title_page) if is_measured else {}
    return word.from_tree(root, edition=edition, numbers=numbers)


@uninterrupted()
def _measured(html: str, edition: gost.Edition, title_page: Any) -> dict[str, int]:
    """Lay the paper out as a PDF: tell how full its title page is; return the sheet of each named place."""
    document = _document(html)
    pages = _laid_out(document, html, edition)[0].pages
    laid_out = title_page_of(document.etree_element)
    if laid_out is not None:
        title_page.set("class", laid_out.get("class"))
    return {anchor: number for number, page in reversed([*enumerate(pages, 1)]) for anchor in page.anchors}


DRAWN = {"pdf": pdf, "kept": kept_pdf, "docx": docx}
"""How a paper is drawn, by what it becomes."""


def _document(html: str) -> Any:
    document = HTML(string=html, url_fetcher=NothingFetched())
    _remove_foreign(document.etree_element)
    typeset(document.etree_element)
    cut(document.etree_element.find("body"))
    return document


def _remove_foreign(element: Any) -> None:
    for child in list(element):
        if child.tag in FOREIGN and not _is_code(element, child):
            element.remove(child)
            continue
        child.attrib.pop("style", None)
        _remove_foreign(child)


def _is_code(parent: Any, child: Any) -> bool:
    return child.tag == "img" and parent.get("class") == "code" and bool(CODE.fullmatch(child.get("src", "")))


@lru_cache(maxsize=len(gost.EDITIONS))
def _stylesheets(edition: gost.Edition) -> list[Any]:
    """Return the papers' stylesheet, then the edition's figures, which win over those written in it."""
    fetcher = NothingFetched()
    return [CSS(filename=STYLESHEET, url_fetcher=fetcher), CSS(string=gost.css(edition), url_fetcher=fetcher), ANYWHERE]
