"""Whether a name tells a place: «Детский сад № 17 города Североречинска», but not «… Североречинского района»."""

import re
from collections.abc import Sequence

WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*")
ENDING = re.compile(r"(?:ые|ие|ый|ий|ой|ая|яя|ое|ее|[аеиоуыэюяйь])$")
ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$")
OF_ADJECTIVES = "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими"
OF_NOUNS = "- а я ы и у ю е о ь й ом ем ём ой ей ёй ью ов ев ам ям ами ями ах ях"
KINDS = frozenset(["город", "г", "поселок", "пос", "п", "пгт", "рп", "село", "с", "деревня", "дер", "д", "ст"])
"""What a place is, before its name."""
WIDER = re.compile(r"район|округ|област|кра[йея]|улиц|проспект|республик")
"""What is named by the place's adjective: «Приозёрного района» is not «Приозёрный»."""


def is_told(place: str, name: str) -> bool:
    """Tell whether the name holds the place's own name, in any case; an empty place needs no telling."""
    own = [word for word in _words(place) if word not in KINDS]
    said = _words(name)
    windows = (said[start : start + len(own) + 1] for start in range(len(said) - len(own) + 1))
    return not own or any(_fits(own, window) for window in windows)


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold().replace("ё", "е"))


def _fits(own: Sequence[str], window: Sequence[str]) -> bool:
    """Compare word by word; adjectives must not go on to a district."""
    follows = window[len(own) :]
    if ADJECTIVE.search(own[-1]) and follows and WIDER.match(follows[0]):
        return False
    return all(_same(word, said) for word, said in zip(own, window, strict=False))


def _same(word: str, said: str) -> bool:
    """Tell whether both are forms of one word, part by part: «Ростова-на-Дону»."""
    parts, theirs = word.split("-"), said.split("-")
    return len(parts) == len(theirs) and all(_same_part(*both) for both in zip(parts, theirs, strict=True))


def _same_part(word: str, said: str) -> bool:
    stem = ENDING.sub("", word)
    endings = (OF_ADJECTIVES if ADJECTIVE.search(word) else OF_NOUNS).replace("ё", "е").replace("-", "").split(" ")
    return said.startswith(stem) and said[len(stem) :] in endings
