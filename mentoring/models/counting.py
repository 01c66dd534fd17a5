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


class counted_rows(models.Subquery):  # noqa: N801 - stands where a function of the database would
    """Count the rows of a query, whatever is in it: joins, DISTINCT, OuterRef."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()

    def __init__(self, rows: models.QuerySet[Any]) -> None:
        super().__init__(rows.order_by().values("pk"))
