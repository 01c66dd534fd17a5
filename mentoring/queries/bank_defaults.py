"""What a record of the bank most likely says, judged by the person's card: a proposal that the curator corrects."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from mentoring.enums import Category, MenteeCategory
from mentoring.models import Deficit, Direction, Employee, MentoringForm, MentoringKind
from mentoring.models.employee_queryset import YOUNG_YEARS
from mentoring.years import whole_years

USUAL_FORM, USUAL_KIND = "teacher-teacher", "traditional"
DIRECTIONS_OF_POSTS = (
    (("логопед", "дефектолог", "музыкальн", "дополнительн"), ("subject",)),
    (("психолог", "социальн"), ("psychology",)),
    (("физическ",), ("health",)),
    (("методист", "старший"), ("methodical", "legal")),
    (("воспитател", "учител", "преподавател"), ("methodical",)),
)
BEGINNERS = frozenset({MenteeCategory.YOUNG, MenteeCategory.NEWCOMER, MenteeCategory.STUDENT})
FIRST_DEFICITS = 2


def mentor_defaults(
    person: Employee,
    *,
    directions: Sequence[Direction],
    forms: Sequence[MentoringForm],
    kinds: Sequence[MentoringKind],
) -> dict[str, Any]:
    """Return the keys to tick of each list; who has the highest category can help with methods too."""
    codes = {*_codes_of(person.post), *(["methodical"] if person.category == Category.HIGHEST else [])}
    return {
        "strengths": [entry.pk for entry in directions if entry.code in codes],
        "forms": [entry.pk for entry in forms if entry.code == USUAL_FORM],
        "kinds": [entry.pk for entry in kinds if entry.code == USUAL_KIND],
    }


def mentee_defaults(
    person: Employee, *, directions: Sequence[Direction], deficits: Sequence[Deficit], today: dt.date
) -> dict[str, Any]:
    """Return the category, the direction, and for beginners the first deficits of their post."""
    category = mentee_category(person, today=today)
    found: dict[str, Any] = {"category": category}
    code = _codes_of(person.post)[0]
    found["direction"] = next((entry.pk for entry in directions if entry.code == code), None)
    if category in BEGINNERS:
        suited = [deficit.pk for deficit in deficits if deficit.suits(person.post)]
        found |= {f"deficit_{number}": key for number, key in enumerate(suited[:FIRST_DEFICITS], start=1)}
    return found


def mentee_category(person: Employee, *, today: dt.date) -> str:
    """Return why the person would need a mentor, empty where the card does not tell."""
    if person.teaching_since and whole_years(person.teaching_since, today) < YOUNG_YEARS:
        return MenteeCategory.YOUNG
    if person.hired_on and whole_years(person.hired_on, today) < 1:
        return MenteeCategory.NEWCOMER
    return MenteeCategory.ON_REQUEST if person.teaching_since else ""


def _codes_of(post: str) -> tuple[str, ...]:
    small = post.casefold()
    return next(
        (codes for words, codes in DIRECTIONS_OF_POSTS if any(word in small for word in words)), ("methodical",)
    )
