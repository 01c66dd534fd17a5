"""pytrovich: what it knows of names, and the endings that are written here beside it."""

from functools import lru_cache

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
GENDERS = {Sex.FEMALE: Gender.FEMALE, Sex.MALE: Gender.MALE}
ORDER = tuple(NAME_CASES)


@lru_cache(maxsize=1)
def _pytrovich() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


def by_rule(part: NamePart, text: str, sex: Sex, case: Case, *, is_final: bool = True) -> str:
    """Decline as pytrovich does; before the last piece it looks for «Бонч-» and the like."""
    return str(_pytrovich().make(part, GENDERS[sex], NAME_CASES[case], text, is_final)) if text else ""


def ended(stem: str, endings: str, case: Case) -> str:
    """Add the ending of the case; endings: those of genitive, dative, accusative and instrumental, «а у а ом»."""
    return stem + endings.split(" ")[ORDER.index(case)].strip("-")
