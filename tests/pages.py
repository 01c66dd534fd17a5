"""What is asked of every page: who is let in, that looking changes nothing, and what an answer says.

A test module parametrizes a subclass of `Doors` (everybody of the organization reads the object) or of
`GuardedDoors` (not everybody who sees the object may use the page) with its pages.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.db import connection
from django.template.base import Template
from django.urls import reverse

from mentoring.models import AccessEntry, StateChange

APPS = ("mentoring", "documents", "programs", "roadmap")
BOTH = ("get", "post")


@dataclass(frozen=True)
class Page:
    """A page in a test.

    thing: the fixture of the object in the address, empty for a page about none
    by, reader: the fixtures of who may use the page, and of who sees the object but may not
    """

    name: str
    thing: str = ""
    by: str = "curator"
    reader: str = "council"
    methods: tuple[str, ...] = BOTH
    more: tuple[Any, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}-{self.by}"

    def url(self, request: pytest.FixtureRequest, *, off: int = 0) -> str:
        """Return the address; with `off` that of an object which does not exist."""
        args = [request.getfixturevalue(self.thing).pk + off] if self.thing else []
        return reverse(self.name, args=[*args, *self.more])

    def expected(self, status: int) -> dict[str, int]:
        return {method: status if method in self.methods else 405 for method in BOTH}


def statuses(browser: Any, url: str) -> dict[str, int]:
    return {method: getattr(browser, method)(url).status_code for method in BOTH}


def undrawn() -> AbstractContextManager[Any]:
    """Spare the drawing of pages, most of their time, where only who may open them is asked."""
    return patch.object(Template, "_render", lambda *_: "")


def everything() -> dict[str, list[Any]]:
    """Return all rows that pages could change, with the histories, straight from the tables: it is asked often.

    Without the journal of access, which looking writes.
    """
    models = {
        model._meta.db_table: model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in APPS and model is not AccessEntry
    }
    found = {}
    with connection.cursor() as cursor:
        for table in tables_with_rows(cursor, models):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a model's name
            found[models[table]] = sorted(cursor.fetchall(), key=repr)  # the database keeps no order of its own
    return found


def tables_with_rows(cursor: Any, tables: Iterable[str]) -> list[str]:
    """Tell by one query which tables are worth asking: most of them are empty in a test."""
    asked = [f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in tables]  # noqa: S608 - as above
    cursor.execute(" UNION ALL ".join(asked))
    return [table for (table,) in cursor.fetchall()]


class EveryPage:
    """One test asks all who come, as making the object costs more than asking."""

    guarded = False
    about_something = False

    def test_others_are_kept_out_and_looking_changes_nothing(self, client, signed_in, page, request):
        names = {page.by, *([page.reader] if self.guarded else []), *(["stranger"] if self.about_something else [])}
        browsers = {name: signed_in(request.getfixturevalue(name)) for name in sorted(names)}
        url, before = page.url(request), everything()
        login = f"{reverse('login')}?next={url}"
        assert {method: getattr(client, method)(url).url for method in BOTH} == dict.fromkeys(BOTH, login)
        if self.guarded:
            reader = browsers[page.reader]
            assert {getattr(reader, method)(url).status_code for method in page.methods} == {403}
        if self.about_something:
            assert statuses(browsers["stranger"], url) == page.expected(404)
            assert statuses(browsers[page.by], page.url(request, off=1000)) == page.expected(404)
        assert browsers[page.by].get(url).status_code == page.expected(200)["get"]
        assert everything() == before


class GuardedPages(EveryPage):
    guarded = True


class Doors(EveryPage):
    about_something = True


class GuardedDoors(GuardedPages, Doors):
    pass


def outcome(answer: Any) -> tuple[int, str, list[str]]:
    """Return where a done step leads and what it says."""
    return answer.status_code, answer.url, [str(message) for message in get_messages(answer.wsgi_request)]


def refusal(answer: Any) -> tuple[int, dict[str, list[str]]]:
    """Return what is told beside the fields; «__all__» is the whole form."""
    return answer.status_code, {name: list(errors) for name, errors in answer.context["form"].errors.items()}


def filled(answer: Any, **typed: Any) -> dict[str, Any]:
    """Return what a browser would send back of the form as it is shown, with this typed into it."""
    values = {bound.html_name: bound.value() for bound in answer.context["form"]} | typed
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def changes_of(thing: Any) -> list[tuple[str, str, Any, str]]:
    """Return the log of the object's states: from, to, who, why."""
    changes: Any = StateChange.objects.of(thing)
    return [(change.from_state, change.to_state, change.by, change.why) for change in changes]
