"""Gathers what each app's `todo.py` says needs this user today."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from mentoring.declarations import Todo
from mentoring.models import User


@cache
def _sources() -> list[Callable[[User, dt.date], list[Todo]]]:
    return [
        import_module(f"{config.name}.todo").todos
        for config in apps.get_app_configs()
        if config.module is not None and module_has_submodule(config.module, "todo")
    ]


def todos_of(user: User, today: dt.date) -> list[Todo]:
    """Return the lines, the most urgent first; kept on the user, as the page and its navigation both ask."""
    kept: list[Todo] | None = getattr(user, "todos_today", None)
    if kept is None:
        kept = sorted((todo for source in _sources() for todo in source(user, today)), key=lambda todo: todo.weight)
        user.todos_today = kept  # type: ignore[attr-defined]
    return kept
