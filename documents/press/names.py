"""Names in a grammatical case, by rule.

Where the norm leaves a choice (Гончарка and Гончарока, Айгуль and Айгули) the rule takes one, and a person corrects it
(services/case_form.py). Followed are the answers of gramota.ru and Л. П. Калакуцкая, «Фамилии. Имена. Отчества».
"""

import re

from documents.enums import Case
from documents.press.first_names import STAY, V, first_name, patronymic
from documents.press.surnames import surname
from mentoring.enums import Sex


def decline_name(last: str, first: str, middle: str, *, sex: str, case: str) -> tuple[str, str, str]:
    """Put the parts of a name into the case; an empty part stays empty."""
    sex, case = Sex(sex), Case(case)
    if _is_eastern(f"{first} {middle}"):
        changed, kept = (middle, first) if middle else (first, "")
        *before, end = changed.split()
        declined = " ".join([*before, first_name(end, sex, case)])
        return (last, kept, declined) if middle else (last, declined, "")
    pieces = [_surname(word, sex, case) for word in last.split(" ")]
    return " ".join(pieces), first_name(first, sex, case), patronymic(middle, sex, case)


def _is_eastern(given: str) -> bool:
    """Whether it is a name of separate syllables: of «Нгуен Ван Хунг» and «Ким Чен Ын» only the last one changes."""
    syllables = given.split()
    return len(syllables) > 1 and all(_vowels(syllable) == 1 for syllable in syllables)


def _vowels(text: str) -> int:
    return len(re.findall(V, text.casefold()))


def _surname(word: str, sex: Sex, case: Case) -> str:
    """Decline the parts between the hyphens; a particle or a title stays, so does all before «-заде» and «-бек»."""
    if word[:1].islower() and word.casefold() in STAY:
        return word
    *others, final = word.split("-")
    stays = final[:1].islower() and word[:1].isupper()
    pieces = [
        piece if stays or piece.casefold() in STAY else surname(piece, sex, case, is_final=False) for piece in others
    ]
    return "-".join([*pieces, surname(final, sex, case, after=others[-1] if others else "")])
