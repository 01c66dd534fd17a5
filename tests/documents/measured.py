"""What is wrong with a drawn paper: margins, heads, stamps and numbers of sheets, in millimetres within 0.5."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import lxml.html
from docx.oxml.ns import qn

from documents.press import gost
from documents.press.typesetting import LONGEST_WHOLE
from mentoring.signs import printable
from tests.documents import thin
from tests.documents.sheets import Line, Sheet

EDITION = gost.CURRENT
WITHIN = 0.5
BESIDE = 15
"""In millimetres: stamps nearer than that are of one row."""
FIRST_LINE_WITHIN = 17
"""From the upper margin to the base of a sheet's first line, where no frame begins before: a name, signatures under a
row that fills sheets."""
ENDLESS, LETTER = re.compile(rf"\S{{{LONGEST_WHOLE + 1},}}"), 4
"""A word that is broken anywhere may stand out by a letter (mm), «щ» at 13 points."""
NUMBER_BASE = EDITION.page_number_from_edge + 0.891 * EDITION.text_size * 25.4 / 72
CENTRED, AT_LEFT, PLAIN = (
    {"centre", "name", "foot", "kind", "section-name"},
    {"left", "subject"},
    {None, "dense", "last-point"},
)
HEADS = {"h1", "h2", "h3"}


@dataclass(frozen=True)
class Block:
    """text: squeezed; place: what it must keep to."""

    text: str
    place: str


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u2010]", "", text)


def faults(html: str, sheets: list[Sheet]) -> list[str]:
    body = lxml.html.document_fromstring(html).body
    classes = body.get("class", "").split()
    left = EDITION.margin_left_kept if "kept-long" in classes else EDITION.margin_left
    blocks, endless = [*_blocks(body)], " ".join(ENDLESS.findall(body.text_content()))
    parts = thin.parts_of(body)
    begun = min(min([line.left for line in body_of(sheet)] + sheet.edges) for sheet in sheets)
    found = [] if _near(begun, left) else [f"левое поле {begun:.1f}, а не {left}"]
    for number, sheet in enumerate(sheets, 1):
        expected = "" if number == 1 or "separate" in classes else str(number)
        said = [
            *_of_margins(sheet, left, endless),
            *_of_overlaps(sheet),
            *_of_number(sheet, left, expected),
            *_of_requisites(sheet, left, blocks),
            *(thin.faults(body_of(sheet), parts) if number > 1 else ()),
        ]
        found += [f"лист {number}: {fault}" for fault in said]
    return [*found, *_of_the_code(sheets[0], has_code=body.find(".//p[@class='code']") is not None)]


def body_of(sheet: Sheet) -> list[Line]:
    """Leave out the sheet's number."""
    return [line for line in sheet.lines if line.base > EDITION.margin_top]


def words(sheets: list[Sheet]) -> str:
    return squeezed("".join(line.text for sheet in sheets for line in body_of(sheet)))


def said_in_word(document: Any) -> str:
    """All that a DOCX says, at the foot of its first sheet too; a hyphen that no line tears is no letter there."""
    parts = (document.element.body, document.sections[0].first_page_footer._element)
    said = (node for part in parts for node in part.iter(qn("w:t"), qn("w:noBreakHyphen")))
    return "".join("-" if node.tag == qn("w:noBreakHyphen") else node.text or "" for node in said)


def said_once(text: str, html: str) -> str:
    """Leave out of a squeezed text what a PDF repeats on each sheet: heads of tables, sections and cells that go on.

    Where there are contents, dots too: in a PDF they lead to the numbers of sheets.
    """
    body = lxml.html.document_fromstring(html).body
    left_out = "." if body.find_class("entry") else "\0"  # which no paper has
    again = [head.text_content() for head in body.iter("thead")]
    again += [f"{part.get('data-section')} (продолжение)" for part in body.iter("tbody") if part.get("data-section")]
    again += [cell.text_content() for cell in body.iter("td") if "data-again" in cell.attrib]
    text = text.replace(left_out, "")
    for repeated in sorted({squeezed(printable(each)) for each in again} - {""}, key=len, reverse=True):
        text = text.replace(repeated.replace(left_out, ""), "")
    return text


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= WITHIN


