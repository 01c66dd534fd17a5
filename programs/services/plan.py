"""The rows of a plan: written cell by cell, done by the mentee, accepted by the mentor."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F, Max

from documents.tables import LAYOUT_FIELDS
from mentoring.exceptions import ImpossibleStepError
from mentoring.fingerprint import seen
from mentoring.models import User
from mentoring.services.state import DELETED, locked, move, remark
from mentoring.text import lines
from mentoring.validators import text_refusals
from programs.enums import ROW_CLOSED, ROW_OPEN, ProgramState, RowState
from programs.models import Plan, PlanLayout, PlanRow, Program
from programs.row_fields import ROW_FIELDS
from programs.services.program import refuse_unwritable
from programs.services.row_term import take_days

FULL = "В плане есть строки: сначала удалите их."
BEGUN = "Строку уже начали: её снимают с указанием причины, а не удаляют."


class CellConflictError(Exception):
    """Somebody else wrote into the cell meanwhile; `now` is what stands there."""

    def __init__(self, now: str) -> None:
        super().__init__(now)
        self.now = now


@transaction.atomic
def write_cell(row: PlanRow, *, field: str, was: str, value: str) -> PlanRow:
    """Write the text if the cell still holds what its writer saw; was: that, as `seen` tells it.

    Raises CellConflictError if it does not, ImpossibleStepError for a text that does not fit.
    """
    fresh = locked(row)
    refuse_unwritable_row(fresh)
    now, text = lines(getattr(fresh, field)), lines(value)
    if now == text:
        return fresh
    if was != seen(now) and lines(was) != now:
        raise CellConflictError(now)
    _refuse_unprintable(field, text)
    setattr(fresh, field, text)
    days = take_days(fresh, former=now) if field == "term" else ()
    fresh.save(update_fields=[field, *days])
    return fresh


@transaction.atomic
def add_plan(program: Program, *, layout: PlanLayout) -> Plan:
    """Add one more plan to a program in writing: a pair's roadmap, the mentor's own plan."""
    fresh = locked(program)
    refuse_unwritable(fresh)
    last = fresh.plans.aggregate(last=Max("position"))["last"] or 0
    return Plan.objects.create(program=fresh, layout=layout, title=layout.plan_title, position=last + 1)


@transaction.atomic
def change_table(plan: Plan) -> None:
    """Save the changed table of a plan in writing; texts that no column shows any more stay in its rows."""
    refuse_unwritable_plan(plan)
    plan.save(update_fields=list(LAYOUT_FIELDS))


@transaction.atomic
def delete_plan(plan: Plan) -> None:
    """Take an empty plan out of the program."""
    fresh = locked(plan)
    refuse_unwritable_plan(fresh)
    if fresh.rows.exists():
        raise ImpossibleStepError(FULL)
    fresh.delete()


@transaction.atomic
def add_row(plan: Plan, *, after: PlanRow | None = None, source: PlanRow | None = None) -> PlanRow:
    """Add an empty row, or a copy of the source's texts, at the end or after a row."""
    fresh = locked(plan)
    refuse_unwritable_plan(fresh)
    last = fresh.rows.aggregate(last=Max("position"))["last"] or 0
    position = after.position + 1 if after else last + 1
    fresh.rows.filter(position__gte=position).update(position=F("position") + 1)
    texts = {name: getattr(source, name) for name in ROW_FIELDS} if source else {}
    if not texts.get("number") or (source and source.plan_id != fresh.pk):
        texts["number"] = str(fresh.rows.count() + 1)
    row = PlanRow(plan=fresh, position=position, **texts)
    take_days(row, former="")
    row.save()
    return row


@transaction.atomic
def add_from_library(plan: Plan, *, rows: Iterable[PlanRow]) -> list[PlanRow]:
    """Copy the sample rows to the end of the plan."""
    return [add_row(plan, source=row) for row in rows]


@transaction.atomic
def edit_row(row: PlanRow, *, fields: Iterable[str]) -> None:
    """Save these changed fields of a row in writing."""
    refuse_unwritable_row(locked(row))
    row.save(update_fields=list(fields))


