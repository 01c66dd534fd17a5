"""One HTML of a paper becomes a PDF to sign and a DOCX to edit, with the same text.

`<body class="kept-long">` asks for the wide left margin of papers kept over 10 years; the body is a row of
`<section class="portrait">` and `<section class="landscape">`, each beginning a new sheet.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

from documents.press import dates, gost, word
from documents.press.dates import NBSP
from documents.press.pdf_identity import COLOURS, claim_both, colours
from documents.press.pdf_tables import close_cut_cells, name_continued, name_headers
from mentoring.russian import together

STYLESHEET = "papers/paper.css"
NUMBER = re.compile(rf"(№{NBSP}?[^\s№,;:.()«»]*[/–-][^\s№,;:.()«»]*)")
CODE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")
"""The one picture of a paper: its QR code, whole in itself."""
FOREIGN = frozenset({"link", "script", "style", "base", "iframe", "object", "embed", "img", "svg", "meta"})
"""Elements that no paper of ours needs, and that would reach outside of it."""


class NothingFetched(URLFetcher):
    """Refuses every address but that of a code: a paper is complete in itself."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        if CODE.fullmatch(url):
            return super().fetch(url, headers)
        raise ValueError(f"a paper loads nothing: {url[:100]}")


def pdf(html: str, *, edition: gost.Edition) -> bytes:
    """Return a PDF/A-3a and PDF/UA-1 in one: tagged, fonts embedded; the same HTML gives the same bytes."""
    document = _document(html)
    name_continued(document.etree_element)
    _hold_numbers(document.etree_element.find("body"))
    options = {
        "stylesheets": _stylesheets(edition),
        "presentational_hints": True,  # <col width="14%">: an inline style would break the CSP in the preview
        "pdf_variant": "pdf/a-3a",
        "output_intent": COLOURS,
        "pdf_identifier": hashlib.sha256(html.encode()).digest()[:16],
    }
    rendered = document.render(color_profiles=colours(), **options)
    close_cut_cells(rendered)
    drawn: bytes = rendered.write_pdf(finisher=_finish, **options)
    return drawn


def _finish(_document: Any, pdf: Any) -> None:
    name_headers(pdf)
    claim_both(pdf)


def docx(html: str, *, edition: gost.Edition) -> bytes:
    """Return a DOCX with the styles, sheets and page numbers of the edition."""
    return word.from_tree(_document(html).etree_element, edition=edition)


def _document(html: str) -> Any:
    document = HTML(string=html, url_fetcher=NothingFetched())
    _remove_foreign(document.etree_element)
    _typeset(document.etree_element)
    return document


def _hold_numbers(root: Any) -> None:
    """Put «№ 8/п» and «№ 26/1-ОД» into boxes that a line does not tear: it would after a slash and a hyphen."""
    for element in list(root.iter()):
        for child in reversed(list(element)):
            after = list(_held(child.tail or ""))
            child.tail = after[0]
            place = list(element).index(child) + 1
            element[place:place] = after[1:]
        before = list(_held(element.text or ""))
        element.text = before[0]
        element[:0] = before[1:]


def _held(text: str) -> Iterator[Any]:
    """Yield the text before the first number, then each number in a box with the text after it as its tail."""
    first, *rest = NUMBER.split(text)
    yield first
    for number, after in zip(rest[::2], rest[1::2], strict=True):
        box = Element("span", {"class": "number"})
        box.text, box.tail = number, after
        yield box


def _remove_foreign(element: Any) -> None:
    for child in list(element):
        if child.tag in FOREIGN and not _is_code(element, child):
            element.remove(child)
            continue
        child.attrib.pop("style", None)
        _remove_foreign(child)


def _is_code(parent: Any, child: Any) -> bool:
    return child.tag == "img" and parent.get("class") == "code" and bool(CODE.fullmatch(child.get("src", "")))


def _typeset(root: Any) -> None:
    """Keep together what a line may not tear, also in texts that people typed or edited."""
    for element in root.iter():
        element.text = element.text and together(element.text)
        element.tail = element.tail and together(element.tail)
    for cell in root.iter("td"):
        for paragraph in cell.iter("p"):
            _typeset_cell(paragraph, roomy="roomy" in cell.get("class", "").split())


def _typeset_cell(paragraph: Any, *, roomy: bool) -> None:
    """Tear no month in a cell of dates; roomy: nor a year from its month."""
    if not dates.is_date(paragraph.text or ""):
        return
    paragraph.set("class", "date")
    if roomy:
        paragraph.text = dates.held_together(paragraph.text)


@lru_cache(maxsize=len(gost.EDITIONS))
def _stylesheets(edition: gost.Edition) -> list[Any]:
    """Return the papers' stylesheet, then the edition's figures, which win over those written in it."""
    path = finders.find(STYLESHEET)
    if path is None:
        raise FileNotFoundError(STYLESHEET)
    fetcher = NothingFetched()
    return [CSS(filename=path, url_fetcher=fetcher), CSS(string=gost.css(edition), url_fetcher=fetcher)]