def _of_margins(sheet: Sheet, left: float, endless: str) -> Iterator[str]:
    if sorted((round(sheet.width), round(sheet.height))) != [EDITION.page_width, EDITION.page_height]:
        yield f"не А4: {sheet.width} × {sheet.height}"
    if sheet.lost:
        yield f"нет знаков в шрифте: {sheet.lost}"
    lines, right = body_of(sheet), sheet.width - EDITION.margin_right
    if not lines:
        yield "пустой лист"
    yield from (
        f"за полем {line}"
        for line in lines
        if line.left < left - WITHIN
        or line.right > right + (LETTER if line.text.strip() in endless else WITHIN)
        or line.base > sheet.height - EDITION.margin_bottom
    )
    if sheet.edges and not (_near(min(sheet.edges), left) and _near(max(sheet.edges), right)):
        yield f"таблица от {min(sheet.edges):.1f} до {max(sheet.edges):.1f}, а не от {left} до {right}"
    begins = min([line.base for line in lines] + sheet.tops)
    if not EDITION.margin_top - WITHIN < begins < EDITION.margin_top + FIRST_LINE_WITHIN:
        yield f"начинается на высоте {begins:.1f}"


def _of_overlaps(sheet: Sheet) -> Iterator[str]:
    """No line stands on another one."""
    for one, other in combinations(sheet.lines, 2):
        shared = min(one.right, other.right) - max(one.left, other.left)
        if shared > LETTER and abs(one.base - other.base) < WITHIN * 2:
            yield f"одно на другом: {one}, {other}"


def _of_number(sheet: Sheet, left: float, expected: str) -> Iterator[str]:
    above = [line for line in sheet.lines if line.base <= EDITION.margin_top]
    if expected and [line.text for line in above] != [expected]:
        yield f"номер листа {above}, а не {expected}"
    middle = (left + sheet.width - EDITION.margin_right) / 2
    for line in above:
        if not (_near((line.left + line.right) / 2, middle) and _near(line.base, NUMBER_BASE)):
            yield f"номер листа не на месте: {line}"


def _of_the_code(sheet: Sheet, *, has_code: bool) -> Iterator[str]:
    if len(sheet.pictures) != has_code:
        yield f"QR-кодов: {len(sheet.pictures)}"
    for box in sheet.pictures:
        right, bottom = sheet.width - box.right, sheet.height - box.bottom
        if not (_near(right, EDITION.margin_right) and _near(bottom, EDITION.code_from_edge)):
            yield f"QR-код в {right:.1f} и {bottom:.1f} от краёв"
        if not (_near(box.right - box.left, EDITION.code_size) and _near(box.bottom - box.top, EDITION.code_size)):
            yield f"сторона QR-кода {box.right - box.left:.1f}"


def _blocks(body: Any) -> Iterator[Block]:
    for element in body.iter("p", "h1", "h2", "h3", "th"):
        if text := squeezed(element.text_content()):
            yield Block(text, place_of(element))


def place_of(element: Any) -> str:
    """Say what a text must keep to: left, corner, right, centre, indent; empty where it is free."""
    kinds, cell = {*element.get("class", "").split()}, element.getparent()
    if cell.tag == "section":
        if kinds & AT_LEFT:
            return "left"
        if element.tag in HEADS - {"h3"} or kinds & CENTRED:
            return "centre"
        return "indent" if element.tag == "h3" or element.get("class") in PLAIN else ""
    if cell.tag != "td":
        return ""
    columns = [*cell.getparent().getparent().getparent().iter("col")]
    at = [*cell.getparent()].index(cell)
    if columns[at].get("class") == "corner":
        return "left" if at == 0 else "corner"
    return "right" if cell.get("class") == "right" else ""


def _of_requisites(sheet: Sheet, left: float, blocks: list[Block]) -> Iterator[str]:
    right, tops = sheet.width - EDITION.margin_right, dict[str, list[float]]()
    for line in body_of(sheet):
        text = squeezed(line.text)
        of = [block for block in blocks if text in block.text]
        if text in {"СОГЛАСОВАНО", "УТВЕРЖДАЮ"}:
            tops.setdefault(text, []).append(line.base)
        if len({block.place for block in of}) != 1:
            continue  # it may be of either
        place = of[0].place
        if place != "indent" or all(block.text.startswith(text) for block in of):
            is_at, ought = _stands(line, place, left, right)
            if not _near(is_at, ought):
                yield f"не на месте ({place}, {ought:.1f}): {line}"
    for one, other in product(*tops.values()) if len(tops) > 1 else ():
        if not _near(one, other) and abs(one - other) < BESIDE:
            yield f"грифы на разной высоте: {one:.1f}, {other:.1f}"


def _stands(line: Line, place: str, left: float, right: float) -> tuple[float, float]:
    """Say where the line stands, and where it ought to; the same twice where it may stand anywhere."""
    return {
        "left": (line.left, left),
        "corner": (line.left, right - EDITION.requisite_width),
        "right": (line.right, right),
        "centre": ((line.left + line.right) / 2, (left + right) / 2),
        "indent": (line.left, left + EDITION.first_line_indent),
    }.get(place, (0, 0))
