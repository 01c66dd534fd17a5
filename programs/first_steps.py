"""The first program."""

import datetime as dt

from django.db.models import Exists, OuterRef

from mentoring.beginning import FirstStep
from programs.enums import PROGRAM_IN_REVIEW, PROGRAM_WRITABLE
from programs.models import Program


def _has_program(_day: dt.date) -> Exists:
    unapproved = PROGRAM_WRITABLE | PROGRAM_IN_REVIEW
    return Exists(Program.objects.filter(pair__organization=OuterRef("pk")).exclude(state__in=unapproved))


FIRST_STEPS = (
    FirstStep(
        code="program",
        title="Программы",
        text="Программу пишет наставник или куратор, утверждает руководитель: дорога ведёт до первой утверждённой.",
        page="programs",
        action="Открыть",
        permission="mentoring.propose_pair",
        whose="куратор",
        done=_has_program,
    ),
)
