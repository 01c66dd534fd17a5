"""Surnames in a grammatical case: like the noun or the adjective that they are, by pytrovich where they are neither.

Where the norm leaves a choice (Гончарка and Гончарока, Зайца and Заяца) the rule takes the forms of the noun. A woman's
in -ина has a man's in -ин beside it far more often than the noun itself (Рогожина, Долина), so it is a possessive.
"""

import re
from typing import Any

from pytrovich.enums import NamePart

from documents.enums import Case
from documents.press.declension import WORD_CASES, inflected, parses
from documents.press.petrovich import by_rule, ended
from mentoring.enums import Sex

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
    (r"(?<!к)(?<!шт)(?<![лрйтч]л)(?<![рт]д)(?<![ио]б)ок$", "к"),  # Гончарок – Гончарка; but Хичкок, Тягнибок
    (r"(?<=[жчшщ])ёк$", "к"),  # Рачёк – Рачка
    (r"ёк$", "ьк"),  # Королёк – Королька; foreign ones are written with «е» and keep it: Чапек – Чапека
)
"""How a surname of Slavic form ends → the end of its stem in the other cases, where the vowel flees."""
ENDS_STRESSED = re.compile(rf"(к|бц|^{C}*{V}{C}*ц)$")
"""Stems that take «-ом»: those in -к, and in -ц where the stress comes after it: Горобцом, Кравцом, but Яковцем."""
NOUN_IN_OY = re.compile(rf"^{C}+ой$")
"""Цой, Чой: an adjective would have a syllable before its ending."""
NOUN_CHIY = frozenset({"топчий", "бахчий", "ямчий"})
"""Names of trades from Turkic; the other surnames in -чий are adjectives, as their women's in -чая."""
STRESSED_ADJECTIVE = frozenset({"чужая", "большая", "меньшая"})
POSSESSIVE = re.compile(r"(ин|ын|ов|ев|ёв)а$")
TOO_SHORT = re.compile(rf"^({C}?[оеё]ва|{C}{{0,2}}[иы]на)$")
"""Бова, Мина: no man's name is left when «-а» goes."""
WOMAN_S_NOUNS = frozenset(
    {"калина", "бузина", "маслина", "крушина", "лещина", "корова", "подкова", "полова", "обнова", "голова", "дуброва"}
)
"""Nouns that no man's surname in -ин or -ов stands beside, or a rarer one than the noun."""
STRESSED_A = frozenset({"ганжа", "ганджа", "манжа", "лушпа", "ходжа"})
STRESSED_ICH = frozenset({"ильич", "кузьмич", "лукич", "фомич"})
FOREIGN = frozenset(
    {"чаплин", "кронин", "франклин", "гершвин", "кальвин", "гриффин", "грин", "дарвин", "колин", "корвин"}
)
"""Men's in -ин with «-ом», which no Russian possessive hides in, beside those that pytrovich names."""
WESTERN = frozenset({"ван", "де", "ди", "ла", "ле", "мак", "сан", "сен", "сент"})
"""First parts after which a surname in -ин is foreign: Сан-Мартином."""
POSSESSIVE_NOUNS = frozenset({"рубин", "филин"})
"""Men's in -ин that are possessives as their women's are, whatever the noun."""


def surname(text: str, sex: Sex, case: Case, *, is_final: bool = True, after: str = "") -> str:
    """Decline one piece of a surname; before the last one pytrovich looks for «Тер-», «Бонч-» and the like.

    after: the piece before it
    """
    word = text.casefold()
    if len(text) < 2 or word in FRENCH:  # noqa: PLR2004 - a letter alone does not change
        return text
    if sex == Sex.MALE and after.casefold() in WESTERN and word.endswith("ин"):
        return ended(text, "а у а ом", case)
    adjective = _adjective(word, sex)
    if adjective:
        return ended(text[:-2], adjective, case)
    noun = read_as(word, sex)
    if noun is not None:
        return inflected(text, noun, WORD_CASES[case])
    own = _man_s(text, case) if sex == Sex.MALE else None
    own = own or _in_a(text, case)
    return own or by_rule(NamePart.LASTNAME, text, sex, case, is_final=is_final)


def _adjective(word: str, sex: Sex) -> str | None:
    """Return the endings of an adjective of two letters («-ий», «-ая»), None where the surname is none."""
    known = _is_read(word, "ADJF", "Surn")
    if sex == Sex.FEMALE:
        return _woman_s_adjective(word, is_known=known)
    if re.search(r"ой$", word):
        is_noun = NOUN_IN_OY.search(word) or read_as(word, sex)
        return None if is_noun and not known else f"ого ому ого {_im(word)}"
    if re.search(r"ый$", word):
        return f"его ему его {_im(word)}" if word.endswith("цый") else f"ого ому ого {_im(word)}"
    return _in_iy(word, is_known=known) if word.endswith("ий") else None


