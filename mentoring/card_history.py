"""Who changed which field of a record, from what to what: the histories of its rows in words."""

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from mentoring.models import Employee, Mentee, Mentor, ShownClearance, StateChange
from mentoring.road import HistoryLine, history

TOLD_ELSEWHERE = frozenset(
    {"search", "state", "archived_on", "anonymized_on", "checked_on", "checked_by", "searching_since"}
)
"""Follow from a step, which has a line of its own."""
BANKS: dict[type[models.Model], str] = {Mentor: "Банк наставников", Mentee: "Банк наставляемых"}


def card_history(employee: Employee) -> list[HistoryLine]:
    """Tell the changes of the card and the steps in both banks, the latest first, in a constant number of queries."""
    kinds = ContentType.objects.get_for_models(Employee, *BANKS)
    of_kind = {kind.pk: BANKS.get(model, "") for model, kind in kinds.items()}
    changes = StateChange.objects.filter(content_type__in=of_kind, object_id=employee.pk)
    steps = []
    for change in changes.select_related("by__employee", "content_type"):
        (line,) = history([change])
        bank = of_kind[change.content_type_id]
        steps.append(
            HistoryLine(line.at, line.who, f"{bank}: {line.what}" if bank else f"Карточка: {line.what}", line.why)
        )
    return merged(_clearances(employee), steps[::-1], field_changes(employee), _joined(employee))


def _joined(employee: Employee) -> Iterable[HistoryLine]:
    """Tell what the further cards of the person were, before they were joined into this one."""
    for card in Employee.with_joined.filter(joined_into=employee):
        for line in field_changes(card):
            yield HistoryLine(line.at, line.who, f"Вторая карточка: {line.what[:1].lower()}{line.what[1:]}", line.why)


def _clearances(employee: Employee) -> Iterable[HistoryLine]:
    """Tell which papers a mentor from outside has shown; nobody else has any."""
    if employee.is_outside:
        rows = ShownClearance.history.filter(employee=employee.pk).select_related("clearance", "history_user__employee")
        for row in rows:
            told = f"отметка снята, {row.clearance}" if row.history_type == "-" else row.instance.told
            yield _line(row, f"Документы для допуска: {told}")


def merged(*told: Iterable[HistoryLine]) -> list[HistoryLine]:
    """Put lines of several origins in one order, the latest first."""
    lines = [line for lines in told for line in lines]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def field_changes(thing: Any) -> list[HistoryLine]:
    """Tell which plain fields changed, the latest first; dictionaries behind a record are not compared."""
    rows = list(thing.history.select_related("history_user__employee").order_by("history_date", "history_id"))
    lines = [_line(rows[0], "Карточка заведена")] if rows and isinstance(thing, Employee) else []
    for old, new in pairwise(rows):
        if said := "; ".join(_differences(type(thing), old, new)):
            lines.append(_line(new, said))
    return lines[::-1]


def _line(row: Any, what: str) -> HistoryLine:
    who = row.history_user.display_name if row.history_user else "система"
    return HistoryLine(at=row.history_date, who=who, what=what, why="")


def _differences(model: type[models.Model], old: Any, new: Any) -> Iterable[str]:
    """Compare in the order of the card.

    `diff_against` of simple-history would tell in the alphabetical order of the fields' names, and leave out what is
    not editable, as the days on which the sides of an agreement agreed.
    """
    for field in model._meta.concrete_fields:
        if field.is_relation or field.name in TOLD_ELSEWHERE:
            continue
        was, now = getattr(old, field.attname), getattr(new, field.attname)
        if was != now:
            title = str(field.verbose_name).capitalize()
            plain = not isinstance(field, models.TextField)
            yield f"{title}: {shown(field, was)} → {shown(field, now)}" if plain else f"{title}: изменено"


def shown(field: Any, value: Any) -> str:
    if value in (None, ""):
        return "пусто"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    return str(dict(field.flatchoices).get(value, value))
