"""A sheet of CSV: its encoding and its separator are told by nobody, so they are tried."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from mentoring.exceptions import ImpossibleStepError
from mentoring.sheets.header import LOOKED_AT, Recognize, known

SEPARATORS = ";\t,|"
ENCODINGS = ("utf-8-sig", "cp1251")
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
OTHER_FORMATS = ("<", "%PDF", "{\\rtf", "{", "MIME-Version")
SEPARATOR_LINE = re.compile(r"sep=.\r?\n")
NOT_A_SHEET = "Это не таблица: загрузите файл XLSX, XLS, ODS или CSV."
WEB_PAGE = (
    "Внутри файла не таблица, а веб-страница: так выгружают некоторые программы. Откройте его в Excel и сохраните как "
    "«Книга Excel (.xlsx)»."
)
QUOTES = "Файл CSV не читается: проверьте кавычки или сохраните таблицу как XLSX."


def csv_rows(content: bytes, recognize: Recognize) -> Iterator[list[str]]:
    """Yield the rows; of the separators that is taken which makes most titles that are known."""
    text = _decoded(content)
    text = SEPARATOR_LINE.sub("", text, count=1) if text.startswith("sep=") else text
    separator = max(SEPARATORS, key=lambda tried: _promise(text, tried, recognize))
    try:
        yield from _parsed(text, separator)
    except csv.Error as error:
        raise ImpossibleStepError(QUOTES) from error


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        start = text.lstrip()
        if NOT_TEXT.search(text) or start.startswith(OTHER_FORMATS):
            raise ImpossibleStepError(WEB_PAGE if start.startswith("<") else NOT_A_SHEET)
        return text
    raise ImpossibleStepError(NOT_A_SHEET)


def _parsed(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _promise(text: str, separator: str, recognize: Recognize) -> tuple[int, int]:
    """Tell how much the separator makes of the first lines: known titles, then the number of cells."""
    try:
        rows = list(islice(_parsed(text, separator), LOOKED_AT))
    except csv.Error:
        return (0, 0)
    return max((known(row, recognize) for row in rows), default=0), max(map(len, rows), default=0)
