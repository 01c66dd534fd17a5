"""The intervals around the tables of a DOCX: Word's tables have no margins, so paragraphs beside them keep the room."""

from typing import Any

from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from documents.press.gost import Edition
from documents.press.word_reference import BARE, TABLE_STYLES
from documents.press.word_sheets import sections

GAPS = {
    TABLE_STYLES["bare"]: (1, 0.5),
    TABLE_STYLES["bare signature"]: (2, 0.5),
    TABLE_STYLES["grid"]: (0.5, 0.5),
    TABLE_STYLES["grid pen"]: (0.5, 0.5),
}
"""What is left free before and after a table, in intervals between requisites."""


def set_gaps(document: Any, edition: Edition) -> None:
    """Part tables from what stands beside them on the sheet, and rows of requisites from each other."""
    for blocks in sections(document):
        for before, here, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
            if isinstance(here, Paragraph):
                _part(here, Mm(_gaps(before)[1] * edition.requisite_gap), Mm(_gaps(after)[0] * edition.requisite_gap))
            elif here.style.name in BARE:
                _part_rows(here, Mm(edition.requisite_gap))


def _gaps(block: Any) -> tuple[float, float]:
    return GAPS.get(block.style.name, (0, 0)) if block is not None else (0, 0)


def _part(paragraph: Any, above: int, below: int) -> None:
    """Give the paragraph what its neighbours ask for, unless its own style gives more: the larger one counts."""
    form, own = paragraph.paragraph_format, paragraph.style.paragraph_format
    if not paragraph.text and not paragraph.runs:  # it only keeps tables apart, and should not be seen itself
        form.line_spacing, form.space_before, form.space_after = Pt(1), Pt(0), max(above, below)
        return
    if above:
        form.space_before = max(own.space_before or 0, above)
    if below:
        form.space_after = max(own.space_after or 0, below)


def _part_rows(table: Any, gap: int) -> None:
    for row in list(table.rows)[1:]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.space_before = gap
