"""What the apps declare: kinds of orders in their `orders.py`, papers in their `papers.py`."""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from mentoring.declarations import OrderKind, Paper


def _declared(module_name: str, attribute: str) -> list[object]:
    return [
        declared
        for config in apps.get_app_configs()
        if config.module is not None and module_has_submodule(config.module, module_name)
        for declared in getattr(import_module(f"{config.name}.{module_name}"), attribute, ())
    ]


@cache
def order_kinds() -> dict[str, OrderKind]:
    kinds = [kind for kind in _declared("orders", "ORDER_KINDS") if isinstance(kind, OrderKind)]
    return {kind.code: kind for kind in sorted(kinds, key=lambda kind: kind.position)}


@cache
def papers() -> dict[str, Paper]:
    return {paper.code: paper for paper in _declared("papers", "PAPERS") if isinstance(paper, Paper)}
