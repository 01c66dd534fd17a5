"""Programs in states that are rarer."""

import datetime as dt

from mentoring.models import User
from programs.models import Program
from programs.services import program as programs
from tests import factories as make
from tests.worlds import scene


@scene
def approved_program(checked_program: Program, head: User) -> Program:
    """Approved before its term has begun."""
    Program.objects.update(starts_on=dt.date(2026, 12, 1))
    programs.approve(checked_program, on=make.TODAY, by=head, at=make.AT)
    checked_program.refresh_from_db()
    return checked_program


@scene
def changed_program(running_program: Program, curator: User) -> Program:
    programs.change(running_program, by=curator, at=make.AT, why="Новый срок")
    running_program.refresh_from_db()
    return running_program
