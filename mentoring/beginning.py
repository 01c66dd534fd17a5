"""The first days of an organization: what each app declares of them in its `first_steps`, for the desk."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.db.models import Exists, Q

from mentoring.gathering import declared


@dataclass(frozen=True)
class FirstStep:
    """A step from an empty organization to its first program and roadmap.

    text: one sentence about how; page: the name of the page where it is taken; action: the button to it
    permission: whose the button is; whose: by whom the step is taken, told to others
    done: whether an organization has taken it, from the day; OuterRef("pk") is the organization
    """

    code: str
    title: str
    text: str
    page: str
    action: str
    permission: str
    whose: str
    done: Callable[[dt.date], Q | Exists]


@cache
def first_steps() -> dict[str, FirstStep]:
    """Return what all apps declare, by code."""
    return {step.code: step for step in declared("first_steps", "FIRST_STEPS", FirstStep)}
