"""What the programs add to the page of a pair."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from documents.panels import admin_prints
from mentoring.additions import Action, Actions, Panel, Place
from mentoring.enums import PAIR_SIGNED, PAIR_UNFINISHED
from mentoring.models import Pair, User
from programs.models import Program


def program_of(user: User, pair: Pair) -> dict[str, Any]:
    """Return the program, or the one that has gone over to a new mentor, and whether the user may open that."""
    program = _program(pair)
    handed_over = Program.objects.filter(pair__continues=pair).first() if program is None else None
    return {
        "program": program,
        "handed_over": handed_over,
        "may_open": handed_over is not None and Program.objects.visible_to(user).filter(pk=handed_over.pk).exists(),
    }


def next_step(user: User, pair: Pair) -> Iterator[Action]:
    """Lead to the program of a pair in force, or to its beginning."""
    if pair.state_today not in PAIR_UNFINISHED:
        return
    program = _program(pair)
    if program:
        yield Action("Открыть программу", program.get_absolute_url())
    elif pair.state in PAIR_SIGNED and user.has_perm("programs.start_program", pair):
        yield Action("Начать программу", reverse("program_add", args=[pair.pk]))


def _program(pair: Pair) -> Program | None:
    """Until a new mentor's first day the program that goes over to that pair is still this one's."""
    own: Program | None = getattr(pair, "program", None)
    following = Program.objects.filter(pair__continues=pair).first() if own is None else None
    return own or (following if following and following.acting_pair == pair else None)


PANELS = (Panel(Place.PAIR_PAPERS, "programs/_pair_program.html", program_of),)
ACTIONS = (Actions(Place.PAIR_MAIN, next_step), admin_prints(Program, "program"))
