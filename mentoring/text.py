"""Text for searching: SQLite's `icontains` does not fold Cyrillic case, so search goes over a normalized column."""

import re
import unicodedata

DECOMPOSED = re.compile("\\w[\u0300-\u036f]{1,3}")
"""Not a whole text at once: composing takes the square of the marks in a row, and somebody may send 32,000 of them."""
UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Signs without a shape: soft hyphens, places to break, marks of direction. They come with what is pasted."""
JOINERS = re.compile(r"(?<=\w)[\u200c\u200d]+|[\u200c\u200d]+(?=\w)")
"""They join pictures to a picture, and are unseen at a letter."""
APART = re.compile(r"[\W_]+")
DASHES = re.compile("[-\u2010-\u2015\u2043\u2212]+")
NUMBER_SIGN = re.compile(r"^\W*(?:№|n[\u00ba\u00b0]|no?[.\s]+(?=\d))[.\s]*", re.IGNORECASE)
"""«№», or the letters that stand for it on a keyboard without one."""
TWINS = str.maketrans("аеёкмнорстухвјѕoзіilӏ", "aeekmh0pctyxbjs031111")  # noqa: RUF001 - that is what it is about
"""Letters, and three figures, that eyes can't tell apart on paper: small letters, as case is folded before."""
SHAPELESS = "Cf"
"""The category of signs without a look: soft hyphens, joiners, marks of direction."""
MARKS = frozenset({"Mn", "Me"})
"""The categories of what only stands upon a letter."""
LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        (*"abvgdee", "zh", *"ziyklmnoprstuf", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
        strict=True,
    )
)


def composed(text: str) -> str:
    """Return the text with «и» and its breve as one letter «й»: a Mac keeps two."""
    return text if text.isascii() else DECOMPOSED.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), text)


def as_typed(text: str) -> str:
    """Return the text as its author sees it: letters composed, nothing unseen between them."""
    return text if text.isascii() else composed(JOINERS.sub("", UNSEEN.sub("", text)))


def normalize(text: str) -> str:
    """Return the words of the text in one letter case, ё as е, a single space between them."""
    return APART.sub(" ", composed(text).casefold().replace("ё", "е")).strip()


def searchable(text: str) -> str:
    """Return the normalized text with a space before every word, so that « ива» finds where a word begins."""
    return f" {normalize(text)}"


def transliterate(text: str) -> str:
    """Return the text in small Latin letters and nothing else: «Щёголев-Юрьев» – shchegolevyurev."""
    return "".join(LATIN.get(sign, sign if sign.isascii() and sign.isalnum() else "") for sign in text.casefold())


def lines(text: str) -> str:
    """Return the text of a form as it is stored, whatever the browser ends its lines with."""
    return text.replace("\r\n", "\n").replace("\0", "").strip()  # PostgreSQL stores no NUL


def bare_number(number: str) -> str:
    """Return the number of a paper without the «№» that papers print before it, and without signs that nobody sees."""
    seen = "".join(sign for sign in number if unicodedata.category(sign) != SHAPELESS)
    return " ".join(NUMBER_SIGN.sub("", unicodedata.normalize("NFC", seen)).split())


def number_key(number: str) -> str:
    """Return the same for all numbers that eyes read as one: «96-ОД», «№ 96 – од», «96-OД» with a Latin O."""
    signs = unicodedata.normalize("NFKC", bare_number(number))
    plain = "".join(sign for sign in signs if unicodedata.category(sign) not in MARKS).casefold().translate(TWINS)
    joined = DASHES.sub("-", "".join(plain.split()))
    return re.sub(r"^\W+|\W+$", "", joined) or joined
