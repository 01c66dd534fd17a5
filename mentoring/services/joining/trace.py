"""What joining does to rows, written down so that exactly that can be undone."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import connection, models
from django.db.models import ProtectedError

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Joining, User
from mentoring.queries.joining import keys_of

ALSO_CHANGED = "С тех пор изменилось: {}. Разъединить карточки уже нельзя, исправьте данные вручную."


@dataclass
class Trace:
    """moved: model, field and keys of the rows that referred to the card that goes.

    changed: model, key, and by field the value before and after; dropped: rows as the serializer of Django writes them
    """

    by: User
    at: dt.datetime
    moved: list[tuple[str, str, list[int]]] = field(default_factory=list)
    changed: list[tuple[str, int, dict[str, tuple[Any, Any]]]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    def kept(self) -> dict[str, Any]:
        """Return what Joining.trace holds."""
        return {"moved": self.moved, "changed": self.changed, "dropped": self.dropped}

    def move(self, model: type[models.Model], name: str, keys: Iterable[int], *, to: Employee) -> None:
        """Let the rows refer to the card; of a record with the card's own key, its key changes."""
        keys = list(keys)
        if not keys:
            return
        model._base_manager.filter(pk__in=keys).update(**{name: to.pk})
        own = model._meta.get_field(name).primary_key  # type: ignore[union-attr]
        self.moved.append((model._meta.label, name, [to.pk] if own else keys))

    def change(self, row: Any, **values: Any) -> None:
        """Write the values of fields, of a relation the key, where they are others."""
        before = {name: getattr(row, row._meta.get_field(name).attname) for name in values}
        others = {name: value for name, value in values.items() if value != before[name]}
        if others:
            _write(row, others, by=self.by, at=self.at)
            self.note(row, {name: (before[name], value) for name, value in others.items()})

    def note(self, row: models.Model, values: dict[str, tuple[Any, Any]]) -> None:
        """Write down what has been changed."""
        self.changed.append((row._meta.label, row.pk, values))

    def drop(self, row: models.Model) -> None:
        """Delete the row, which nothing may refer to."""
        said = f"В обеих карточках есть «{row}», и от этой записи зависят другие: соединить карточки нельзя."
        self.dropped.append(serializers.serialize("json", [row]))
        try:
            count, _ = row.delete()
        except ProtectedError as error:
            raise ImpossibleStepError(said) from error
        if count > 1:
            raise ImpossibleStepError(said)


def undo(joining: Joining, *, by: User, at: dt.datetime) -> None:
    """Take everything back, the last first. What has gone or been given to somebody else since stays so."""
    trace = joining.trace
    for label, name, keys in reversed(trace["moved"]):
        rows = apps.get_model(label)._base_manager.filter(pk__in=keys, **{name: joining.stays_id})
        rows.update(**{name: joining.goes_id})
    for text in reversed(trace["dropped"]):
        for row in serializers.deserialize("json", text):
            row.save()
    for label, key, values in reversed(trace["changed"]):
        model: Any = apps.get_model(label)
        row = model._base_manager.filter(pk=key).first()
        if others := [name for name, (_before, after) in values.items() if not _is_still(row, name, after)]:
            titles = ", ".join(str(model._meta.get_field(name).verbose_name) for name in others)
            raise ImpossibleStepError(ALSO_CHANGED.format(f"{model._meta.verbose_name} – {titles}"))
        former = {name: model._meta.get_field(name).to_python(before) for name, (before, _after) in values.items()}
        _write(row, former, by=by, at=at)


def _is_still(row: Any, name: str, after: Any) -> bool:
    if row is None:
        return False
    field: Any = row._meta.get_field(name)
    return bool(getattr(row, field.attname) == field.to_python(after))


def _write(row: Any, values: dict[str, Any], *, by: User, at: dt.datetime) -> None:
    for name, value in values.items():
        setattr(row, row._meta.get_field(name).attname, value)
    row._history_user, row._history_date = by, at  # noqa: SLF001 – simple-history's
    row.save(update_fields=list(values))


def check() -> None:
    """Ask the database now what it else asks at the end: that nothing refers to what is not there."""
    connection.check_constraints({key.model._meta.db_table for key in keys_of()})
