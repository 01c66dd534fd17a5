"""The road of a new organization: from its details to the first program and the roadmap."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, Value, When
from django.urls import reverse

from mentoring.beginning import first_steps
from mentoring.enums import Role
from mentoring.models import Organization, User

STEPS = (
    "details",
    "staff",
    "banks",
    "pairs",
    "confirmations",
    "order",
    "head",
    "head-account",
    "program",
    "roadmap",
)
"""The codes of all first steps, in the order in which they are taken."""
LAST = {"program", "roadmap"}
"""With these taken nobody is led any more."""


@dataclass(frozen=True)
class Milestone:
    """A first step as the user sees it.

    status: done | current | next; the first that is not done is the current one
    url: empty where it is done, or not the user's to do
    """

    title: str
    text: str
    status: str
    url: str
    action: str
    whose: str


def beginning_of(user: User, today: dt.date) -> list[Milestone]:
    """Return the road for who keeps the organization; nothing once it is walked."""
    if not user.roles & {Role.CURATOR, Role.ADMINISTRATOR}:
        return []
    steps = [first_steps()[code] for code in STEPS]
    flags = [Case(When(step.done(today), then=Value(1)), default=Value(0)) for step in steps]
    taken = next(iter(Organization.objects.visible_to(user).values_list(*flags)), ())
    done = {step.code for step, flag in zip(steps, taken, strict=bool(taken)) if flag}
    if not taken or done >= LAST:
        return []
    current = next(step.code for step in steps if step.code not in done)
    return [
        Milestone(
            title=step.title,
            text=step.text,
            status="done" if step.code in done else "current" if step.code == current else "next",
            url=reverse(step.page) if step.code not in done and user.has_perm(step.permission) else "",
            action=step.action,
            whose=step.whose,
        )
        for step in steps
    ]
