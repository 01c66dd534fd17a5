"""Posts in a grammatical case, by rule: what it gets wrong a person corrects (services/case_form.py)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from pymorphy3 import MorphAnalyzer

from documents.enums import Case

WORD_CASES: dict[str, str] = {
    Case.GENITIVE: "gent",
    Case.DATIVE: "datv",
    Case.ACCUSATIVE: "accs",
    Case.INSTRUMENTAL: "ablt",
}
ACTING = ("и.о", "и. о", "врио", "вр.и.о", "вр. и.о")
"""«И.о. заведующего» has nothing to decline: the post after it stands in the genitive already."""

JOINTS = re.compile(r"(,?\s+(?:и|или|а также)\s+|\s*[,;/+()–—]+\s*|\s+-\s+)")
"""What joins two posts; a hyphen without spaces makes one word instead."""
UNCHANGED_FIRST = frozenset({"шеф", "вице", "обер", "экс"})
"""First parts of a hyphenated post that stay: «шеф-повара»."""


@lru_cache(maxsize=1)
def dictionary() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


def decline_post(post: str, case: str) -> str:
    """Put the head noun and the adjectives before it into the case; what depends on it stays as it is.

    Posts that are joined (by a comma, «и», a slash, a dash, brackets) are declined each on its own.
    """
    first, *others = JOINTS.split(post)
    name = WORD_CASES[Case(case)]
    return "".join([_decline_one(first, name), *(_decline_other(part, name) for part in others)])


def _decline_other(part: str, case: str) -> str:
    """Decline what follows a joint, when it is one more post: of «физики и информатики» nothing is."""
    return _decline_one(part, case) if _is_post(part.split()) else part


def _is_post(words: list[str]) -> bool:
    """Whether a person is named, after adjectives perhaps; «старший» and «рабочий» name one alone."""
    for place, word in enumerate(words):
        if _adjective(word) is None:
            return _names_person(word) or (place > 0 and _noun(word) is None and not _may_be_genitive(words[place - 1]))
    return bool(words) and not _may_be_genitive(words[-1])


def _may_be_genitive(adjective: str) -> bool:
    """«и второй младшей группы»: a man's nominative in -ой is a woman's genitive too."""
    return adjective.endswith("ой")


def _names_person(word: str) -> bool:
    """Whether it reads as a person first («язык» may be one too); an unknown word of a man is taken for one."""
    nouns = [parse for parse in parses(word.rsplit("-", maxsplit=1)[-1]) if parse.tag.POS == "NOUN"]
    if not nouns or word.isupper():
        return False
    return ("anim" if nouns[0].is_known else "masc") in nouns[0].tag


def _decline_one(post: str, case: str) -> str:
    if post.casefold().startswith(ACTING):
        return post
    words = re.split(r"(\s+)", post)
    for place, parse in _head(words[::2]):
        words[2 * place] = _inflect(words[2 * place], parse, case)
    return "".join(words)


def _head(words: list[str]) -> Iterator[tuple[int, Any]]:
    """Yield what is declined, with its parse: adjectives up to an animate noun, or a substantivized one alone."""
    begun = False
    for place, word in enumerate(words):
        parse = _adjective(word)
        if parse is None:
            noun = _noun(word)
            if noun is not None and (not begun or "anim" in noun.tag):
                yield place, noun
                yield from _adjectives_after(words, place, noun)
            if noun is not None or begun:
                return
            continue
        begun = True
        yield place, parse


def _adjectives_after(words: list[str], place: int, noun: Any) -> Iterator[tuple[int, Any]]:
    """Yield what agrees with the noun behind it: «медицинская сестра диетическая»."""
    for after, word in enumerate(words[place + 1 :], start=place + 1):
        parse = _adjective(word)
        if parse is None or parse.tag.gender != noun.tag.gender or _may_be_genitive(word):
            return
        yield after, parse


def _adjective(word: str) -> Any | None:
    return _parse(word, lambda tag: tag.POS in {"ADJF", "PRTF"} and "Fixd" not in tag)


def _noun(word: str) -> Any | None:
    """Prefer the animate reading: the dictionary takes «тьютор» for a thing first."""
    last = word.rsplit("-", maxsplit=1)[-1]
    return _parse(last, lambda tag: tag.POS == "NOUN" and "anim" in tag) or _parse(last, lambda tag: tag.POS == "NOUN")


def _parse(word: str, fits: Any) -> Any | None:
    return next((p for p in parses(word) if fits(p.tag)), None)


def parses(word: str) -> list[Any]:
    """Return how the dictionary may read the word as a nominative of the singular."""
    return [parse for parse in dictionary().parse(word) if {"sing", "nomn"} in parse.tag]


def _inflect(word: str, parse: Any, case: str) -> str:
    """Decline every animate part of a hyphenated word: «педагога-психолога», but «пресс-секретаря»."""
    *first, last = word.split("-")
    parts = [_inflect_part(part, _parse(part, lambda tag: "anim" in tag), case) for part in first]
    return "-".join([*parts, inflected(last, parse, case)])


def _inflect_part(word: str, parse: Any | None, case: str) -> str:
    stays = parse is None or word.casefold() in UNCHANGED_FIRST
    return word if stays else inflected(word, parse, case)


def inflected(word: str, parse: Any, case: str) -> str:
    """Put the word, as it is read by the parse, into the case of the dictionary: gent, datv, accs, ablt."""
    # A post or a surname is a person's: the masculine accusative is the genitive, whatever is said of the thing.
    thing = "anim" not in parse.tag and "masc" in parse.tag
    form = parse.inflect({"sing", "gent" if case == "accs" and thing else case})
    return spelled_as(word, form.word) if form else word


def spelled_as(word: str, form: str) -> str:
    """Keep the letters as they were written: capitals, and е where the dictionary has ё."""
    pairs = zip_longest(word[: len(form)], form, fillvalue="")
    kept = "".join("е" if old == "е" and new == "ё" else new for old, new in pairs)
    return kept[0].upper() + kept[1:] if word[:1].isupper() else kept
