"""The rows of a DOCX's tables: which stay whole, which stay together, how high they are."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from documents.press.dates import is_date
from documents.press.word_reference import BARE, TABLE_STYLES
from mentoring.russian import NBSP

WHOLE_ROW, LETTER, SIDE = 12, 1.9, 1.5
"""How many lines a row has at most that is never broken over sheets, 50 mm; a letter's width, a cell's margin in mm."""
LINE, PADDING, PEN_ROW, SHEET = 4.3, 1.4, 9, 240
"""Heights in mm: of a line, of what is free above and below it, of a row to sign in, of all rows that a sheet takes."""
TAIL, TAIL_HEIGHT = 3, 60
"""So many rows stand together at the end of a table, if they are no higher (mm): else half a sheet would stay empty."""


def finish_rows(table: Any, *, whole: bool) -> None:
    """Do what the table's style asks of its rows; whole: a sheet shall hold all of them, if it can."""
    rows, style = list(table.rows), table.style.name
    for row in rows:
        if style in BARE:
            _bare_row(row, signature=style == TABLE_STYLES["bare signature"])
        else:
            _framed_row(row, to_sign=style == TABLE_STYLES["grid pen"])
    if style not in BARE:
        _keep_with_next(_kept(rows, whole=whole and sum(map(_height, rows)) <= SHEET))


def _framed_row(row: Any, *, to_sign: bool) -> None:
    for cell in row._tr.tc_lst:  # noqa: SLF001 – `cells` would repeat merged ones
        for paragraph in filter(lambda one: is_date(one.text), cell.p_lst):
            paragraph.get_or_add_pPr().append(OxmlElement("w:suppressAutoHyphens"))
            _loosen(paragraph, cell.width.mm - 2 * SIDE)
    if not _is_high(row):
        _mark(row, "w:cantSplit")
    if _is_head(row):
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    elif to_sign:
        row.height, row.height_rule = Mm(PEN_ROW), WD_ROW_HEIGHT_RULE.AT_LEAST


def _loosen(paragraph: Any, room: float) -> None:
    """Part a day from its month where the two are wider than the column: Word would tear the month."""
    for text in paragraph.iter(qn("w:t")):
        pieces = text.text.split(" ")
        text.text = " ".join(piece.replace(NBSP, " ") if len(piece) * LETTER > room else piece for piece in pieces)


def _bare_row(row: Any, *, signature: bool) -> None:
    _mark(row, "w:cantSplit")
    _keep_with_next([row])
    for cell in row.cells:
        if signature:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        for paragraph in cell.paragraphs[1:]:
            paragraph.paragraph_format.space_before = Mm(1)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 – python-docx has no word for it


def _kept(rows: Sequence[Any], *, whole: bool) -> list[Any]:
    """Return the rows that never end a sheet: heads, the first row, names of sections, the end's but the last."""
    heads = sum(map(_is_head, rows))
    tail = len(rows) - _tail(rows)
    places = (place for place in range(len(rows) - 1) if whole or place <= heads or place >= tail)
    named = (place for place in range(len(rows) - 1) if _is_name(rows[place]))
    return [rows[place] for place in sorted({*places, *named}) if not _is_high(rows[place])]


def _tail(rows: Sequence[Any]) -> int:
    """Return how many rows at the end stand together."""
    heights = accumulate(map(_height, reversed(rows[-TAIL:])))
    return sum(height <= TAIL_HEIGHT for height in heights)


def _keep_with_next(rows: Iterable[Any]) -> None:
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _is_head(row: Any) -> bool:
    return row._tr.find(f".//{qn('w:tblHeader')}") is not None  # noqa: SLF001 – as above


def _is_name(row: Any) -> bool:
    """Whether the row is one cell that names a part of the table."""
    return len(row._tr.tc_lst) == 1 and len(row.table.columns) > 1  # noqa: SLF001 – as above


def _is_high(row: Any) -> bool:
    """Guess by the letters whether the row is so high that a sheet may break it; merged cells do not count."""
    return _most_lines(row) > WHOLE_ROW


def _height(row: Any) -> float:
    return max(0 if _is_head(row) else PEN_ROW, _most_lines(row) * LINE + PADDING)


def _most_lines(row: Any) -> int:
    own = (cell for cell in row._tr.tc_lst if cell.vMerge is None)  # noqa: SLF001 – `cells` would repeat merged ones
    return max(map(_lines, own), default=0)


def _lines(cell: Any) -> int:
    across = max(cell.width.mm / LETTER, 1)
    return sum(ceil(len(paragraph.text) / across) for paragraph in cell.p_lst)
