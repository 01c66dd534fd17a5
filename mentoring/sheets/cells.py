"""What a cell of any format is as a text, and what a text is in a cell."""

import datetime as dt
import re
from typing import Any

from mentoring.text import as_typed

LONGEST = 32_767
"""Excel holds no longer text in a cell; other formats would."""
BLANK = frozenset({"-", "–", "—", "−"})
ISO_DAY = "%Y-%m-%d"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LINE_END = re.compile(r"\r\n?")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
SPACES = re.compile(r"\s+")


def cell_text(value: Any) -> str:
    """Return all of the cell that is a text: letters composed, lines as lines, a date as 2026-09-01, 5.0 as 5."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, dt.date):
        return value.strftime(ISO_DAY)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _clean(str(value)[:LONGEST])


def _clean(text: str) -> str:
    """Leave out what nobody sees: control characters, halves of surrogates and the mark before a formula too."""
    if not text.isprintable():
        text = CONTROL.sub(_dropped, LINE_END.sub("\n", text))
    text = as_typed(text).strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _dropped(control: re.Match[str]) -> str:
    return " " if control[0].isspace() else ""


def one_line(value: Any) -> str:
    """Return the cell as one line of printable characters, a lone dash as nothing."""
    text = cell_text(value)
    if not text.isprintable():
        text = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    text = SPACES.sub(" ", text).strip()
    return "" if text in BLANK else text


def harmless(value: Any) -> Any:
    """Return the value as it may be written: a text that a spreadsheet would take for a formula gets a mark before."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
