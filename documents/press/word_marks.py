"""The mark of an electronic signature in a DOCX: framed, in the text or in the footer of the first sheet."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from documents.press.gost import Edition
from documents.press.word_reference import MARK, MARK_TITLE
from documents.press.word_sheets import sections

BOX, SHEET_END = "e-signature", "sheet-end"
FROM_TEXT = 1.5
"""Millimetres between the frame, which stands outside of the paragraphs, and its text."""
BEFORE_BORDER = tuple(
    qn(f"w:{name}")
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    )
)  # fmt: skip
"""What the schema wants first."""


def take_mark(body: Any) -> list[list[str]]:
    """Take the mark of the first sheet's foot out of the tree: the lines of its paragraphs; empty where none is."""
    end = next((box for box in body.iter("div") if box.get("class") == SHEET_END), None)
    mark = next((box for box in end if box.get("class") == BOX), None) if end is not None else None
    if end is None or mark is None:
        return []
    end.remove(mark)
    return [[*paragraph.itertext()] for paragraph in mark]


def place_mark(document: Any, mark: list[list[str]], edition: Edition, width: int) -> None:
    """Put it into the footer of the first sheet, which takes its room from the text; width: of the text there."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    last = section.first_page_footer.paragraphs[0]
    for number, lines in enumerate(mark):
        paragraph = last.insert_paragraph_before(style=MARK if number else MARK_TITLE)
        for place, line in enumerate(lines):
            run = paragraph.add_run()
            if place and not number:
                run.add_break()
            run.add_text(line)
        _frame(paragraph, (width - edition.mark_width) / 2)


def frame_marks(document: Any, edition: Edition, *, kept: bool, landscape: list[bool]) -> None:
    """Draw the frames of those that stand in the text."""
    for blocks, turned in zip(sections(document), landscape, strict=True):
        beside = (edition.text_width(kept=kept, landscape=turned) - edition.mark_width) / 2
        for block in blocks:
            if isinstance(block, Paragraph) and block.style is not None and block.style.name in {MARK, MARK_TITLE}:
                _frame(block, beside)


def _frame(paragraph: Paragraph, beside: float) -> None:
    """Draw the border, which neighbours alike share; beside: what is free on both sides, in mm."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for key, value in {"val": "single", "sz": "6", "space": "4", "color": "000000"}.items():
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 – python-docx has no word for borders
    properties.insert(sum(child.tag in BEFORE_BORDER for child in properties), borders)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(beside + FROM_TEXT)
    form.keep_with_next = True
