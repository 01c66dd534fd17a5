"""What the letters of the papers (Liberation Serif) can print, and what is printed instead of the rest."""

import re
import unicodedata

PRINTED = (
    "\t\n\r -~\u00a0-\u036f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u03d0-\u0513\u1e00-\u1e9b\u1ea0-\u1ef9"
    "\u2000-\u2010\u2012-\u2022\u2026\u202a-\u2030\u2032-\u2034\u2039\u203a\u203c\u2044\u2060-\u2064\u2066-\u206f\u2074"
    "-\u2079\u207f-\u2089\u20a0-\u20b5\u2105\u2113\u2116\u2122\u2126\u212e\u2153\u2154\u215b-\u215e\u2190-\u2195\u21d4\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u2248"
    "\u2260\u2261\u2264\u2265\u25a0\u25a1\u25aa-\u25ac\u25b2\u25ba\u25bc\u25c4\u25ca\u25cb\u25cf\u25e6"
    "\u263a-\u263c\u2640\u2642\u2660\u2663\u2665\u2666\u266a\u266b"
)
"""A class of a regular expression: what the font holds of the scripts that are written here, and the unseen signs."""
LOST = re.compile(rf"[^{PRINTED}]")
UNSEEN = re.compile("[\u200b\u200d\u20e3\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff]")
"""What only changes the sign before it: its colour, a frame round it."""
MARKS = r"\u0300-\u036f\u0483-\u0489"
"""A class of what stands over, under or across the letter before it."""
STRAY = re.compile(rf"(?<=[{MARKS}\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\xad])[{MARKS}]+|^[{MARKS}]+", re.MULTILINE)
"""A second mark on a letter, or one without a letter: no PDF says which letters those are."""
SAME = {
    " ": "\u2028\u2029",
    "-": "\u2011",
    "√": "✅✔✓☑🗸🗹",
    "×": "❌✖✗✘☒❎",
    "□": "☐⬜◻▢",
    "■": "⬛◼",
    "☺": "🙂😊😀😃😄😁😉😅🤗☻",
    "♥": "❤💚💙💛🧡",
    "→": "➡⇒⟶➜➔➤",
    "←": "⬅⇐⟵",
    "↑": "⬆",
    "↓": "⬇",
    "•": "🔹🔸🔵🔴⚫⚪∙⋅◆◇★☆⭐✨📌",
    "!": "❗❕⚠",
    "?": "❓❔",
    "+": "\u2795",
    "–": "\u2796\u2e3a\u2e3b",
    "÷": "➗",
    "руб.": "₽",
    "…": "⋯",
}
"""What is printed → the signs that say the same."""
INSTEAD = {ord(sign): printed for printed, signs in SAME.items() for sign in signs}
CHANGED = re.compile(f"{LOST.pattern}|{UNSEEN.pattern}|[{MARKS}]")
NO_SIGN = "□"
"""Stands for what the font lacks and nothing else says: seen by who reads, and no fault of the file."""


def printable(text: str) -> str:
    """Return the text in signs that papers print."""
    if not CHANGED.search(text):
        return text
    return STRAY.sub("", LOST.sub(lambda lost: _plain(lost.group()) or NO_SIGN, _said(text)))


def unprintable(text: str) -> list[str]:
    """Return the signs of the text for which papers print nothing of the same meaning, each once."""
    lost = LOST.findall(_said(text)) if LOST.search(text) else []
    return [sign for sign in dict.fromkeys(lost) if not _plain(sign)]


def named(sign: str) -> str:
    """Return the sign in quotation marks, or its number where nobody would see it."""
    unseen = unicodedata.category(sign)[0] in "CZM"
    return f"«U+{ord(sign):04X}»" if unseen else f"«{sign}»"


def _said(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(INSTEAD)


def _plain(sign: str) -> str:
    """Return the plain letters of a sign that only dresses them, as a bold A or a ligature; empty for any other."""
    plain = unicodedata.normalize("NFKC", sign)
    return "" if LOST.search(plain) else plain
