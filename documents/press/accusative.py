"""What follows «провести», from what follows «о проведении»: the one is typed, the other is made of it."""

import re
from collections.abc import Iterator
from typing import Any

from documents.press import declension

AND, END = "и", ""
WORD = re.compile(r"[А-ЯЁа-яё-]+")
NUMBER = re.compile(r"[IVXLC]+|\d+(?:-го|-й)?")


def accusative(phrase: str) -> str:
    """«круглого стола «Итоги года»» becomes «круглый стол «Итоги года»»: adjectives and their noun, by rule.

    What depends on the noun stays as it is; words that are no genitive as well.
    """
    words = phrase.split(" ")
    for place, form in _forms([*words, END]):
        words[place] = form
    return " ".join(words)


def _forms(words: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the words that change: up to the first noun, and again after «стола и выставки»."""
    begun: list[int] = []
    for place, word in enumerate(words):
        if NUMBER.fullmatch(word) or (word == AND and not begun):
            continue
        noun, adjective = _genitive(word, {"NOUN"}), _genitive(word, {"ADJF", "PRTF"})
        if adjective is not None:
            begun.append(place)
            continue
        if noun is not None:
            yield from _phrase(words, [*begun, place], noun)
        elif begun:  # «педагогической гостиной»: an adjective is the noun
            yield from _phrase(words, begun, _genitive(words[begun[-1]], {"ADJF", "PRTF"}))
        if noun is None or words[place + 1 : place + 2] != [AND]:
            return
        begun = []


def _phrase(words: list[str], places: list[int], noun: Any) -> Iterator[tuple[int, str]]:
    *adjectives, last = places
    form = {"accs", noun.tag.number}
    yield last, _spelled(words[last], noun.inflect(form))
    agreeing = form | ({noun.tag.gender, "inan"} if noun.tag.gender == "masc" else {noun.tag.gender})
    for place in adjectives:
        parse: Any = _genitive(words[place], {"ADJF", "PRTF"})
        plural = form | {"inan"}
        yield place, _spelled(words[place], parse.inflect(plural if noun.tag.number == "plur" else agreeing))


def _genitive(word: str, parts: set[str]) -> Any | None:
    if not WORD.fullmatch(word):
        return None
    found = (parse for parse in declension.dictionary().parse(word) if parse.tag.POS in parts)
    return next((parse for parse in found if "gent" in parse.tag), None)


def _spelled(word: str, form: Any | None) -> str:
    if form is None:
        return word
    return str(form.word).capitalize() if word[:1].isupper() else str(form.word)