def _im(word: str) -> str:
    return "им" if word[-3] in "гкхжшчщ" else "ым"


def _in_iy(word: str, *, is_known: bool) -> str | None:
    before = word[-3]
    if _is_possessive(word):
        return "ьего ьему ьего ьим"
    if len(word) < 4 or word in NOUN_CHIY or (not is_known and _is_read(word, "Name")):  # noqa: PLR2004 - Кий
        return None
    if before in "гкх":
        return "ого ому ого им"
    soft = before in "жшчщ" or is_known or re.search(rf"{C}ний$", word)
    return "его ему его им" if soft else None


def _is_possessive(word: str) -> bool:
    """Волчий, Третья: «ь» stands in all the other cases."""
    if word.endswith("ничий"):  # Садовничий holds an office
        return False
    known = [parse for parse in parses(word) if parse.is_known and "ADJF" in parse.tag]
    return any("ь" in parse.inflect({"sing", "masc", "gent"}).word[-4:-2] for parse in known)


def _woman_s_adjective(word: str, *, is_known: bool) -> str | None:
    if word.endswith("ья") and is_known and _is_possessive(word):
        return "ьей ьей ью ьей"
    if len(word) < 5 and not is_known:  # noqa: PLR2004 - Мая, Гая
        return None
    if word.endswith("яя"):
        return "ей ей юю ей"
    if not word.endswith("ая"):
        return None
    soft = word[-3] in "жшчщц" and word not in STRESSED_ADJECTIVE
    return "ей ей ую ей" if soft else "ой ой ую ой"


def _is_read(word: str, *marks: str) -> bool:
    return any(parse.is_known and set(marks[:1]) <= parse.tag.grammemes for parse in parses(word))


def read_as(word: str, sex: Sex) -> Any | None:
    """Return how the dictionary reads the surname as a noun that it declines like, a living being first."""
    if sex == Sex.FEMALE and POSSESSIVE.search(word) and word not in WOMAN_S_NOUNS and _vowels(word) > 2:  # noqa: PLR2004
        return None
    if word.endswith(("а", "я")):
        fits = {"NOUN"}
    elif sex == Sex.MALE and re.search(rf"({C}|й)$", word):
        fits = {"NOUN", "masc"}
    else:
        return None
    if word in POSSESSIVE_NOUNS:
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
    """Decline a man's surname by its ending, or with a vowel that flees; None where pytrovich knows better."""
    word = text.casefold()
    if word.endswith("й"):
        return ended(text[:-1], "я ю я ем", case)
    if word in STRESSED_ICH or word.endswith("ач"):
        return ended(text, "а у а ом", case)
    if _is_foreign(word):
        return ended(text, "а у а ом", case)
    if _is_written_with_e(word):
        return ended(f"{text[:-2]}к", "а у а ом", case)
    stem = next((re.sub(end, new, text) for end, new in FLEETING if re.search(end, text)), None)
    if stem is None or _vowels(text) == 1:
        return None
    return ended(stem, "а у а ом" if ENDS_STRESSED.search(stem.casefold()) else "а у а ем", case)


def _is_written_with_e(word: str) -> bool:
    """Whether it is the noun in «-ок» after a hushing letter: Волчек is «волчок», Гашек is none."""
    as_noun = f"{word[:-2]}ок"
    return re.search(r"[жчшщ]ек$", word) is not None and any(
        parse.is_known and {"NOUN", "masc"} in parse.tag for parse in parses(as_noun)
    )


def _is_foreign(word: str) -> bool:
    """Грин, Коэн with «-ом»; Фрейндлих, whose «-их» no adjective has after its consonant."""
    if re.search(r"([^гкхжшчщн]|нн)их$|[^иы]н$", word):
        return True
    return word in FOREIGN


def _in_a(text: str, case: Case) -> str | None:
    """Decline «Кваша» and «Гача», unstressed as most of them are, and the short «Бова» and «Мая»."""
    word = text.casefold()
    if re.search(r"[жшчщ]а$", word):
        return ended(text[:-1], f"и е у {'ой' if word in STRESSED_A else 'ей'}", case)
    if TOO_SHORT.search(word) or word in WOMAN_S_NOUNS:
        return ended(text[:-1], "ы е у ой", case)
    return ended(text[:-1], "и е ю ей", case) if re.search(rf"^{C}*ая$", word) else None


def _vowels(text: str) -> int:
    return len(re.findall(V, text.casefold()))
