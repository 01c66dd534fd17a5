"""One HTML of a paper becomes a PDF to sign and a DOCX to edit, with the same text.

`<body class="kept-long">` asks for the wide left margin of papers kept over 10 years; the body is a row of
`<section class="portrait">` and `<section class="landscape">`, each beginning a new sheet.
"""

import hashlib
import re
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import SubElement

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

from documents import gost
from documents.dates import MONTHS, NBSP
from documents.services import word

STYLESHEET = "papers/paper.css"
SPANS = "spans"
TOGETHER = re.compile(
    r"(?<=№) (?=\S)"  # № 5
    rf"|(?<=\d) (?=(?:{'|'.join(MONTHS)})\b)"  # 12 сентября
    r"|(?<=\d{4}) (?=г\.)"  # 2026 г.
    r"|(?<=[а-яё]) (?=[А-ЯЁ]\.(?:[А-ЯЁ]\.)?(?![А-ЯЁа-яё]))"  # Ивановой М.П.
    r"|(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])"  # М.П. Иванова
)
FOREIGN = frozenset({"link", "script", "style", "base", "iframe", "object", "embed", "img", "svg", "meta"})
"""Elements that no paper of ours needs, and that would reach outside of it."""


class NothingFetched(URLFetcher):  # type: ignore[misc]
    """Refuses every address: a paper is complete in itself."""

    def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 – WeasyPrint's signature
        raise ValueError(f"a paper loads nothing: {url[:100]}")


def render_pdf(html: str, *, edition: gost.Edition = gost.CURRENT) -> bytes:
    """Return a tagged PDF/UA-1 with embedded fonts; the same HTML gives the same bytes."""
    document = _document(html)
    _close_spans(document.etree_element)
    pdf: bytes = document.write_pdf(
        stylesheets=_stylesheets(edition),
        presentational_hints=True,  # <col width="14%">: an inline style would break the CSP in the preview
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
    )
    return pdf


def render_docx(html: str, *, edition: gost.Edition = gost.CURRENT) -> bytes:
    """Return a DOCX with the styles, sheets and page numbers of the edition."""
    return word.from_tree(_document(html).etree_element, edition=edition)


def _document(html: str) -> Any:
    document = HTML(string=html, url_fetcher=NothingFetched())
    _remove_foreign(document.etree_element)
    _typeset(document.etree_element)
    return document


def _remove_foreign(element: Any) -> None:
    for child in list(element):
        if child.tag in FOREIGN:
            element.remove(child)
            continue
        child.attrib.pop("style", None)
        _remove_foreign(child)


def _close_spans(root: Any) -> None:
    """Give tables with merged cells a foot of no height, repeated on each page: it draws the line under a cut cell."""
    for table in root.iter("table"):
        if SPANS in table.get("class", "").split():
            row = SubElement(SubElement(table, "tfoot"), "tr")
            SubElement(row, "td", {"colspan": str(len(list(table.iter("col"))))})


def _typeset(root: Any) -> None:
    """Keep together what a line may not tear, also in texts that people typed or edited."""
    for element in root.iter():
        element.text = element.text and TOGETHER.sub(NBSP, element.text)
        element.tail = element.tail and TOGETHER.sub(NBSP, element.tail)


@lru_cache(maxsize=len(gost.EDITIONS))
def _stylesheets(edition: gost.Edition) -> list[Any]:
    """Return the papers' stylesheet, then the edition's figures, which win over those written in it."""
    path = finders.find(STYLESHEET)
    if path is None:
        raise FileNotFoundError(STYLESHEET)
    fetcher = NothingFetched()
    return [CSS(filename=path, url_fetcher=fetcher), CSS(string=gost.css(edition), url_fetcher=fetcher)]
