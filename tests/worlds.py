"""The cast of the tests, written straight into the tables.

A scene is made once, by the services, before the first test that asks for any; the rows which they wrote are kept.
A test gets the same rows back, an INSERT for each table, with everything that production writes: history, log, a drawn
PDF. Nothing of the services is told a second time, so nothing can differ; tests/test_worlds.py makes sure.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import signature
from itertools import chain
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, models, transaction

ROOM = 10_000
"""Keys that each scene has to itself on SQLite; on PostgreSQL a sequence gives none twice."""

Row = dict[str, Any]
Rows = dict[str, dict[Any, Row]]
"""Rows, or their changed columns, by table and by key."""

makers: dict[str, Callable[..., Any]] = {}


@dataclass(frozen=True)
class Scene:
    """What making the thing `model` with this key wrote, after the scenes that it needs."""

    needs: tuple[str, ...]
    model: type[models.Model]
    key: Any
    new: Rows
    changed: Rows


Scenes = Mapping[str, Scene]


def scene(make: Callable[..., models.Model]) -> Any:
    """Turn the function into a fixture of its name; as with a fixture, its parameters are the scenes that it needs."""
    name = make.__name__
    makers[name] = make

    def enter(world: World) -> Any:
        return world.enter(name)

    return pytest.fixture(name=name)(enter)


class World:
    """The scenes that stand in the database.

    A test that has made part of one itself, an entry of a dictionary say, gets the others from the services.
    """

    def __init__(self, scenes: Scenes) -> None:
        self.scenes = scenes
        self.keys: dict[str, Any] = {}
        self.is_the_tests_own = False

    def enter(self, name: str) -> Any:
        """Return the thing as it stands in the database, after writing what is not there yet of all that it needs."""
        steps = [step for step in self._up_to(name) if step not in self.keys]
        if steps and not self._write(steps):
            self._make(steps)
        return self.scenes[name].model._default_manager.get(pk=self.keys[name])

    def _up_to(self, name: str) -> list[str]:
        needs = map(self._up_to, self.scenes[name].needs)
        return list(dict.fromkeys([*chain.from_iterable(needs), name]))

    def _write(self, steps: list[str]) -> bool:
        if self.is_the_tests_own:
            return False
        try:
            with transaction.atomic():
                write(self.scenes[step] for step in steps)
        except IntegrityError:
            self.is_the_tests_own = True
        else:
            self.keys |= {step: self.scenes[step].key for step in steps}
        return not self.is_the_tests_own

    def _make(self, steps: list[str]) -> None:
        for step in steps:
            given = {need: self.enter(need) for need in self.scenes[step].needs}
            self.keys[step] = makers[step](**given).pk


def write(scenes: Iterable[Scene]) -> None:
    """Write the rows as they stand at the end of the scenes."""
    new, changed = together(scenes)
    with connection.cursor() as cursor:
        for table, key, row in each(changed):
            columns = ", ".join(f'"{name}" = %s' for name in row)
            cursor.execute(
                f'UPDATE "{table}" SET {columns} WHERE "{tables()[table]}" = %s',  # noqa: S608 - names of models
                [*values(row), key],
            )
        for table, rows in new.items():
            names = next(iter(rows.values()))
            columns = ", ".join(f'"{name}"' for name in names)
            places = ", ".join([f"({', '.join(['%s'] * len(names))})"] * len(rows))
            cursor.execute(
                f'INSERT INTO "{table}" ({columns}) VALUES {places}',  # noqa: S608 - as above
                [*chain.from_iterable(map(values, rows.values()))],
            )


def together(scenes: Iterable[Scene]) -> tuple[Rows, Rows]:
    """Return the new rows with what later scenes made of them, and what is changed in rows that are there."""
    new: Rows = {}
    changed: Rows = {}
    for found in scenes:
        for table, key, row in each(found.changed):
            into = new if key in new.get(table, {}) else changed
            into.setdefault(table, {}).setdefault(key, {}).update(row)
        for table, key, row in each(found.new):
            new.setdefault(table, {})[key] = dict(row)
    return new, changed


def each(rows: Rows) -> Iterator[tuple[str, Any, Row]]:
    for table, by_key in rows.items():
        for key, row in by_key.items():
            yield table, key, row


def values(row: Row) -> list[Any]:
    return [ContentType.objects.get_by_natural_key(*it).pk if isinstance(it, tuple) else it for it in row.values()]


def keep() -> dict[str, Scene]:
    """Make every scene by the services, each after what it needs and nothing else, and return what they wrote."""
    kept: dict[str, Scene] = {}
    there = everything()
    for number, name in enumerate(makers, start=1):
        with transaction.atomic():
            leave_room(number * ROOM)
            kept[name] = made(name, kept, there)
            transaction.set_rollback(True)
    return kept


def made(name: str, kept: Scenes, there: Rows) -> Scene:
    needs, world = tuple(signature(makers[name]).parameters), World(kept)
    given = {need: world.enter(need) for need in needs}
    written = Written()
    with connection.execute_wrapper(written):
        thing = makers[name](**given)
    stood, _ = together(kept[step] for step in world.keys)
    before = {table: there[table] | stood.get(table, {}) for table in written.tables}
    new, changed = difference(before, everything(written.tables))
    return Scene(needs, type(thing), thing.pk, new, changed)


class Written:
    """Notes which tables are written."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Callable[..., Any], sql: str, *details: Any) -> Any:
        found = re.match(r'(?:INSERT INTO|INSERT OR IGNORE INTO|UPDATE|DELETE FROM) "(\w+)"', sql)
        self.tables |= {found[1]} & tables().keys() if found else set()
        return execute(sql, *details)


def difference(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    """Return the new rows and the changed columns; no scene takes a row away."""
    new: Rows = {}
    changed: Rows = {}
    assert [key for table in before for key in before[table] if key not in after[table]] == []
    for table, key, row in each(after):
        old = before[table].get(key)
        if old is None:
            new.setdefault(table, {})[key] = row
        elif old != row:
            changed.setdefault(table, {})[key] = {name: it for name, it in row.items() if it != old[name]}
    return new, changed


def everything(of: Collection[str] | None = None) -> Rows:
    """Return all rows there are, of these tables or of all; a type of contents by its name, not by its passing key."""
    with connection.cursor() as cursor:
        return {
            table: {row[key]: row for row in rows_of(cursor, table)}
            for table, key in tables().items()
            if of is None or table in of
        }


def rows_of(cursor: Any, table: str) -> Iterator[Row]:
    cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a model's name
    names = [column[0] for column in cursor.description]
    for found in cursor.fetchall():
        row = dict(zip(names, found, strict=True))
        if "content_type_id" in row:
            row["content_type_id"] = ContentType.objects.get_for_id(row["content_type_id"]).natural_key()
        yield row


@cache
def tables() -> dict[str, str]:
    """Return the column of the key by each table that a test could write."""
    found = [model for model in apps.get_models(include_auto_created=True) if model not in (ContentType, Permission)]
    return {model._meta.db_table: model._meta.pk.attname for model in found}


def leave_room(first: int) -> None:
    """Let the keys of new rows begin above this one, where keys are given anew after a transaction is taken back."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM sqlite_sequence")
            cursor.execute(
                "INSERT INTO sqlite_sequence SELECT name, %s FROM sqlite_master WHERE type = 'table'", [first]
            )
