"""What is done to the texts of a paper before it is drawn: signs, spaces and boxes that its lines keep to."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from documents.press import dates
from mentoring.russian import NBSP, together
from mentoring.signs import MARKS, printable

BOUND = re.compile(
    r"(?<=\S) (?=– )"  # no line begins with a dash
    r"|(?<=«\w) |(?<=«\w\w) "  # «О введении …»
    r"|(?<=[А-ЯЁ]{2}) (?=«)"  # МБОУ «СОШ № 5»
    r"|(?<=\d{4}/\d{4}) (?=учебн)"  # 2026/2027 учебный год
    r"|(?<=\bот) (?=\d\d\.\d\d\.)"  # от 02.11.2026
    r"|(?<=\S) (?=_{3,20}(?!_))"  # ОГРН ______
)
NUMBER = re.compile(rf"№{NBSP}?[^\s№,;:.()«»]*[/–-][^\s№,;:.()«»]*")
WHOLE = rf"{NUMBER.pattern}|\b\d{{1,4}}–\d{{1,4}}\b"
"""A number after its sign, days or years from and to: torn nowhere, though lines break at slashes and dashes."""
IN_TABLE = re.compile(f"({WHOLE})")
IN_TEXT = re.compile(rf"({WHOLE}|https?://[^\s/]+|\b[А-ЯЁ][а-яё]{{7,30}}\b)")
"""Sites and names too: of words with a capital letter none is hyphenated."""
IN_REQUISITE = re.compile(rf"({WHOLE}|\b[А-ЯЁа-яё]{{2,12}}-[А-ЯЁа-яё]{{2,12}}\b)")
"""Posts too: «учителя-логопеда»."""
LONGEST_WHOLE = 60
"""Letters of a word that is hyphenated; a longer one is no word, and may be broken anywhere."""
OVERLONG = re.compile(rf"([^ \t\n\r\f]{{{LONGEST_WHOLE + 1},}})")
OVERLONG_PART = re.compile(rf".{{1,{LONGEST_WHOLE}}}[{MARKS}]?")
"""No part begins with the accent of the letter before."""
LONG_TEXT = re.compile(r"(?s).{1,500}(?:[ \t\n\r\f]|$)")
"""A piece of a text. WeasyPrint shapes the whole rest of a piece for each of its lines, also within a word."""


def typeset(root: Any) -> None:
    """Print what the font lacks in other signs, and keep together what a line may not tear, whoever wrote it."""
    framed = {inner for table in _tables(root, "grid") for inner in table.iter()}
    for element in root.iter():
        held = str if element in framed else dates.held_together
        element.text = element.text and held(_bound(element.text))
        element.tail = element.tail and held(_bound(element.tail))
    for cell in root.iter("td"):
        for paragraph in cell.iter("p"):
            _typeset_cell(paragraph, roomy="roomy" in cell.get("class", "").split())


def _tables(root: Any, look: str) -> Iterator[Any]:
    return (table for table in root.iter("table") if look in table.get("class", "").split())


def _bound(text: str) -> str:
    return BOUND.sub(NBSP, together(printable(text)))


def _typeset_cell(paragraph: Any, *, roomy: bool) -> None:
    """Tear no month in a cell of dates; roomy: nor a year from its month."""
    if not dates.is_date(paragraph.text or ""):
        return
    paragraph.set("class", "date")
    paragraph.text = dates.held_together(paragraph.text) if roomy else dates.loosened(paragraph.text)


def cut(element: Any) -> None:
    """Put overlong words and the pieces of long texts into boxes: characters put in would be copied too."""
    element.text, children = _pieces(element.text or "")
    for child in list(element):
        cut(child)
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
        boxes += _boxes(OVERLONG_PART.findall(overlong), {"class": "overlong"})
        boxes += _boxes(LONG_TEXT.findall(after))
    return before, boxes


def _boxes(texts: list[str], attributes: dict[str, str] | None = None) -> list[Any]:
    boxes = [Element("span", attributes or {}) for _text in texts]
    for box, text in zip(boxes, texts, strict=True):
        box.text = text
    return boxes


def hold(body: Any) -> None:
    """Put what lines may not tear into boxes: characters put in would be copied too."""
    texts = {inner for section in body.iter("section") for text in section.findall("p") for inner in text.iter()}
    requisites = {inner for table in _tables(body, "bare") for inner in table.iter()}
    for element in list(body.iter()):
        _hold(element, IN_TEXT if element in texts else IN_REQUISITE if element in requisites else IN_TABLE)


def _hold(element: Any, whole: re.Pattern[str]) -> None:
    for child in reversed(list(element)):
        after = list(_held(child.tail or "", whole))
        child.tail = after[0]
        place = list(element).index(child) + 1
        element[place:place] = after[1:]
    before = list(_held(element.text or "", whole))
    element.text = before[0]
    element[:0] = before[1:]


def _held(text: str, whole: re.Pattern[str]) -> Iterator[Any]:
    """Yield the text before the first find, then each find in a box with the text after it as its tail."""
    first, *rest = whole.split(text)
    yield first
    for found, after in zip(rest[::2], rest[1::2], strict=True):
        box = Element("span", {"class": "whole"})
        box.text, box.tail = found, after
        yield box
