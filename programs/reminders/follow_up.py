"""Programs that an order on their pair has left behind."""

import datetime as dt
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from documents.queries.follow_ups import TIME_TO_FOLLOW, changes_after, last_of
from mentoring.enums import Role
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import User
from mentoring.reminders import Reminder, Words
from mentoring.russian import plural
from programs.enums import ProgramState
from programs.models import ApprovedVersion, Program

FOLLOWED = (
    ChangeKind.PROLONG,
    ChangeKind.SHORTEN,
    ChangeKind.REPLACE,
    ChangeKind.ADD,
    ChangeKind.RELEASE,
    ChangeKind.TERMS,
)
"""A pause moves no more than terms of rows, and an end needs no new version."""


def _concerned(user: User) -> bool:
    return bool(user.roles & {Role.MENTOR, Role.CURATOR})


def _left_behind(user: User, day: dt.date) -> QuerySet[Any]:
    """Return the approved programs whose pair an order changed after the last approval; those written anew are not."""
    approved = ApprovedVersion.objects.filter(program=OuterRef("pk")).order_by("-number")
    programs = Program.objects.visible_to(user).filter(state__in=(ProgramState.APPROVED, ProgramState.RUNNING))
    if Role.CURATOR not in user.roles:
        programs = programs.led_by(user.employee_id, on=day)
    known = programs.annotate(approved_on=Subquery(approved.values("approved_on")[:1]))
    changed = known.annotate(changed_from=last_of(changes_after(OuterRef("approved_on"), "pair", FOLLOWED)))
    return changed.exclude(changed_from=None).with_people().order_by("changed_from", "pk")


def _until(program: Any) -> str:
    return f"до {program.changed_from + TIME_TO_FOLLOW:%d.%m.%Y}"


def _amend(program: Any) -> Words:
    return Words(
        title=f"Внесите изменения в программу: {program}",
        text="Приказ изменил пару после утверждения программы: откройте новую редакцию и сверьте сроки и участников.",
        url=program.get_absolute_url(),
        action="Открыть",
        badge=_until(program),
    )


def _amend_many(count: int, first: Any) -> Words:
    programs = plural(count, "программу", "программы", "программ")
    return Words(
        title=f"Внесите изменения в {count} {programs}",
        text="Приказы изменили эти пары после утверждения программ: сверьте сроки и участников.",
        badge=f"первую – {_until(first)}",
    )


REMINDERS = (
    Reminder(
        code="program-follow",
        whom=_concerned,
        rows=_left_behind,
        one=_amend,
        many=_amend_many,
        since=lambda program: program.changed_from,
        day_said=True,
        listed="programs",
        task="внести изменения после приказа",
    ),
)
