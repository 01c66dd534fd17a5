"""An uploaded file becomes rows of texts, or one sentence why not."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from mentoring.exceptions import ImpossibleStepError
from mentoring.sheets.archive import MEGABYTE, opened
from mentoring.sheets.cells import cell_text
from mentoring.sheets.excel import xls_sheets, xlsx_sheets
from mentoring.sheets.header import LOOKED_AT, Header, Recognize, Row, find_header
from mentoring.sheets.opendocument import MIMETYPE, ods_sheets
from mentoring.sheets.plain import NOT_A_SHEET, csv_rows

ZIP_START = b"PK\x03\x04"
CONTAINER_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Of an OLE container: XLS, and an encrypted XLSX."""
OLD_XLS_STARTS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
BLANKS_AT_END = 1_000
"""So many empty rows one after another are taken for the end of the sheet: what a sheet means, not what it may cost."""
PROMISING = 2
"""As many known titles make a sheet the one to be read."""

NO_HEADER = "В файле не нашлась строка с названиями столбцов."
NO_ROWS = "В файле есть названия столбцов, но под ними нет ни одной строки."
EMPTY = "В файле нет ни одной заполненной строки."
DAMAGED = "Файл повреждён или только называется таблицей. Откройте его в Excel, сохраните как XLSX и загрузите ещё раз."
BINARY_BOOK = "Книга в двоичном формате XLSB: откройте её в Excel и сохраните как «Книга Excel (.xlsx)»."
TOO_BIG = "Файл больше {limit} МБ. Уберите картинки и лишние листы или разделите его на части."
TOO_MANY = "В файле больше строк, чем загружается за один раз ({limit}). Разделите его на части."
TOO_WIDE = "В файле больше столбцов, чем можно загрузить ({limit}). Оставьте только нужные."
TOO_FULL = "В файле больше заполненных ячеек, чем можно загрузить ({limit}). Уберите лишние столбцы или разделите его."
TOO_WORDY = "В ячейках больше текста, чем можно загрузить ({limit} млн знаков). Разделите файл на части."


@dataclass(frozen=True)
class Subject:
    """What the rows are about, by those who ask for them.

    recognize: the field that a title means
    text: what a cell says
    no_header, no_rows: what is said where no sheet has titles, where the sheet has nothing under them
    """

    recognize: Recognize
    text: Callable[[Any], str] = cell_text
    no_header: str = NO_HEADER
    no_rows: str = NO_ROWS


@dataclass(frozen=True)
class Table:
    """titles of the columns, what each was recognized as, and the rows: the number in the file, then the cells.

    heading: what stands above the rows, as one text
    beside: how many sheets after this one look the same and are not in it
    """

    titles: list[str]
    columns: list[str]
    rows: list[Row]
    heading: str = ""
    beside: int = 0


def refuse_too_big(size: int) -> None:
    """Look at the size alone, before the file is read."""
    limit = settings.SHEET_MAX_MEGABYTES
    if size > limit * MEGABYTE:
        raise ImpossibleStepError(TOO_BIG.format(limit=limit))


def read_table(content: bytes, subject: Subject) -> Table:
    """Return the first sheet that has titles of the subject. Raises ImpossibleStepError."""
    sheets = read_sheets(content, subject)
    table = _table(*_chosen(sheets, subject), subject)
    return replace(table, beside=_promising(sheets, subject))


def read_plain_table(content: bytes, subject: Subject) -> Table:
    """Return the first sheet with any rows, its titles in the first of them: as the site itself writes a sheet."""
    rows = next(filter(None, read_sheets(content, subject)), None)
    if rows is None:
        raise ImpossibleStepError(EMPTY)
    return _table(rows, Header(titles=rows[0][1], below=1, score=0), subject)


def read_sheets(content: bytes, subject: Subject) -> Iterator[list[Row]]:
    """Yield of each visible sheet the rows that hold anything, within the limits. Raises ImpossibleStepError."""
    refuse_too_big(len(content))
    try:
        for sheet in _sheets(content, subject):
            yield _filled(sheet, subject.text)
    except ImpossibleStepError:
        raise
    except Exception as error:  # a foreign file: the libraries raise whatever they stumble over
        raise ImpossibleStepError(DAMAGED) from error


