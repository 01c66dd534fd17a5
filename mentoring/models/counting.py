"""Counting what belongs to a row."""

from typing import Any

from django.db import models
from django.db.models.functions import Coalesce


def counted(rows: models.QuerySet[Any], path: str) -> Coalesce:
    """Count what `path` leads to, in a query of the row's own.

    Unlike a Count over joins it is asked after LIMIT: a page of a long list counts for its own rows alone.

    rows: the model's row by OuterRef("pk"), narrowed by what is to be counted
    """
    count = rows.order_by().values("pk").annotate(counted=models.Count(path)).values("counted")
    return Coalesce(models.Subquery(count), 0)
