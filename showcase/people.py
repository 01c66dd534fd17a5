"""Who may be named in public: only those whose consent to publication is in force today, else the role stands.

What the consent forbids is not shown either way: the name, the post with the category, the category.
Of those whose names were taken away the role alone stands.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from mentoring.models import Consent, Employee
from mentoring.queries.consent import publications_on
from programs.models import Program


@dataclass(frozen=True)
class PublicProgram:
    """A program as the public sees it: `mentor` and `mentees` are names or roles."""

    program: Program
    mentor: str
    mentees: list[str]


def shown(programs: Iterable[Program], *, day: dt.date) -> list[PublicProgram]:
    """Shape the programs for the public with one query for all consents."""
    found = list(programs)
    ids = {person.pk for program in found for person in _people(program)}
    consents = publications_on(ids, day=day)
    return [
        PublicProgram(
            program=program,
            mentor=_called(program.acting_pair.mentor.employee, "наставник", "наставник", consents),
            mentees=[
                _called(mentee.employee, "наставляемый", "наставляемая", consents)
                for mentee in program.acting_pair.current_mentees
            ],
        )
        for program in found
    ]


def _people(program: Program) -> list[Employee]:
    pair = program.acting_pair
    return [pair.mentor.employee, *(mentee.employee for mentee in pair.current_mentees)]


def _called(employee: Employee, role: str, role_of_woman: str, consents: dict[int, Consent]) -> str:
    consent = consents.get(employee.pk)
    own_role = role_of_woman if employee.is_female else role
    if employee.anonymized_on:
        return own_role
    post = _post(employee, consent)
    if consent is None or consent.hides_name:
        return ", ".join(part for part in (own_role, post) if part)
    return f"{employee.full_name}, {post or own_role}"


def _post(employee: Employee, consent: Consent | None) -> str:
    """Return the post with the category, as far as the person lets them be seen."""
    if consent and consent.hides_post:
        return ""
    return employee.post if consent and consent.hides_category else employee.public_role
