"""Names and posts in a grammatical case, by rule: what it gets wrong a person corrects (services/case_form.py)."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from pymorphy3 import MorphAnalyzer
from pytrovich.enums import Case as NameCase
from pytrovich.enums import Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from documents.enums import Case
from mentoring.enums import Sex

NAME_CASES = {
    Case.GENITIVE: NameCase.GENITIVE,
    Case.DATIVE: NameCase.DATIVE,
    Case.ACCUSATIVE: NameCase.ACCUSATIVE,
    Case.INSTRUMENTAL: NameCase.INSTRUMENTAL,
}
POST_CASES = {
    Case.GENITIVE: "gent",
    Case.DATIVE: "datv",
    Case.ACCUSATIVE: "accs",
    Case.INSTRUMENTAL: "ablt",
}
GENDERS = {Sex.FEMALE: Gender.FEMALE, Sex.MALE: Gender.MALE}
ACTING = ("и.о", "и. о", "врио", "вр.и.о", "вр. и.о")
"""«И.о. заведующего» has nothing to decline: the post after it stands in the genitive already."""


@lru_cache(maxsize=1)
def _names() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


@lru_cache(maxsize=1)
def _words() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


def decline_name(last: str, first: str, middle: str, *, sex: str, case: str) -> tuple[str, str, str]:
    """Put the parts of a name into the case; an empty part stays empty."""
    gender, name_case = GENDERS[Sex(sex)], NAME_CASES[Case(case)]

    def part(kind: NamePart, text: str) -> str:
        return str(_names().make(kind, gender, name_case, text)) if text else ""

    return part(NamePart.LASTNAME, last), part(NamePart.FIRSTNAME, first), part(NamePart.MIDDLENAME, middle)


def decline_post(post: str, case: str) -> str:
    """Put the head noun and the adjectives before it into the case; what depends on it stays as it is.

    Posts joined by a comma are declined each on its own.
    """
    return ", ".join(_decline_one(part, POST_CASES[Case(case)]) for part in post.split(", "))


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
    parses = _words().parse(word)
    return next((p for p in parses if fits(p.tag) and {"sing", "nomn"} in p.tag), None)


def _inflect(word: str, parse: Any, case: str) -> str:
    """Decline every animate part of a hyphenated word: «педагога-психолога», but «пресс-секретаря»."""
    *first, last = word.split("-")
    parts = [_inflect_part(part, _parse(part, lambda tag: "anim" in tag), case) for part in first]
    return "-".join([*parts, _inflect_part(last, parse, case)])


def _inflect_part(word: str, parse: Any | None, case: str) -> str:
    if parse is None:
        return word
    # A post is a person's: the masculine accusative is the genitive, whatever the dictionary says of the thing.
    thing = "anim" not in parse.tag and "masc" in parse.tag
    form = parse.inflect({"gent" if case == "accs" and thing else case})
    return _spelled_as(word, form.word) if form else word


def _spelled_as(word: str, form: str) -> str:
    """Keep the letters as they were written: capitals, and е where the dictionary has ё."""
    pairs = zip_longest(word[: len(form)], form, fillvalue="")
    kept = "".join("е" if old == "е" and new == "ё" else new for old, new in pairs)
    return kept[0].upper() + kept[1:] if word[:1].isupper() else kept
