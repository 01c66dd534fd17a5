"""The name of a kind of document in cases, by rule: «дорожная карта мероприятий» → «дорожную карту мероприятий»."""

from collections.abc import Iterator
from typing import Any

from documents.enums import Gender, NameCase
from documents.press import declension

CASES: dict[str, str] = {**declension.WORD_CASES, NameCase.PREPOSITIONAL: "loct"}
GENDERS = {"masc": Gender.MASCULINE, "femn": Gender.FEMININE, "neut": Gender.NEUTER}
NUMBERS = ("sing", "plur")


def decline_name(name: str, case: NameCase | None, *, plural: bool = False) -> str:
    """Put the first noun and the adjectives before it into the case; what depends on it stays as it is.

    Another name in brackets is declined as well: «плана мероприятий (дорожной карты)».
    case: None is the nominative; plural: whether several of the kind are named
    """
    said, bracket, rest = name.partition(" (")
    other, closed, rest = rest.partition(")")
    named_so_too = f"{bracket}{decline_name(other, case, plural=plural)}{closed}{rest}" if bracket else ""
    words, found = said.split(" "), list(_head(said))
    number = "plur" if plural else found[-1][1].tag.number if found else "sing"
    for place, parse in found:
        thing = {"inan"} if case == NameCase.ACCUSATIVE and _varies(parse, number) else set()
        form = parse.inflect({CASES[case] if case else "nomn", number, *thing})
        words[place] = declension.spelled_as(words[place], form.word) if form else words[place]
    return " ".join(words) + named_so_too


def names_a_thing(name: str) -> bool:
    """Whether the rules find what the name is the name of: «план», but not «„Дорога добра“»."""
    return bool(list(_head(name)))


def are_of_a_kind(one: str, other: str) -> bool:
    """Whether both names begin with the same thing, as far as the rules find one in each."""
    first, second = (list(_head(name)) for name in (one, other))
    return not first or not second or first[-1][1].normal_form == second[-1][1].normal_form


def gender_of(name: str) -> Gender:
    """Tell the gender of the first noun, or that it is plural; neuter where the dictionary knows none."""
    found = list(_head(name))
    if not found:
        return Gender.NEUTER
    tag = found[-1][1].tag
    return Gender.PLURAL if tag.number == "plur" else GENDERS.get(str(tag.gender), Gender.NEUTER)


def _head(name: str) -> Iterator[tuple[int, Any]]:
    """Yield what is declined, with its parse: the adjectives and the noun they agree with."""
    words = name.split(" ")
    for number in NUMBERS:
        found = list(_read(words, number))
        if found and found[-1][1].tag.POS == "NOUN":
            yield from found
            return


def _read(words: list[str], number: str) -> Iterator[tuple[int, Any]]:
    for place, word in enumerate(words):
        if not word[:1].isalpha():  # what stands in quotes is a name of its own
            return
        parses = [parse for parse in declension.dictionary().parse(word) if {number, "nomn"} in parse.tag]
        adjective = next((parse for parse in parses if parse.tag.POS in {"ADJF", "PRTF"}), None)
        if adjective is not None:
            yield place, adjective
            continue
        noun = next((parse for parse in parses if parse.tag.POS == "NOUN"), None)
        if noun is not None:
            yield place, noun
        return


def _varies(parse: Any, number: str) -> bool:
    """Whether the accusative of an adjective depends on what it is said of: of a person or of a thing."""
    return parse.tag.POS != "NOUN" and (number == "plur" or parse.tag.gender == "masc")
