"""What is wrong with a paper's DOCX, as it is written: sheets, stamps, indents, hyphens and the code, within 0.5 mm."""

from collections.abc import Iterator, Sequence
from typing import Any

import lxml.html
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from documents.press import gost
from mentoring.signs import printable
from tests.documents.measured import WITHIN, place_of, squeezed

EDITION = gost.CURRENT
STAMP, EMU = "corner", 36_000
WHOLE = (
    ".//td[contains(@class, 'person')]//p | .//table[contains(@class, 'bare')]//p | .//h1 | .//h2"
    " | .//p[contains(' centre name foot kind mark left ', concat(' ', @class, ' '))]"
)
"""What the stylesheet never hyphenates."""


def faults(html: str, document: Any) -> list[str]:
    body = lxml.html.document_fromstring(html).body
    code = [box for box in body.find_class("code") if box.find("img") is not None]
    for box in code:
        box.drop_tree()
    said = [*_of_sheets(body, document), *_of_tables(body, document), *_of_code(document, has_code=bool(code))]
    return [f"DOCX: {fault}" for fault in [*said, *_of_paragraphs(body, document)]]


def _differ(what: str, found: Sequence[float], ought: Sequence[float]) -> Iterator[str]:
    if len(found) != len(ought) or any(abs(one - other) > WITHIN for one, other in zip(found, ought, strict=True)):
        yield f"{what} {[round(each, 1) for each in found]}, а не {ought}"


def _of_sheets(body: Any, document: Any) -> Iterator[str]:
    turned = ["landscape" in section.get("class", "").split() for section in body.iter("section")]
    if len(turned) != len(document.sections):
        yield f"разделов {len(document.sections)}, а не {len(turned)}"
    left = EDITION.margin_left_kept if "kept-long" in body.get("class", "").split() else EDITION.margin_left
    ought = [EDITION.margin_top, EDITION.margin_right, EDITION.margin_bottom, left]
    ought += [EDITION.page_number_from_edge] * 2
    for section, wide in zip(document.sections, turned, strict=False):
        size = [EDITION.page_width, EDITION.page_height]
        yield from _differ("лист", [section.page_width.mm, section.page_height.mm], size[::-1] if wide else size)
        margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
        distances = (section.header_distance, section.footer_distance)
        yield from _differ("поля и колонтитулы", [each.mm for each in (*margins, *distances)], ought)


def _of_tables(body: Any, document: Any) -> Iterator[str]:
    """Each table is as wide as the text; columns of stamps are 80 mm."""
    kept, drawn = "kept-long" in body.get("class", "").split(), [*document.element.body.iter(qn("w:tbl"))]
    tables = [(section, table) for section in body.iter("section") for table in section.iter("table")]
    if len(tables) != len(drawn):
        yield f"таблиц {len(drawn)}, а не {len(tables)}"
    for (section, table), element in zip(tables, drawn, strict=False):
        width = EDITION.text_width(kept=kept, landscape="landscape" in section.get("class", "").split())
        columns = [column.w.mm for column in element.tblGrid.gridCol_lst]
        yield from _differ("таблица", [sum(columns)], [width])
        stamps = [mm for mm, column in zip(columns, table.iter("col"), strict=True) if column.get("class") == STAMP]
        yield from _differ("гриф", stamps, [EDITION.requisite_width] * len(stamps))


def _of_code(document: Any, *, has_code: bool) -> Iterator[str]:
    """The code stands at the right margin, so far from the lower edge as in the PDF."""
    section = document.sections[0]
    anchors = [*section.first_page_footer._element.iter(qn("wp:anchor"))]
    pictures = [*document.element.body.iter(qn("wp:inline"), qn("wp:anchor"))]
    if len(anchors) != has_code or pictures:
        yield f"QR-кодов: {len(anchors)}, картинок в тексте: {len(pictures)}"
    for anchor in anchors:
        size = anchor.find(qn("wp:extent"))
        yield from _differ(
            "сторона QR-кода", [int(size.get(side)) / EMU for side in ("cx", "cy")], [EDITION.code_size] * 2
        )
        across, down = anchor.find(qn("wp:positionH")), anchor.find(qn("wp:positionV"))
        at_margin = (across.get("relativeFrom"), across.find(qn("wp:align")).text) == ("margin", "right")
        if not at_margin or down.get("relativeFrom") != "page":
            yield "QR-код не у правого поля листа"
        top = int(down.find(qn("wp:posOffset")).text) / EMU
        below = section.page_height.mm - top - EDITION.code_size
        yield from _differ("QR-код от нижнего края", [below], [EDITION.code_from_edge])


def _of_paragraphs(body: Any, document: Any) -> Iterator[str]:
    """First-line indents, and no hyphens where the stylesheet has none; what stands in two ways may have either."""
    places, torn = dict[str, set[str]](), dict[str, set[bool]]()
    whole = {*body.xpath(WHOLE)}
    for element in body.iter("p", "h1", "h2", "h3", "th"):
        text = squeezed(printable(element.text_content()))
        places.setdefault(text, set()).add(place_of(element))
        torn.setdefault(text, set()).add(element not in whole)
    hyphenated = document.settings.element.find(qn("w:autoHyphenation")) is not None
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document)
        text = squeezed(paragraph.text)
        if places.get(text) in ({"indent"}, {"left"}, {"centre"}):
            indent = EDITION.first_line_indent if places[text] == {"indent"} else 0
            yield from _differ(f"отступ «{text[:30]}»", [_first_line(paragraph)], [indent])
        if hyphenated and torn.get(text) == {False} and text and not _is_whole(paragraph):
            yield f"переносится «{text[:30]}»"


def _first_line(paragraph: Paragraph) -> float:
    assert paragraph.style is not None
    own, of_style = paragraph.paragraph_format.first_line_indent, paragraph.style.paragraph_format.first_line_indent
    return (own if own is not None else of_style or Mm(0)).mm


def _is_whole(paragraph: Paragraph) -> bool:
    assert paragraph.style is not None
    properties = (paragraph._p.pPr, paragraph.style.element.pPr)
    return any(each is not None and each.find(qn("w:suppressAutoHyphens")) is not None for each in properties)