def _sheets(content: bytes, subject: Subject) -> Iterator[Iterator[list[Any]]]:
    """Tell the format by the content: a name may lie."""
    if not content.strip():
        raise ImpossibleStepError(EMPTY)
    if content.startswith(ZIP_START):
        yield from _archived_sheets(content, subject)
    elif content.startswith((CONTAINER_START, *OLD_XLS_STARTS)):
        yield from xls_sheets(content)
    else:
        yield csv_rows(content, subject.recognize)


def _archived_sheets(content: bytes, subject: Subject) -> Iterator[Iterator[list[Any]]]:
    archive = opened(content)
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise ImpossibleStepError(BINARY_BOOK)
    if "xl/workbook.xml" in names:
        yield from xlsx_sheets(content, archive)
    elif "mimetype" in names and archive.read("mimetype").startswith(MIMETYPE):
        yield from ods_sheets(archive, subject.text)
    else:
        raise ImpossibleStepError(NOT_A_SHEET)


def _filled(sheet: Iterable[list[Any]], text: Callable[[Any], str]) -> list[Row]:
    """Return the rows that hold anything, within the limits."""
    rows: list[Row] = []
    cells = letters = blanks = 0
    for number, raw in enumerate(sheet, start=1):
        row = _trimmed([text(value) for value in raw]) if any(raw) else []
        blanks = 0 if row else blanks + 1
        if blanks > BLANKS_AT_END:
            break
        if row:
            rows.append((number, row))
            cells, letters = cells + sum(map(bool, row)), letters + sum(map(len, row))
            _keep_limits(len(rows), len(row), cells, letters)
    return rows


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _keep_limits(rows: int, width: int, cells: int, letters: int) -> None:
    megabytes = settings.SHEET_MAX_MEGABYTES
    for found, limit, sentence in (
        (rows - LOOKED_AT, settings.SHEET_MAX_ROWS, TOO_MANY),
        (width, settings.SHEET_MAX_COLUMNS, TOO_WIDE),
        (cells, settings.SHEET_MAX_CELLS, TOO_FULL),
    ):
        if found > limit:
            raise ImpossibleStepError(sentence.format(limit=limit))
    if letters > megabytes * 1_000_000:
        raise ImpossibleStepError(TOO_WORDY.format(limit=megabytes))


def _chosen(sheets: Iterable[list[Row]], subject: Subject) -> tuple[list[Row], Header]:
    """Return the first sheet with known titles, else the first with any: a book may begin with a title page."""
    spare: tuple[list[Row], Header] | None = None
    filled = False
    for rows in sheets:
        filled = filled or bool(rows)
        header = find_header(rows, subject.recognize)
        if header and header.score >= PROMISING:
            return rows, header
        spare = spare or (rows, header) if header else spare
    if spare is None:
        raise ImpossibleStepError(subject.no_header if filled else EMPTY)
    return spare


def _promising(sheets: Iterable[list[Row]], subject: Subject) -> int:
    """Count the sheets with known titles; one that can't be read ends the count, for it is not what was asked for."""
    count = 0
    with suppress(ImpossibleStepError):
        for rows in sheets:
            header = find_header(rows, subject.recognize)
            count += bool(header and header.score >= PROMISING and rows[header.below :])
    return count


def _table(rows: list[Row], header: Header, subject: Subject) -> Table:
    below = rows[header.below :]
    if not below:
        raise ImpossibleStepError(subject.no_rows)
    if len(below) > settings.SHEET_MAX_ROWS:
        raise ImpossibleStepError(TOO_MANY.format(limit=settings.SHEET_MAX_ROWS))
    width = max(len(header.titles), *(len(cells) for _, cells in below))
    titles = _widened(header.titles, width)
    columns = [subject.recognize(title) for title in titles]
    heading = " ".join(cell for _, cells in rows[: header.below] for cell in cells if cell)
    return Table(titles, columns, [(number, _widened(cells, width)) for number, cells in below], heading)


def _widened(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))
