"""Telling a text from any other in a few letters: what a page showed, what a person agreed to."""

import hashlib

from mentoring.text import lines
from mentoring.validators import LONGEST_TEXT

LETTERS = 16


def fingerprint(text: str) -> str:
    """Return the letters. They are kept with visas: another way of telling texts would take every visa back."""
    return hashlib.sha256(text.encode()).hexdigest()[:LETTERS]


def seen(text: str) -> str:
    """Return what a form sends back of the text that it showed: all of it, or the letters where it is too long."""
    return text if len(text) <= LONGEST_TEXT else fingerprint(lines(text))
