"""Finds what each app declares, in a module of one name in all of them, for the pages and papers of others."""

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from django.apps import apps
from django.utils.module_loading import module_has_submodule

Declared = TypeVar("Declared")


def declared(module: str, attribute: str, kind: type[Declared]) -> list[Declared]:
    """Return what the apps list as `attribute` of their `module`, app after app as settings.INSTALLED_APPS has them.

    Ask it once the apps are loaded: the modules import models. An app without the module, or without the attribute,
    declares nothing; raises TypeError for something listed that is no `kind`.
    """
    found = [thing for source in _modules(module) for thing in getattr(source, attribute, ())]
    for thing in found:
        if not isinstance(thing, kind):
            raise TypeError(f"{attribute} of a module {module!r} lists {thing!r}, which is no {kind.__name__}")
    return found


@cache
def _modules(name: str) -> list[ModuleType]:
    return [
        import_module(f"{config.name}.{name}")
        for config in apps.get_app_configs()
        if config.module is not None and module_has_submodule(config.module, name)
    ]
