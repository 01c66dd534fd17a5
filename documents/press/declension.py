"""Posts in a grammatical case, by rule: what it gets wrong a person corrects (services/case_form.py)."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from pymorphy3 import MorphAnalyzer

from documents.enums import Case

WORD_CASES = {
    Case.GENITIVE: "gent",
    Case.DATIVE: "datv",
    Case.ACCUSATIVE: "accs",
    Case.INSTRUMENTAL: "ablt",
}
ACTING = ("и.о", "и. о", "врио", "вр.и.о", "вр. и.о")
"""«И.о. заведующего» has nothing to decline: the post after it stands in the genitive already."""


@lru_cache(maxsize=1)
def _words() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


def decline_post(post: str, case: str) -> str:
    """Put the head noun and the adjectives before it into the case; what depends on it stays as it is.

    Posts joined by a comma are declined each on its own.
    """
    return ", ".join(_decline_one(part, WORD_CASES[Case(case)]) for part in post.split(", "))


def _decline_one(post: str, case: str) -> str:
    if post.casefold().startswith(ACTING):
        return post
    words = post.split(" ")
    for place, parse in _head(words):
        words[place] = _inflect(words[place], parse, case)
    return " ".join(words)


def _head(words: list[str]) -> Iterator[tuple[int, Any]]:
    """Yield what is declined, with its parse: adjectives up to an animate noun, or a substantivized one alone."""
    begun = False
    for place, word in enumerate(words):
        parse = _adjective(word)
        if parse is None:
            noun = _noun(word)
            if noun is not None and (not begun or "anim" in noun.tag):
                yield place, noun
            if noun is not None or begun:
                return
            continue
        begun = True
        yield place, parse


def _adjective(word: str) -> Any | None:
    return _parse(word, lambda tag: tag.POS in {"ADJF", "PRTF"})


def _noun(word: str) -> Any | None:
    """Prefer the animate reading: the dictionary takes «тьютор» for a thing first."""
    last = word.rsplit("-", maxsplit=1)[-1]
    return _parse(last, lambda tag: tag.POS == "NOUN" and "anim" in tag) or _parse(last, lambda tag: tag.POS == "NOUN")


def _parse(word: str, fits: Any) -> Any | None:
    return next((p for p in parses(word) if fits(p.tag)), None)


def parses(word: str) -> list[Any]:
    """Return how the dictionary may read the word as a nominative of the singular."""
    return [parse for parse in _words().parse(word) if {"sing", "nomn"} in parse.tag]


def _inflect(word: str, parse: Any, case: str) -> str:
    """Decline every animate part of a hyphenated word: «педагога-психолога», but «пресс-секретаря»."""
    *first, last = word.split("-")
    parts = [_inflect_part(part, _parse(part, lambda tag: "anim" in tag), case) for part in first]
    return "-".join([*parts, inflected(last, parse, case)])


def _inflect_part(word: str, parse: Any | None, case: str) -> str:
    return word if parse is None else inflected(word, parse, case)


def inflected(word: str, parse: Any, case: str) -> str:
    """Put the word, as it is read by the parse, into the case of the dictionary: gent, datv, accs, ablt."""
    # A post or a surname is a person's: the masculine accusative is the genitive, whatever is said of the thing.
    thing = "anim" not in parse.tag and "masc" in parse.tag
    form = parse.inflect({"sing", "gent" if case == "accs" and thing else case})
    return _spelled_as(word, form.word) if form else word


def _spelled_as(word: str, form: str) -> str:
    """Keep the letters as they were written: capitals, and е where the dictionary has ё."""
    pairs = zip_longest(word[: len(form)], form, fillvalue="")
    kept = "".join("е" if old == "е" and new == "ё" else new for old, new in pairs)
    return kept[0].upper() + kept[1:] if word[:1].isupper() else kept
