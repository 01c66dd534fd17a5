"""What the apps declare: kinds of orders in their `orders.py`, papers in their `papers.py`."""

from functools import cache

from mentoring.declarations import OrderKind, Paper
from mentoring.gathering import declared


@cache
def order_kinds() -> dict[str, OrderKind]:
    kinds = declared("orders", "ORDER_KINDS", OrderKind)
    return {kind.code: kind for kind in sorted(kinds, key=lambda kind: kind.position)}


@cache
def papers() -> dict[str, Paper]:
    return {paper.code: paper for paper in declared("papers", "PAPERS", Paper)}
