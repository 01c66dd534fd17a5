"""What pandoc leaves undone in a DOCX: sheets of both orientations, widths, hyphenation."""

from copy import deepcopy
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from documents.press.gost import Edition
from documents.press.typesetting import NUMBER
from documents.press.word_gaps import set_gaps
from documents.press.word_marks import frame_marks
from documents.press.word_reference import SECTION_BREAK, SHEET_FOOT
from documents.press.word_rows import finish_rows
from documents.press.word_sheets import join_signatures, keep_ends

UNBROKEN = "\N{NON-BREAKING HYPHEN}"
WORD_2013 = "15"
"""The newest way of laying out: an older one makes Word announce «режим совместимости»."""


def finish(
    document: Any,
    edition: Edition,
    *,
    kept: bool,
    separate: bool,
    hyphenated: bool,
    landscape: list[bool],
    widths: list[list[float]],
    whole: list[bool],
) -> None:
    """Finish the document.

    separate: each section is a paper of its own; hyphenated: words may be torn, as no names stand in the text;
    landscape: the orientation of each section; widths: the columns of each table, in mm;
    whole: which tables a sheet holds whole, if it can
    """
    _sections(document, landscape, separate=separate)
    for table, columns, one in zip(document.tables, widths, whole, strict=True):
        _columns(table, columns)
        finish_rows(table, whole=one)
    set_gaps(document, edition)
    keep_ends(document)
    join_signatures(document)
    _hold_numbers(document)
    _frame_foot(document, edition.text_width(kept=kept, landscape=False))
    frame_marks(document, edition, kept=kept, landscape=landscape)
    _settings(document, hyphenated=hyphenated)
    _name_font(document, edition)


def _columns(table: Any, widths: list[float]) -> None:
    table.autofit = False
    whole = table._tbl.tblPr.find(qn("w:tblW"))  # noqa: SLF001 – python-docx has no word for the table's width
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(Mm(sum(widths)).twips))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table._tbl.tr_lst:  # noqa: SLF001 – `row.cells` would repeat the merged ones
        place = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            cell.width = Mm(sum(widths[place : place + span]))
            place += span


def _sections(document: Any, landscape: list[bool], *, separate: bool) -> None:
    """Close each sheet but the last where its mark stands; only a paper's first page goes without a number."""
    last = document.sections[-1]
    marks = [paragraph for paragraph in document.paragraphs if paragraph.style.name == SECTION_BREAK]
    for mark in marks:
        for run in mark.runs:
            run._r.getparent().remove(run._r)  # noqa: SLF001 – python-docx removes nothing itself
        mark._p.get_or_add_pPr().append(deepcopy(last._sectPr))  # noqa: SLF001 – nor does it copy sections
    for place, (section, turned) in enumerate(zip(document.sections, landscape, strict=True)):
        section.different_first_page_header_footer = separate or place == 0
        if separate:
            _count_anew(section)
        if turned:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width


def _count_anew(section: Any) -> None:
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(numbers)  # noqa: SLF001 – right after the margins, as the schema asks


def _frame_foot(document: Any, width: int) -> None:
    """Put place and year at the foot of the sheet: a frame, the one way that both Word and LibreOffice know."""
    for paragraph in document.paragraphs:
        if paragraph.style.name == SHEET_FOOT:
            frame = OxmlElement("w:framePr")
            placed = {"vAnchor": "margin", "hAnchor": "margin", "xAlign": "center", "yAlign": "bottom"}
            for key, value in {"w": str(Mm(width).twips), "wrap": "around", **placed}.items():
                frame.set(qn(f"w:{key}"), value)
            paragraph._p.get_or_add_pPr().insert(1, frame)  # noqa: SLF001 – right after the style, as the schema asks


def _hold_numbers(document: Any) -> None:
    """Let no line tear «№ 26/1-ОД» after its hyphen: Word has a hyphen of its own for that, which is no letter."""
    for text in list(document.element.body.iter(qn("w:t"))):
        first, *rest = NUMBER.sub(lambda number: number[0].replace("-", UNBROKEN), text.text or "").split(UNBROKEN)
        for part in reversed(rest):
            after = deepcopy(text)
            after.text = part
            text.addnext(after)
            text.addnext(OxmlElement("w:noBreakHyphen"))
        text.text = first


def _settings(document: Any, *, hyphenated: bool) -> None:
    settings = document.settings.element
    if hyphenated:
        settings.find(qn("w:defaultTabStop")).addnext(OxmlElement("w:autoHyphenation"))
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)


def _name_font(document: Any, edition: Edition) -> None:
    """Tell Word what to take where the free font is not installed."""
    table = next(relation.target_part for relation in document.part.rels.values() if relation.reltype == RT.FONT_TABLE)
    table._blob = (  # noqa: SLF001 – a part without a class of its own in python-docx
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:fonts {nsdecls("w")}><w:font w:name="{edition.font}"><w:altName w:val="{edition.font_elsewhere}"/>'
        '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()
