"""What is done to the texts of a paper before it is drawn: signs, spaces and boxes that its lines keep to."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from documents.press import dates
from mentoring.russian import NBSP, together
from mentoring.signs import printable

NUMBER = re.compile(rf"(№{NBSP}?[^\s№,;:.()«»]*[/–-][^\s№,;:.()«»]*)")
LONGEST_WHOLE = 60
"""Letters of a word that is hyphenated; a longer one is no word, and may be broken anywhere."""
OVERLONG = re.compile(rf"([^ \t\n\r\f]{{{LONGEST_WHOLE + 1},}})")
LONG_TEXT = re.compile(r"(?s).{1,500}(?:[ \t\n\r\f]|$)")
"""A piece of a text. WeasyPrint shapes the whole rest of a piece for each of its lines, also within a word."""


def typeset(root: Any) -> None:
    """Print what the font lacks in other signs, and keep together what a line may not tear, whoever wrote it."""
    for element in root.iter():
        element.text = element.text and together(printable(element.text))
        element.tail = element.tail and together(printable(element.tail))
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
        starts = range(0, len(overlong), LONGEST_WHOLE)
        boxes += _boxes([overlong[start : start + LONGEST_WHOLE] for start in starts], {"class": "overlong"})
        boxes += _boxes(LONG_TEXT.findall(after))
    return before, boxes


def _boxes(texts: list[str], attributes: dict[str, str] | None = None) -> list[Any]:
    boxes = [Element("span", attributes or {}) for _text in texts]
    for box, text in zip(boxes, texts, strict=True):
        box.text = text
    return boxes


def hold_numbers(root: Any) -> None:
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