@transaction.atomic
def move_row(row: PlanRow, *, up: bool) -> None:
    """Swap the row with its neighbour; the first and the last stay where they are."""
    plan = locked(row.plan)
    refuse_unwritable_plan(plan)
    order = list(plan.rows.order_by("position", "pk"))
    if row not in order:
        raise ImpossibleStepError(DELETED)
    index = order.index(row)
    target = index - 1 if up else index + 1
    if 0 <= target < len(order):
        order[index], order[target] = order[target], order[index]
        _renumber(order)


@transaction.atomic
def delete_row(row: PlanRow) -> None:
    """Delete a row nobody has worked on; one that was begun is dropped with a reason instead."""
    fresh = locked(row)
    refuse_unwritable_plan(fresh.plan)
    if fresh.state != RowState.PLANNED:
        raise ImpossibleStepError(BEGUN)
    fresh.delete()


@transaction.atomic
def begin(row: PlanRow, *, by: User, at: dt.datetime) -> None:
    """The mentee has begun the row."""
    move(_running(row), RowState.IN_PROGRESS, by=by, at=at)


@transaction.atomic
def mark_done(row: PlanRow, *, result: str, by: User, at: dt.datetime) -> None:
    """The mentee has done the row and says in a sentence what came of it."""
    fresh = _running(row)
    if not result.strip():
        raise ImpossibleStepError("Напишите одной фразой, что получилось.")
    if fresh.actual_result != result.strip():
        fresh.actual_result = result.strip()
        fresh.save(update_fields=["actual_result"])
    move(fresh, RowState.DONE, by=by, at=at)


@transaction.atomic
def accept(row: PlanRow, *, by: User, at: dt.datetime) -> None:
    """The mentor accepts what was done."""
    move(_running(row), RowState.ACCEPTED, by=by, at=at)


@transaction.atomic
def give_back(row: PlanRow, *, by: User, at: dt.datetime, why: str) -> None:
    """The mentor returns the row to work with a remark."""
    fresh = _running(row)
    if fresh.state != RowState.DONE:
        raise ImpossibleStepError("Вернуть можно строку, отмеченную выполненной.")
    move(fresh, RowState.IN_PROGRESS, by=by, at=at, why=why)


@transaction.atomic
def postpone(row: PlanRow, *, due_on: dt.date, by: User, at: dt.datetime, why: str) -> None:
    """Give the row a later term."""
    fresh = _running(row)
    if fresh.state not in ROW_OPEN:
        raise ImpossibleStepError("Перенести можно только невыполненную строку.")
    if fresh.starts_on and due_on < fresh.starts_on:
        raise ImpossibleStepError("Новый срок раньше начала строки.")
    fresh.due_on = due_on
    fresh.save(update_fields=["due_on"])
    if not move(fresh, RowState.POSTPONED, by=by, at=at, why=why):
        remark(fresh, by=by, at=at, why=why)


@transaction.atomic
def drop(row: PlanRow, *, by: User, at: dt.datetime, why: str) -> None:
    """Take the row out of the work, with a reason; it stays in the plan."""
    move(_running(row), RowState.DROPPED, by=by, at=at, why=why)


def _running(row: PlanRow) -> PlanRow:
    fresh = locked(row)
    program = fresh.plan.program
    if program is None or program.state != ProgramState.RUNNING:
        raise ImpossibleStepError("Строки отмечают, пока программа реализуется.")
    return fresh


def refuse_unwritable_plan(plan: Plan) -> None:
    """Raise ImpossibleStepError unless the plan may be written now."""
    if plan.program is None or not locked(plan.program).is_writable:
        raise ImpossibleStepError(
            "План сейчас не правится: программа передана дальше. Скопируйте написанное и обновите страницу."
        )


def refuse_unwritable_row(row: PlanRow) -> None:
    """Raise ImpossibleStepError unless the row's texts may be written now: what was accepted stays as it was."""
    refuse_unwritable_plan(row.plan)
    if row.state in ROW_CLOSED:
        raise ImpossibleStepError("Строка уже принята или снята: её текст не меняется.")


def _refuse_unprintable(field: str, text: str) -> None:
    limit = getattr(PlanRow._meta.get_field(field), "max_length", None)
    if limit and len(text) > limit:
        raise ImpossibleStepError(f"Слишком длинно: больше {limit} знаков здесь не помещается.")
    if refusals := text_refusals(text):
        raise ImpossibleStepError(*refusals)


def _renumber(rows: Sequence[PlanRow]) -> None:
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
