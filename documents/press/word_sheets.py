"""What ends a sheet of a DOCX: no sheet has a signature alone, nor the last line of a text."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from documents.press.word_reference import NOTES, SECTION_BREAK, TABLE_STYLES

TOGETHER = 4
"""So many paragraphs at the end of a section stand on one sheet."""
_OPEN_ROW = f"""<w:tr {nsdecls("w")}><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>
<w:gridSpan w:val="{{columns}}"/>
<w:tcBorders><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>
<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>
</w:tcPr><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p></w:tc></w:tr>"""
"""A row of one cell without a frame; its paragraph is not seen."""


def keep_ends(document: Any) -> None:
    """Keep the last paragraphs of each section together, notes with their table, a signature with what is signed."""
    for section in sections(document):
        for place, block in enumerate(section):
            after = [each for each in section[place + 1 :] if _says_something(each)][:TOGETHER]
            if after and (len(after) < TOGETHER or any(map(_is_signature, after[:-1])) or _ties_notes(block, after)):
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


def _ties_notes(block: Any, after: list[Any]) -> bool:
    """Whether a note follows, be it the first one under a table or one of the last."""
    return _is_note(after[0]) and not (_is_note(block) and all(map(_is_note, after[:-1])))


def _is_note(block: Any) -> bool:
    return block.style is not None and block.style.name in NOTES


def _is_signature(block: Any) -> bool:
    return _is_table(block, "bare signature")


def _is_table(block: Any, name: str) -> bool:
    return isinstance(block, Table) and block.style is not None and block.style.name == TABLE_STYLES[name]


def _keep(block: Any) -> None:
    """Keep the paragraph, or the last row of the table, with what follows."""
    last = block._tbl.tr_lst[-1] if isinstance(block, Table) else block._p  # noqa: SLF001 – `rows` would be slow
    for element in last.iter(qn("w:p")):
        Paragraph(element, block).paragraph_format.keep_with_next = True


def join_signatures(document: Any) -> None:
    """Put a signature under a plan into the plan's last row: LibreOffice keeps rows together, but no table's end."""
    for section in sections(document):
        for table, between, signature in zip(section, section[1:], section[2:], strict=False):
            if _is_table(table, "grid") and _is_signature(signature):
                _join(table, between._p, signature._tbl)  # noqa: SLF001 – python-docx moves nothing itself


def _join(table: Any, between: Any, signature: Any) -> None:
    """between: the paragraph that parts the two; another ends the cell, as the schema asks."""
    row = parse_xml(_OPEN_ROW.format(columns=len(table.columns)))
    end = row.tc_lst[0].p_lst[0]
    end.addprevious(between)
    end.addprevious(signature)
    table._tbl.append(row)  # noqa: SLF001 – as above
