"""One HTML of a paper becomes a PDF to sign and a DOCX to edit, with the same text.

`<body class="kept-long">` asks for the wide left margin of papers kept over 10 years; the body is a row of
`<section class="portrait">` and `<section class="landscape">`, each beginning a new sheet.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

from documents.press import gost, word
from documents.press.dates import MONTHS, NBSP
from documents.press.pdf_identity import COLOURS, claim_both, colours
from documents.press.pdf_streams import mend_ends
from documents.press.pdf_tables import name_headers, split_spans
from documents.press.refusals import InvalidError
from documents.press.validation import failures
from mentoring.signs import printable

mend_ends()

STYLESHEET = Path(__file__).resolve().parents[2] / "static/papers/paper.css"
"""Found without Django, which a process that draws does not have."""
TOGETHER = re.compile(
    r"(?<=№) (?=\S)"  # № 5
    rf"|(?<=\d) (?=(?:{'|'.join(MONTHS)})\b)"  # 12 сентября
    r"|(?<=\d{4}) (?=г\.)"  # 2026 г.
    r"|(?<=[а-яё]) (?=[А-ЯЁ]\.(?:[А-ЯЁ]\.)?(?![А-ЯЁа-яё]))"  # Ивановой М.П.
    r"|(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])"  # М.П. Иванова
)
LONGEST_WHOLE = 60
"""Letters of a word that is hyphenated; a longer one is no word, and may be broken anywhere."""
OVERLONG = re.compile(rf"([^ \t\n\r\f]{{{LONGEST_WHOLE + 1},}})")
LONG_TEXT = re.compile(r"(?s).{1,500}(?:[ \t\n\r\f]|$)")
"""A piece of a text. WeasyPrint shapes the whole rest of a piece for each of its lines, also within a word."""
ANYWHERE = CSS(string=".overlong { hyphens: none; word-break: break-all }")
SPLITTINGS = 2
"""A cell that was split may move the end of the next page, and need one more round."""
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
    options = {
        "stylesheets": _stylesheets(edition),
        "presentational_hints": True,  # <col width="14%">: an inline style would break the CSP in the preview
        "pdf_variant": "pdf/a-3a",
        "output_intent": COLOURS,
        "pdf_identifier": hashlib.sha256(html.encode()).digest()[:16],
    }
    rendered = document.render(color_profiles=colours(), **options)
    for _attempt in range(SPLITTINGS):
        if not split_spans(document.etree_element, rendered):
            break
        rendered = document.render(color_profiles=colours(), **options)
    drawn: bytes = rendered.write_pdf(finisher=_finish, **options)
    return drawn


def kept_pdf(html: str, *, edition: gost.Edition) -> bytes:
    """Return the PDF if it keeps to both standards; raises InvalidError with what breaks them."""
    drawn = pdf(html, edition=edition)
    if found := failures(drawn):
        raise InvalidError(found)
    return drawn


def _finish(_document: Any, pdf: Any) -> None:
    name_headers(pdf)
    claim_both(pdf)


def docx(html: str, *, edition: gost.Edition) -> bytes:
    """Return a DOCX with the styles, sheets and page numbers of the edition."""
    return word.from_tree(_document(html).etree_element, edition=edition)


DRAWN = {"pdf": pdf, "kept": kept_pdf, "docx": docx}
"""How a paper is drawn, by what it becomes."""


def _document(html: str) -> Any:
    document = HTML(string=html, url_fetcher=NothingFetched())
    _remove_foreign(document.etree_element)
    _typeset(document.etree_element)
    _cut(document.etree_element.find("body"))
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


def _typeset(root: Any) -> None:
    """Print what the font lacks in other signs, and keep together what a line may not tear, whoever wrote it."""
    for element in root.iter():
        element.text = element.text and TOGETHER.sub(NBSP, printable(element.text))
        element.tail = element.tail and TOGETHER.sub(NBSP, printable(element.tail))


def _cut(element: Any) -> None:
    """Put overlong words and the pieces of long texts into boxes: characters put in would be copied too."""
    element.text, children = _pieces(element.text or "")
    for child in list(element):
        _cut(child)
        child.tail, boxes = _pieces(child.tail or "")
        children += [child, *boxes]
    element[:] = children


def _pieces(text: str) -> tuple[str, list[Any]]:
    """Return what stands before the first box, and the boxes with what follows them."""
    if len(text) <= LONGEST_WHOLE:
        return text, []
    before, *rest = OVERLONG.split(text)
    boxes = _boxes(LONG_TEXT.findall(before)[1:])
    before = before[: len(before) - sum(len(box.text) for box in boxes)]
    for overlong, after in zip(rest[::2], rest[1::2], strict=True):
        starts = range(0, len(overlong), LONGEST_WHOLE)
        boxes += _boxes([overlong[start : start + LONGEST_WHOLE] for start in starts], {"class": "overlong"})
        boxes += _boxes(LONG_TEXT.findall(after))
    return before, boxes


def _boxes(texts: list[str], attributes: dict[str, str] | None = None) -> list[Any]:
    boxes = [Element("span", attributes or {}) for _text in texts]
    for box, text in zip(boxes, texts, strict=True):
        box.text = text
    return boxes


@lru_cache(maxsize=len(gost.EDITIONS))
def _stylesheets(edition: gost.Edition) -> list[Any]:
    """Return the papers' stylesheet, then the edition's figures, which win over those written in it."""
    fetcher = NothingFetched()
    return [CSS(filename=STYLESHEET, url_fetcher=fetcher), CSS(string=gost.css(edition), url_fetcher=fetcher), ANYWHERE]
