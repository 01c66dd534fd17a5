"""Names and other texts of people as they are to be written, and the sex that a patronymic tells."""

import re

from mentoring.enums import Sex

LOOK_ALIKE = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
CYRILLIC, LATIN = re.compile("[А-Яа-яЁё]"), re.compile("[A-Za-z]")
WORD = re.compile(r"[^\W\d_]+")
HYPHEN = re.compile(r"\s*[-\u2010\u2011–—]\s*")
OF_FATHER = ("кызы", "гызы", "кизи", "оглы", "оглу", "улы", "уулу")
"""The last word of a patronymic in two words: «Рустам кызы»."""
FEMALE_END = re.compile(r"(овна|евна|ична|инична|\b(кызы|гызы|кизи))$")
MALE_END = re.compile(r"(ович|евич|ич|\b(оглы|оглу|улы|уулу))$")
RATE = re.compile(r"[ ,]*\(?\b[01]?[.,]?\d{1,2} ?(ст|ставк\w*)\b\.?\)?$", re.IGNORECASE)
LONGEST_ABBREVIATION = 2
PARTS_OF_NAME = 3

INITIALS = "Нужны полные имя и отчество, а не инициалы."
IN_BRACKETS = "Уберите пояснение в скобках: в имени остаются фамилия, имя и отчество."
TOO_FEW_WORDS = "Нужны хотя бы фамилия и имя."
TOO_MANY_WORDS = "Слов больше трёх: разнесите фамилию, имя и отчество по отдельным столбцам."
MIXED = "В слове «{word}» вперемешку русские и латинские буквы: наберите его заново."


def without_look_alikes(text: str) -> str:
    """Return the text with Latin «C» in a Russian word as Russian «С». ValueError: a letter has no twin."""
    return WORD.sub(_russian, text)


def _russian(found: re.Match[str]) -> str:
    word = found[0]
    if not (CYRILLIC.search(word) and LATIN.search(word)):
        return word
    mended = word.translate(LOOK_ALIKE)
    if LATIN.search(mended):
        raise ValueError(MIXED.format(word=word))
    return mended


def proper(text: str) -> str:
    """Return a name with capitals where they belong: «ИВАНОВА - ПЕТРОВА» is «Иванова-Петрова»."""
    words = HYPHEN.sub("-", without_look_alikes(text)).split(" ")
    return " ".join(word.lower() if word.lower() in OF_FATHER else _capitalized(word) for word in words)


def _capitalized(word: str) -> str:
    parts = [part.lower() if part.isupper() and len(part) > LONGEST_ABBREVIATION else part for part in word.split("-")]
    return "-".join(part[:1].upper() + part[1:] for part in parts)


def as_in_order(post: str) -> str:
    """Return a post with a small first letter, but for an abbreviation: «Воспитатель» is «воспитатель», «ПДО» stays."""
    return post[:1].lower() + post[1:] if post[1:2].islower() else post


def without_rate(post: str) -> str:
    """Return the post without the part of a full rate: «воспитатель 0,5 ст.» is «воспитатель»."""
    return RATE.sub("", post)


def split(full_name: str) -> tuple[str, str, str]:
    """Return surname, name and patronymic, which may be absent or «Рустам кызы»."""
    if "(" in full_name:
        raise ValueError(IN_BRACKETS)
    if "." in full_name:
        raise ValueError(INITIALS)
    words = HYPHEN.sub("-", full_name).split()
    if len(words) <= 1:
        raise ValueError(TOO_FEW_WORDS)
    if len(words) > PARTS_OF_NAME and words[-1].casefold() not in OF_FATHER:
        raise ValueError(TOO_MANY_WORDS)
    return words[0], words[1], " ".join(words[2:])


def sex_by(middle_name: str) -> str:
    """Return the sex that the patronymic tells, empty where it tells none."""
    text = middle_name.casefold()
    return Sex.FEMALE if FEMALE_END.search(text) else Sex.MALE if MALE_END.search(text) else ""
