"""A scene written straight into the tables is what the services write, in every row and column of every table.

Asked of the scenes of all the folders that are tested: those of an app are known where its folder is.
"""

from functools import cache
from inspect import signature
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.worlds import Row, Rows, World, everything, makers

NEVER_TWICE = {
    "code",
    "html",
    "pdf",
    "sha256",
    "password",
    "username",
    "last_name",
    "search",
    "composed_of",
    "tells_of",
}
"""What bears a number or a secret of its own each time: of a filled column it is asked whether it is filled."""


def both_ways(world: World, name: str) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """Return all rows there are after the scene is written, and after the services have made it."""
    with transaction.atomic():
        make_by_services(name)
        made = described(everything())
        transaction.set_rollback(True)
    world.enter(name)
    return described(everything()), made


def make_by_services(name: str) -> None:
    made: dict[str, Any] = {}
    for step in [step for step in makers if step in needed(name)]:
        made[step] = makers[step](**{need: made[need] for need in signature(makers[step]).parameters})


@cache
def needed(name: str) -> set[str]:
    return {name}.union(*(needed(need) for need in signature(makers[name]).parameters))


@cache
def pointing() -> dict[tuple[str, str], str]:
    """Return the table to whose rows the keys in a table's column point."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey):
                found[table, field.column] = field.remote_field.model._meta.db_table
        found[table, model._meta.pk.attname] = found.get((table, model._meta.pk.attname), table)
        if told_of := getattr(model, "instance_type", None):
            key = told_of._meta.pk.attname
            found[table, key] = found.get((table, key), told_of._meta.db_table)
    return found


def described(rows: Rows) -> dict[str, list[Row]]:
    """Return the rows with the place of a row in its table instead of its key."""
    places = {table: {key: place for place, key in enumerate(sorted(by_key))} for table, by_key in rows.items()}

    def cell(table: str, row: Row, name: str) -> Any:
        value, target = row[name], pointing().get((table, name))
        if name == "object_id":
            target = apps.get_model(*row["content_type_id"])._meta.db_table
        if target in places and value is not None:
            return target, places[target][int(value)]
        return bool(value) if name in NEVER_TWICE else value

    found = {
        table: [{name: cell(table, row, name) for name in row} for _, row in sorted(by_key.items())]
        for table, by_key in rows.items()
        if by_key
    }
    return {table: without_order(of) if table in tables_between() else of for table, of in found.items()}


def without_order(rows: list[Row]) -> list[Row]:
    """Return rows that a many-to-many field wrote: their keys follow the order of a set."""
    return sorted(({name: row[name] for name in row if name != "id"} for row in rows), key=repr)


@cache
def tables_between() -> set[str]:
    return {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.auto_created}


def last() -> list[str]:
    """Return the scenes that no other needs: with one of them all that it needs are written."""
    return sorted(makers.keys() - {need for make in makers.values() for need in signature(make).parameters})


@pytest.mark.parametrize("name", last())
def test_a_scene_is_what_the_services_write(world, name):
    written, made = both_ways(world, name)
    assert written == made


def test_a_scene_is_written_by_one_query_a_table(world):
    """Besides a savepoint, its end, and reading the thing."""
    with CaptureQueriesContext(connection) as queries:
        world.enter("active_pair")
    assert len(queries) == sum(map(bool, everything().values())) + 3


def test_what_the_test_has_made_itself_is_taken(world):
    direction = make.direction()
    assert world.enter("active_pair").state == "active"
    assert world.enter("mentee").direction == direction
    assert world.enter("program").pair == world.enter("active_pair")


def test_a_scene_changes_what_stands_there_and_leaves_the_rest(world):
    mentor = world.enter("mentor")
    mentor.experience = "Двадцать лет"
    mentor.save()
    world.enter("active_pair")
    mentor.refresh_from_db()
    assert (mentor.state_today, mentor.experience) == ("paired", "Двадцать лет")
