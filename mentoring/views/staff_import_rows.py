"""How a row of an uploaded sheet is shown in the preview."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mentoring.enums import Category, Sex
from mentoring.forms.staff_import import ANSWER
from mentoring.models import Employee
from mentoring.resources.staff.columns import COLUMNS, FULL_NAME, TITLES
from mentoring.resources.staff.resource import NAME_PARTS, SAME
from mentoring.services.staff_import import DraftRow, RowKind

MAIN_FACTS = {FULL_NAME, *NAME_PARTS, "post", "sex", "id"}
"""Shown by themselves, or not at all."""

CHOICES = {"sex": dict(Sex.choices), "category": dict(Category.choices)}


@dataclass(frozen=True)
class ShownRow:
    """A row as the preview shows it; facts: title and value; changes: title, old, new; refusals: title, text, why.

    question: whether it is a known person
    answer: the name of the select with the answer
    """

    number: int
    who: str
    person: Employee | None
    sex: str
    facts: list[tuple[str, str]]
    changes: list[tuple[str, str, str]]
    refusals: list[tuple[str, str, str]]
    notes: list[str]
    question: str
    answer: str


def shown(row: DraftRow, columns: Sequence[str]) -> ShownRow:
    """Return the row ready for the page; columns: which field each of its cells is."""
    person = row.person
    return ShownRow(
        number=row.number,
        who=person.full_name if person else _named(row, columns) or _left_out(row),
        person=person,
        sex=person.get_sex_display() if person and row.sex_from == "patronymic" else "",
        facts=_facts(person) if row.kind == RowKind.NEW and person else [],
        changes=[(TITLES[c.field], _value(c.field, c.old), _value(c.field, c.new)) for c in row.changes],
        refusals=[(TITLES.get(told.field, ""), told.text, told.why) for told in row.refusals],
        notes=row.notes,
        question=row.question,
        answer=f"{SAME if row.question else ANSWER}{row.number}",
    )


def _facts(person: Employee) -> list[tuple[str, str]]:
    named = ((column, _value(column.field, getattr(person, column.field, ""))) for column in COLUMNS)
    return [(column.title, value) for column, value in named if value and column.field not in MAIN_FACTS]


def _named(row: DraftRow, columns: Sequence[str]) -> str:
    """Return the name as it stands in the cells."""
    parts = {FULL_NAME, *NAME_PARTS}
    return " ".join(text for text, field in zip(row.cells, columns, strict=True) if field in parts and text)


def _left_out(row: DraftRow) -> str:
    return " ".join(filter(None, row.cells)) if row.kind == RowKind.LEFT_OUT else ""


def _value(field: str, value: Any) -> str:
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    return str(CHOICES.get(field, {}).get(value, value or ""))
