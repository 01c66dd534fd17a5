"""Text for searching: SQLite's `icontains` does not fold Cyrillic case, so search goes over a normalized column."""

import re

APART = re.compile(r"[\W_]+")
LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        (*"abvgdee", "zh", *"ziyklmnoprstuf", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
        strict=True,
    )
)


def normalize(text: str) -> str:
    """Return the words of the text in one letter case, ё as е, a single space between them."""
    return APART.sub(" ", text.casefold().replace("ё", "е")).strip()


def searchable(text: str) -> str:
    """Return the normalized text with a space before every word, so that « ива» finds where a word begins."""
    return f" {normalize(text)}"


def transliterate(text: str) -> str:
    """Return the text in small Latin letters and nothing else: «Щёголев-Юрьев» – shchegolevyurev."""
    return "".join(LATIN.get(sign, sign if sign.isascii() and sign.isalnum() else "") for sign in text.casefold())


def lines(text: str) -> str:
    """Return the text of a form as it is stored, whatever the browser ends its lines with."""
    return text.replace("\r\n", "\n").replace("\0", "").strip()  # PostgreSQL stores no NUL
