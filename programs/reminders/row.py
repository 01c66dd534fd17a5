"""What the rows of the plans need: the mentee does them, the mentor accepts them."""

import datetime as dt
from typing import Any

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Least
from django.urls import reverse

from mentoring.enums import Role, Tone
from mentoring.models import PairMentee, User
from mentoring.queries.since import longest_waiting, moved_at
from mentoring.reminders import Reminder, Words, holding, waiting_since
from mentoring.russian import late_by, plural
from programs.enums import ROW_OPEN, RowState
from programs.models import PlanRow, Program
from programs.models.plan import PlanRowQuerySet
from programs.models.program import ProgramQuerySet

SOON = dt.timedelta(days=7)
LAST_DAY = Least("plan__program__ends_on", "plan__program__pair__ends_on")
"""Of the row's program: until then a row without a day is to be done."""


def _rows(user: User, programs: ProgramQuerySet) -> PlanRowQuerySet:
    return PlanRow.objects.visible_to(user).filter(plan__program__in=programs).select_related("plan__program")


def _counted(count: int) -> str:
    return f"{count} {plural(count, 'строку', 'строки', 'строк')} плана"


def _own_open(user: User, day: dt.date) -> PlanRowQuerySet:
    """Return the open rows of the mentee's running programs; what was due before a newcomer joined is not asked."""
    programs = Program.objects.running_on(day).followed_by(user.employee_id, on=day)
    joined_later = PairMentee.objects.filter(
        pair=OuterRef("plan__program__pair"), mentee=user.employee_id, joined_on__gt=OuterRef("due_on")
    )
    return _rows(user, programs).filter(state__in=ROW_OPEN).exclude(Exists(joined_later))


def _late(user: User, day: dt.date) -> QuerySet[Any]:
    late = _own_open(user, day).filter(due_on__lt=day).annotate(asked_on=Value(day, DateField()))
    return late.order_by("due_on", "position", "pk")


def _to_do(user: User, day: dt.date) -> QuerySet[PlanRow]:
    soon = Q(until__range=(day, day + SOON)) | Q(starts_on__lte=day)
    rows = _own_open(user, day).annotate(until=Coalesce("due_on", LAST_DAY)).filter(soon).exclude(due_on__lt=day)
    return rows.order_by("until", "position", "pk")


def _late_by(row: Any) -> str:
    return late_by(row.due_on, on=row.asked_on)


def _term(row: Any) -> str:
    return f"до {row.until:%d.%m.%Y}"


def _do(row: PlanRow, badge: str) -> Words:
    return Words(
        title=row.headline,
        text=row.mentee_activity,
        url=reverse("row_done", args=[row.pk]),
        action="Выполнено",
        badge=badge,
    )


def _do_late(row: Any) -> Words:
    return _do(row, _late_by(row))


def _do_in_time(row: Any) -> Words:
    return _do(row, _term(row))


def _do_late_ones(count: int, first: Any) -> Words:
    late = plural(count, "строка плана просрочена", "строки плана просрочены", "строк плана просрочено")
    return Words(title=f"{count} {late}", text=f"Самая давняя – «{first.headline}».", badge=_late_by(first))


def _do_many(count: int, first: Any) -> Words:
    return Words(
        title=f"Выполните {_counted(count)}", text=f"Первая по сроку – «{first.headline}».", badge=_term(first)
    )


def _done(user: User, day: dt.date) -> QuerySet[PlanRow]:
    led = Program.objects.running_on(day).led_by(user.employee_id, on=day)
    done = _rows(user, led).filter(state=RowState.DONE)
    return longest_waiting(done, moved_at(PlanRow, RowState.DONE))


def _accept(row: PlanRow) -> Words:
    return Words(
        title=f"Примите: {row.headline}",
        text=row.actual_result,
        url=reverse("row_accept", args=[row.pk]),
        action="Принять",
        badge="ждёт приёмки",
    )


def _accept_many(count: int, _first: PlanRow) -> Words:
    return Words(
        title=f"Примите {_counted(count)}",
        text="Наставляемые отметили их выполненными: посмотрите, что получилось.",
        badge="ждут приёмки",
    )


def _due_on(row: Any) -> dt.date:
    due_on: dt.date = row.due_on
    return due_on


def _until(row: Any) -> dt.date:
    until: dt.date = row.until
    return until


REMINDERS = (
    Reminder(
        code="row-late",
        whom=holding(Role.MENTEE),
        rows=_late,
        one=_do_late,
        many=_do_late_ones,
        tone=Tone.LATE,
        since=_due_on,
        day_said=True,
        listed="plan_rows",
        task="выполнить: просрочено",
    ),
    Reminder(
        code="row-do",
        whom=holding(Role.MENTEE),
        rows=_to_do,
        one=_do_in_time,
        many=_do_many,
        since=_until,
        day_said=True,
        listed="plan_rows",
        task="выполнить",
    ),
    Reminder(
        code="row-accept",
        whom=holding(Role.MENTOR),
        rows=_done,
        one=_accept,
        many=_accept_many,
        since=waiting_since,
        listed="plan_rows",
        task="принять",
    ),
)
