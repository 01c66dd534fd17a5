"""The term of a row is typed once: its words give the days that are watched."""

import datetime as dt

from documents.tables.terms import period_of
from programs.models import Plan, PlanRow, Program

DAYS = ("starts_on", "due_on")
Read = tuple[dt.date | None, dt.date | None]


def read(row: PlanRow, term: str) -> Read:
    """Return the days that the words name within the row's program; a single day is only the one it is due on."""
    program = row.plan.program
    found = period_of(term, (program.starts_on, program.last_day)) if program else None
    if not found:
        return None, None
    first, last = found
    return (first if first < last else None), last


def take_days(row: PlanRow, *, former: str) -> tuple[str, ...]:
    """Let the days follow the row's new term; return the fields that changed. Days given by hand stay."""
    now = row.starts_on, row.due_on
    if now not in {(None, None), read(row, former)}:
        return ()
    row.starts_on, row.due_on = read(row, row.term)
    return DAYS if (row.starts_on, row.due_on) != now else ()


def rows_without_days(program: Program) -> list[PlanRow]:
    """Return the rows whose plan has a column for the term, and whose term says no days, nor that they last."""
    plans = Plan.objects.filter(program=program).prefetch_related("rows")
    dated = [plan for plan in plans if any(column.field == "term" for column in plan.column_list)]
    return [row for plan in dated for row in plan.rows.all() if not row.days]
