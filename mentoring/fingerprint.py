"""Telling a text from any other in a few letters: what a page showed, what a person agreed to."""

import hashlib

LETTERS = 16


def fingerprint(text: str) -> str:
    """Return the letters. They are kept with visas: another way of telling texts would take every visa back."""
    return hashlib.sha256(text.encode()).hexdigest()[:LETTERS]
