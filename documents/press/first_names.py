"""First names and patronymics in a grammatical case: what pytrovich does not know of them.

Choices of the norm: a woman's name on a soft consonant does not change (Айгуль, Николь), as Калакуцкая has it, but for
the biblical and traditional ones; a man's in -ло goes like his twin in -ла (Михайлы), another Slavic one in -о like
Данко, Данка (Розенталь).
"""

import re

from pytrovich.enums import NamePart

from documents.enums import Case
from documents.press.declension import parses
from documents.press.petrovich import by_rule, ended
from mentoring.enums import Sex

V, C = "[аеёиоуыэюя]", "[бвгджзклмнпрстфхцчшщь]"
STAY = frozenset(
    {
        "абд",
        "абдель",
        "абду",
        "абдул",
        "абу",
        "ага",
        "ай",
        "аль",
        "бек",
        "бен",
        "бин",
        "ван",
        "гази",
        "ганс",
        "да",
        "де",
        "дель",
        "дер",
        "ди",
        "дин",
        "дон",
        "жан",
        "ибн",
        "кара",
        "кызыл",
        "ла",
        "ле",
        "магомед",
        "мак",
        "мирза",
        "мулла",
        "о",
        "пьер",
        "саид",
        "сан",
        "сеид",
        "сейид",
        "сен",
        "сент",
        "тер",
        "ти",
        "фон",
        "хан",
        "ханс",
        "шах",
        "шейх",
        "эль",
    }
)
"""First parts that do not change: particles and titles; «Жан», «Пьер» and «Ганс» by custom (Жан-Жака)."""
SOFT = frozenset(
    {
        "агарь",
        "агидель",
        "гизель",
        "есфирь",
        "жизель",
        "любовь",
        "нинель",
        "рахиль",
        "рашель",
        "руфь",
        "суламифь",
        "эсфирь",
        "юдифь",
    }
)
"""Women's names on a soft consonant that change: the biblical ones and those that tradition treats so."""
WHOLE = frozenset(
    {
        "абдул",
        "ага",
        "али",
        "бек",
        "бей",
        "вали",
        "гали",
        "гельды",
        "гирей",
        "заде",
        "кыс",
        "оглы",
        "оол",
        "паша",
        "хан",
        "хаджи",
    }
)
"""Last parts that make a name one word: Батыр-бек, Арслан-Али; nothing changes before them."""
STRESSED_A = frozenset({"ходжа", "хаджа"})
WESTERN = re.compile(r"([кс]|иш|ен|^.{0,2}й)ко$|^(франко|камило)$")
"""Names in -ко and -ло that are not Slavic: they do not change (Микко, Франциско, Вейко)."""
OTHER_O = frozenset({"петро", "дмитро", "федро", "павло"})
ENDINGS: tuple[tuple[Sex | None, str, int, str], ...] = (
    (None, rf"{V}а$", 0, "- - - -"),  # Андреа, Доротеа, Ноа
    (Sex.MALE, r"ия$", 1, "и и ю ей"),  # Захария: as the dictionary has it, and as Мария
    (Sex.FEMALE, r"ь$", 0, "- - - -"),  # Айгуль, Асунь, Катишь
    (Sex.MALE, rf"{C}ек$", 0, "а у а ом"),  # Марек, Яцек
    (None, r"[жшчщ]а$", 1, "и е у ей"),  # Гоча, Ружа: where it is stressed, STRESSED_A names it
    (Sex.MALE, r"[цщч]$", 0, "а у а ем"),  # Франц, Митч
    (None, r"ца$", 1, "ы е у ей"),
    (Sex.MALE, r".{2}([аоу]й|[иы])ло$", 1, "ы е у ой"),  # Михайло, Данило
    (Sex.MALE, rf"({C}|й)ко$", 1, "а у а ом"),  # Данко, Василько
)
STRESSED_ICH = frozenset({"ильич", "кузьмич", "лукич", "фомич"})
NO_PATRONYMIC = re.compile(r"(^|[ -])(оглы|оглу|кызы|гызы|кизи|уулу|улы|угли|заде)$")


def first_name(text: str, sex: Sex, case: Case) -> str:
    """Decline each word of it, and each part of a hyphenated one: Анны-Марии, but Хан-Магомеда."""
    return " ".join(_hyphenated(word, sex, case) for word in text.split(" "))


def _hyphenated(word: str, sex: Sex, case: Case) -> str:
    *before, final = word.split("-")
    stays = final.casefold() in WHOLE or final[:1].islower()
    pieces = [piece if stays or not _changes(piece) else _piece(piece, sex, case) for piece in before]
    return "-".join([*pieces, _piece(final, sex, case)])


def _changes(piece: str) -> bool:
    """Whether a first part is a name of its own: «Шой-Сюрюн» is one name."""
    is_name = any(parse.is_known and "Name" in parse.tag for parse in parses(piece))
    return is_name and piece.casefold() not in STAY


def _piece(text: str, sex: Sex, case: Case) -> str:
    word = text.casefold()
    own = _own_endings(word, sex)
    if own is None or len(text) < 2:  # noqa: PLR2004 - «О» is no name in -о
        return by_rule(NamePart.FIRSTNAME, text, sex, case) if len(text) > 1 else text
    cut, endings = own
    return ended(text[: len(text) - cut], endings, case)


def _own_endings(word: str, sex: Sex) -> tuple[int, str] | None:
    """Return how many letters go and what comes in the four cases; None where pytrovich knows."""
    if sex == Sex.FEMALE and word in SOFT:
        return 1, "и и ь ью"
    if word in STRESSED_A:
        return 1, "и е у ой"
    if word in OTHER_O:
        return 1, "а у а ом"
    if WESTERN.search(word):
        return None
    for of, end, cut, endings in ENDINGS:
        if of in {None, sex} and re.search(end, word):
            return cut, endings
    return None


def patronymic(text: str, sex: Sex, case: Case) -> str:
    """Decline: «Ильичом», but «Саввичем»; «Мамед оглы» does not change, and a second name is a name."""
    word = text.casefold()
    if NO_PATRONYMIC.search(word):
        return text
    if sex == Sex.MALE and re.search(r"[иы]ч$", word):
        return ended(text, "а у а ом" if word in STRESSED_ICH else "а у а ем", case)
    if sex == Sex.FEMALE and re.search(r"[вч]на$", word):
        return ended(text[:-1], "ы е у ой", case)
    return first_name(text, sex, case)
