"""Who may be named in public: only those whose consent to publication is in force today, else the role stands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from mentoring.models import Employee
from mentoring.services.consent import names_public_on
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
    ids = {
        person.pk
        for program in found
        for person in (program.pair.mentor.employee, *(mentee.employee for mentee in program.pair.current_mentees))
    }
    named = names_public_on(ids, day=day)
    return [
        PublicProgram(
            program=program,
            mentor=_called(program.pair.mentor.employee, "наставник", "наставник", named),
            mentees=[
                _called(mentee.employee, "наставляемый", "наставляемая", named)
                for mentee in program.pair.current_mentees
            ],
        )
        for program in found
    ]


def _called(employee: Employee, role: str, role_of_woman: str, named: set[int]) -> str:
    if employee.pk in named:
        return f"{employee.full_name}, {employee.public_role}"
    return f"{role_of_woman if employee.is_female else role}, {employee.public_role}"
