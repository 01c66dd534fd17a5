"""A category among other words: «первая, пр. № 112-Д от 24.12.2024» is «первая»."""

import re

from mentoring.enums import Category
from mentoring.text import normalize

ORDER = re.compile(r"\b(?:пр|приказ\w*|расп|распоряжени\w*)\b.*")
DAYS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b")
ASIDE = re.compile(r"\b(?:квалификационн\w*|квалиф|кв|кат|категори\w*|от|с|до|по|г|гг|год\w*|присвоен\w*|дата)\b")
CATEGORIES: dict[str, tuple[str, ...]] = {
    Category.NONE: ("без", "нет", "не имеет", "не имеется", "б к", "бк", "б кк", "0"),
    Category.CONFORMS: (
        "сзд", "соответствие", "соответствует", "соответствие занимаемой должности", "соотв", "соотв сзд",
        "соответствует занимаемой должности", "соотв зан должности", "соответствие зан должности", "с з д",
    ),
    Category.FIRST: (
        "первая", "первой", "первую", "перв", "1", "1 я", "1 ая", "1я", "i", "1кк", "1 кк", "1 к", "1к", "1 к к",
        "i кк", "iкк", "i к к", "пкк", "п к к",
    ),
    Category.HIGHEST: ("высшая", "высшей", "высшую", "высш", "выс", "в", "вкк", "в кк", "в к к", "вк"),
    Category.TEACHER_MENTOR: ("педагог наставник",),
    Category.TEACHER_METHODIST: ("педагог методист",),
}  # fmt: skip


def words_of(text: str) -> str:
    """Return what is left of the cell without the order, the days and the word «категория» itself."""
    bare = DAYS.sub(" ", text.casefold())
    return " ".join(ASIDE.sub(" ", ORDER.sub(" ", normalize(bare))).split())


def is_dated(text: str) -> bool:
    return bool(DAYS.search(text))
