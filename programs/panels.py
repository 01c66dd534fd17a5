"""What the programs add to the page of a pair."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from mentoring.additions import Action, Actions, Panel, Place
from mentoring.enums import PAIR_LIVING
from mentoring.models import Pair, User
from programs.models import Program


def program_of(_user: User, pair: Pair) -> dict[str, Any]:
    return {"program": _program(pair)}


def next_step(user: User, pair: Pair) -> Iterator[Action]:
    """Lead to the program of a pair in force, or to its beginning."""
    if pair.state not in PAIR_LIVING:
        return
    program = _program(pair)
    if program:
        yield Action("Открыть программу", program.get_absolute_url())
    elif user.has_perm("programs.start_program", pair):
        yield Action("Начать программу", reverse("program_add", args=[pair.pk]))


def _program(pair: Pair) -> Program | None:
    return getattr(pair, "program", None)


PANELS = (Panel(Place.PAIR_PAPERS, "programs/_pair_program.html", program_of),)
ACTIONS = (Actions(Place.PAIR_MAIN, next_step),)
