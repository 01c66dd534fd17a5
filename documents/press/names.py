"""Names in a grammatical case, by rule: pytrovich knows most of them, here stands what it does not.

Where the norm leaves a choice (Гончарка and Гончарока, Айгуль and Айгули) the rule takes one, and a person corrects it
(services/case_form.py). Followed are the answers of gramota.ru and Л. П. Калакуцкая, «Фамилии. Имена. Отчества».
"""

import re
from functools import lru_cache
from typing import Any

from pytrovich.enums import Case as NameCase
from pytrovich.enums import Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from documents.enums import Case
from documents.press.declension import WORD_CASES, inflected, parses
from mentoring.enums import Sex

NAME_CASES = {
    Case.GENITIVE: NameCase.GENITIVE,
    Case.DATIVE: NameCase.DATIVE,
    Case.ACCUSATIVE: NameCase.ACCUSATIVE,
    Case.INSTRUMENTAL: NameCase.INSTRUMENTAL,
}
GENDERS = {Sex.FEMALE: Gender.FEMALE, Sex.MALE: Gender.MALE}
HARD = {Case.GENITIVE: "а", Case.DATIVE: "у", Case.ACCUSATIVE: "а", Case.INSTRUMENTAL: "ем"}
IN_J = {Case.GENITIVE: "я", Case.DATIVE: "ю", Case.ACCUSATIVE: "я", Case.INSTRUMENTAL: "ем"}

V, C = "[аеёиоуыэюя]", "[бвгджзклмнпрстфхцчшщь]"
FRENCH = frozenset({"золя", "труайя", "ферма"})
"""Surnames with the stress on the end, which do not change, beside those that pytrovich names."""
LIKE = {"журавель": "журавль"}
"""A surname → the noun whose forms it has: the dictionary reads «журавель» as the sweep of a well only."""
NO_NOUNS = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Init", "Fixd"})
"""Marks of the dictionary's words that are names themselves, or do not change."""
SHORTENED = frozenset({"лев"})
"""Surnames of one syllable that lose their vowel; others would not be known again: Сон – Сона, Рот – Рота."""
FLEETING = (
    (rf"(?<={V})ец$", "йц"),  # Коломиец – Коломийца
    (rf"(?<={V}л)ец$", "ьц"),  # Скиталец – Скитальца
    (rf"(?<={V}{C})ец$", "ц"),  # Яковец – Яковца; after two consonants it stays
    (r"(?<!к)(?<!шт)ок$", "к"),  # Гончарок – Гончарка; but Хичкок – Хичкока
    (r"(?<=[жчшщ])ёк$", "к"),  # Рачёк – Рачка
    (r"ёк$", "ьк"),  # Королёк – Королька; foreign ones are written with «е» and keep it: Чапек – Чапека
)
"""How a surname of Slavic form ends → the end of its stem in the other cases, where the vowel flees."""
ENDS_STRESSED = re.compile(rf"(к|бц|^{C}*{V}{C}*ц)$")
"""Stems that take «-ом»: those in -к, and in -ц where the stress comes after it: Горобцом, Кравцом, but Яковцем."""
NOUN_IN_J = re.compile(rf"(^{C}+[иоы]|ч[иы])й$")
"""Цой, Чой: an adjective would have a syllable before its ending; Топчий: a Ukrainian noun."""


@lru_cache(maxsize=1)
def _pytrovich() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


def decline_name(last: str, first: str, middle: str, *, sex: str, case: str) -> tuple[str, str, str]:
    """Put the parts of a name into the case; an empty part stays empty."""
    sex, case = Sex(sex), Case(case)
    if _is_eastern(f"{first} {middle}"):
        changed, kept = (middle, first) if middle else (first, "")
        *before, end = changed.split()
        declined = " ".join([*before, _by_rule(NamePart.FIRSTNAME, end, sex, case)])
        return (last, kept, declined) if middle else (last, declined, "")
    *others, final = last.split("-")
    pieces = [*(_surname(piece, sex, case, is_final=False) for piece in others), _surname(final, sex, case)]
    return "-".join(pieces), _by_rule(NamePart.FIRSTNAME, first, sex, case), _patronymic(middle, sex, case)


def _is_eastern(given: str) -> bool:
    """Whether it is a name of separate syllables: of «Нгуен Ван Хунг» and «Ким Чен Ын» only the last one changes."""
    syllables = given.split()
    return len(syllables) > 1 and all(_vowels(syllable) == 1 for syllable in syllables)


def _by_rule(part: NamePart, text: str, sex: Sex, case: Case, *, is_final: bool = True) -> str:
    return str(_pytrovich().make(part, GENDERS[sex], NAME_CASES[case], text, is_final)) if text else ""


def _patronymic(text: str, sex: Sex, case: Case) -> str:
    """Decline; pytrovich does not know «Силыч»."""
    if sex == Sex.MALE and text.endswith("ыч"):
        return text + HARD[case]
    return _by_rule(NamePart.MIDDLENAME, text, sex, case)


def _surname(text: str, sex: Sex, case: Case, *, is_final: bool = True) -> str:
    """Decline one piece of a surname; before the last one pytrovich looks for «Тер-», «Бонч-» and the like."""
    if text.casefold() in FRENCH:
        return text
    noun = _common_noun(text.casefold(), sex)
    if noun is not None:
        return inflected(text, noun, WORD_CASES[case])
    own = _man_s(text, case) if sex == Sex.MALE else None
    return own or _by_rule(NamePart.LASTNAME, text, sex, case, is_final=is_final)


def _common_noun(word: str, sex: Sex) -> Any | None:
    """Return how the dictionary reads the surname as a noun that it declines like, a living being first."""
    if word.endswith(("а", "я")):
        fits = {"NOUN"}
    elif sex == Sex.MALE and re.search(rf"({C}|й)$", word):
        fits = {"NOUN", "masc"}
    else:
        return None
    read = (parse for parse in parses(LIKE.get(word, word)) if parse.is_known and fits in parse.tag)
    nouns = [parse for parse in read if not parse.tag.grammemes & NO_NOUNS]
    best = min(nouns, key=lambda noun: "anim" not in noun.tag, default=None)
    return best if best is None or _is_known_again(word, best) else None


def _is_known_again(word: str, noun: Any) -> bool:
    """Whether the surname is told from its genitive; one of one syllable may lose its only vowel."""
    if _vowels(word) > 1 or word in SHORTENED:
        return True
    stem = word.rstrip("ьй").replace("ё", "е")
    return bool(noun.inflect({"sing", "gent"}).word.replace("ё", "е").startswith(stem))


def _man_s(text: str, case: Case) -> str | None:
    """Decline a man's surname in «-й» like a noun, or with a vowel that flees; None where pytrovich knows better."""
    if NOUN_IN_J.search(text.casefold()) and not any(parse.is_known and "ADJF" in parse.tag for parse in parses(text)):
        return text[:-1] + IN_J[case]
    stem = next((re.sub(end, new, text) for end, new in FLEETING if re.search(end, text)), None)
    if stem is None or _vowels(text) == 1:
        return None
    return stem + ("ом" if case == Case.INSTRUMENTAL and ENDS_STRESSED.search(stem.casefold()) else HARD[case])


def _vowels(text: str) -> int:
    return len(re.findall(V, text.casefold()))
