"""What a cell of any format is as a text."""

import datetime as dt
import re
from typing import Any

from mentoring.resources.base import FORMULA_STARTS

LONGEST = 32_767
"""Excel holds no longer text in a cell; other formats would."""
BLANK = frozenset({"-", "–", "—", "−"})
ISO_DAY = "%Y-%m-%d"
SPACES = re.compile(r"\s+")


def cell_text(value: Any) -> str:
    """Return the cell as one line of printable characters: a date as 2026-09-01, 5.0 as 5, a lone dash as nothing."""
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
    """Drop what is not seen (control characters, soft hyphens, halves of surrogates) and the mark before a formula."""
    if not text.isprintable():
        text = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    text = SPACES.sub(" ", text).strip()
    if text.startswith("'") and text[1:].startswith(FORMULA_STARTS):
        text = text[1:]
    return "" if text in BLANK else text
