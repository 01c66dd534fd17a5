"""How a text may write a person in a case, and where it does."""

import re
from collections.abc import Iterable, Sequence

from documents.queries.case_form import Forms
from mentoring.models import Employee
from mentoring.russian import NBSP

SPELLINGS, NAMES_ALONE = 6, 2
"""How many spellings of a form are kept, and how many of them, the first ones, are the name alone."""
FURTHER, FURTHER_ALONE = 8, 4
"""The same of those that follow from the kept ones."""
PATRONYMIC = r"\s+(?-i:[А-ЯЁ])[а-яё]+(?:ич|ича|ичу|ичем|ичом|вна|вны|вне|вну|вной|чна|чны|чне|чну|чной)\b"
ONE_INITIAL, NOT_ANOTHER = re.compile(r"\s\w\.$"), r"(?!\s+\w\.)"
AFTER_INITIAL = re.compile(r"(?<!\w)(\w\\\.)(?:\\s\+)?(?=\w)")
INITIALS, BEFORE_SURNAME = re.compile(r"(?<!\w)(\w\.) (?=\w\.)"), re.compile(r"(?<!\w)(\w\.)(?=\w{2})")


def spellings(forms: Forms) -> list[str]:
    """Return how papers write the form, always in the same order: what is kept of it."""
    names = (forms.full_name, forms.initials_last)
    return [*names, *(f"{name}, {forms.post}" for name in names), *(f"{forms.post} {name}" for name in names)]


def expanded(words: Sequence[str]) -> list[str]:
    """Return the spellings of one case or more, and after them those that people write: «М.П. Иванова».

    Always as many, empty where there is none.
    """
    starts = range(0, len(words), SPELLINGS)
    return [*words, *(text for start in starts for text in _further(words[start : start + SPELLINGS]))]


def _further(words: Sequence[str]) -> list[str]:
    full_name, (last_name, _, initials) = words[0], words[1].partition(NBSP)
    given = full_name.removeprefix(last_name).strip()
    if not initials or not given or given == full_name:
        return [""] * FURTHER
    post = words[2].removeprefix(full_name).removeprefix(", ")
    first = given.rpartition(" ")[0] or given
    names = [f"{given} {last_name}", f"{initials}{NBSP}{last_name}"]
    with_post = [text for name in names for text in (f"{name}, {post}", f"{post} {name}")] if post else [""] * 4
    return [*names, f"{last_name} {first}", f"{first} {last_name}", *with_post]


def names_among(words: Sequence[str]) -> set[str]:
    """Return, folded, those of the kept words, and of what follows from them, that are the name alone."""
    found = expanded(words)
    kept = [text for place, text in enumerate(found[: len(words)]) if place % SPELLINGS < NAMES_ALONE]
    further = [text for place, text in enumerate(found[len(words) :]) if place % FURTHER < FURTHER_ALONE]
    return {folded(text) for text in (*kept, *further) if text}


def pattern_of(texts: Iterable[str]) -> "re.Pattern[str]":
    """Find any of the texts, the longest first, whatever spaces divide its words, and not inside another name."""
    longest = sorted({text for text in texts if text}, key=lambda text: (-len(text), text))
    if not longest:
        return re.compile(r"(?!)")
    one = "|".join(_loose(text) for text in longest)
    # «Кима Олега» is not in «Кима Олега Ивановича».
    return re.compile(rf"(?<![\w-])(?:{one})(?![\w-])(?!{PATRONYMIC})", re.IGNORECASE)


def _loose(text: str) -> str:
    """«Ивановой М. П.» and «М.П.Ивановой» are written too; «Кима О.» is not in «Кима О. И.»."""
    spaced = AFTER_INITIAL.sub(r"\1\\s*", r"\s+".join(map(re.escape, text.split())))
    return f"{spaced}{NOT_ANOTHER}" if ONE_INITIAL.search(text) else spaced


def folded(text: str) -> str:
    """Return the same for all that the pattern takes for the text."""
    return BEFORE_SURNAME.sub(r"\1 ", INITIALS.sub(r"\1", " ".join(text.split()).casefold()))


def named_in(texts: Iterable[str], staff: Iterable[Employee]) -> list[Employee]:
    """Return of whom a text may have the name, before anybody is declined: by how surname and first name begin."""
    begun = {word.casefold() for text in texts for word in re.findall(r"\b[A-ZА-ЯЁ]\w?", text)}
    first, two = {word[:1] for word in begun}, {word[:2] for word in begun}
    return [
        person
        for person in staff
        if person.last_name[:2].casefold() in two and person.first_name[:1].casefold() in first
    ]
