"""What no sheet may hold alone: the end of a table, a signature, a heading with one line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mentoring.signs import printable
from tests.documents.sheets import Line

FEWEST_LINES, LOW_ROW = 2, 4
"""Lines of its own on a sheet; a row that goes on over so many is no end of a table."""
LOW_CELL = 300
"""Letters of a cell that is repeated; a longer one goes on over sheets itself."""


@dataclass
class Parts:
    """The squeezed texts of a paper. rows: but the first of each table, whose beginning stands on no other sheet."""

    repeated: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    first_rows: list[str] = field(default_factory=list)


def squeezed(text: str) -> str:
    return "".join(printable(text).replace("\u2010", "").split())


def parts_of(body: Any) -> Parts:
    parts = Parts()
    again = [text for text in _texts(body, "td[@data-again]") if len(text) < LOW_CELL]
    parts.repeated = [*_texts(body, "thead"), *again]
    parts.repeated += [squeezed(f"{said} (продолжение)") for said in body.xpath(".//tbody/@data-section")]
    parts.captions = _texts(body, "th[contains(@class, 'caption')]")
    parts.signatures = _texts(
        body, "table[contains(@class, 'signature')]", "p[.='Визы:']", "p[.='Визы:']/following-sibling::table"
    )
    parts.headings = _texts(body, "h1", "h2", "h3")
    parts.entries = _texts(body, "p[contains(@class, 'entry')]")
    for table in body.xpath(".//table[contains(@class, 'grid')]"):
        first, *rest = [squeezed(row.text_content()) for row in table.xpath("./tbody/tr | ./tr")] or [""]
        parts.first_rows.append(first)
        parts.rows += rest
    return parts


def _texts(body: Any, *paths: str) -> list[str]:
    return [squeezed(element.text_content()) for path in paths for element in body.xpath(f".//{path}")]


def _height(lines: list[Line]) -> int:
    return len({round(line.base) for line in lines})


def faults(lines: list[Line], parts: Parts) -> Iterator[str]:
    """Say what stands alone on a sheet that is not the first; lines: without the sheet's number."""
    if any(_is_of(line, parts.captions) for line in lines):
        return  # a sheet for readers says itself what it is
    own = [line for line in lines if not _is_of(line, parts.repeated)]
    text = [line for line in own if _is_of(line, parts.entries) or not _is_of(line, parts.headings)]
    shown = " / ".join(line.text for line in own)
    if _height(own) < FEWEST_LINES:
        yield f"только одна строка: {shown}"
    elif all(_is_of(line, parts.signatures) for line in own) and len((parts.rows or [""])[-1]) < LOW_CELL:
        yield f"только подпись: {shown}"
    elif len(text) < len(own) and _height(text) < FEWEST_LINES:
        yield f"только заголовок и строка: {shown}"
    elif _height(own) < LOW_ROW and _is_one_row(own, parts):
        yield f"только конец таблицы: {shown}"


def _is_of(line: Line, texts: list[str]) -> bool:
    return any(squeezed(line.text) in text for text in texts)


def _is_one_row(lines: list[Line], parts: Parts) -> bool:
    said = [squeezed(line.text) for line in lines]
    return any(all(each in row for each in said) for row in parts.rows) and not any(
        all(each in row for each in said) for row in parts.first_rows
    )
