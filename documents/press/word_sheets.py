"""What ends a sheet of a DOCX: no sheet has a signature alone, nor the last line of a text."""

from typing import Any

from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from documents.press.word_reference import SECTION_BREAK, TABLE_STYLES

TOGETHER = 4
"""So many paragraphs at the end of a section stand on one sheet."""


def keep_ends(document: Any) -> None:
    """Keep the last paragraphs of each section together, and what stands before a signature with it."""
    for section in sections(document):
        for place, block in enumerate(section):
            after = [each for each in section[place + 1 :] if _says_something(each)][:TOGETHER]
            if after and (len(after) < TOGETHER or any(map(_is_signature, after[: TOGETHER - 1]))):
                _keep(block)


def sections(document: Any) -> list[list[Any]]:
    """Return the paragraphs and tables of each section."""
    found: list[list[Any]] = [[]]
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph) and block.style is not None and block.style.name == SECTION_BREAK:
            found.append([])
        else:
            found[-1].append(block)
    return found


def _says_something(block: Any) -> bool:
    """Empty paragraphs only part tables."""
    return isinstance(block, Table) or bool(block.text)


def _is_signature(block: Any) -> bool:
    return isinstance(block, Table) and block.style is not None and block.style.name == TABLE_STYLES["bare signature"]


def _keep(block: Any) -> None:
    """Keep the paragraph, or the last row of the table, with what follows."""
    last = block._tbl.tr_lst[-1] if isinstance(block, Table) else block._p  # noqa: SLF001 – `rows` would be slow
    for element in last.iter(qn("w:p")):
        Paragraph(element, block).paragraph_format.keep_with_next = True
