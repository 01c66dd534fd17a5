"""Since when things stand as they do: asked in the query for the things, so that a list of them costs no more."""

from typing import Any

from django.db import models
from django.db.models import DateTimeField, F, OuterRef, Q, QuerySet, Subquery

from mentoring.models import StateChange


def moves_into(model: type[models.Model], state: str, *, ref: str = "pk") -> Q:
    """Return the condition on the log that the thing moved into the state; a remark on it is no move.

    ref: the way from the outer row to the thing
    """
    named = {"content_type__app_label": model._meta.app_label, "content_type__model": model._meta.model_name}
    return Q(**named, object_id=OuterRef(ref), field="state", to_state=state) & ~Q(from_state=F("to_state"))


def last_at(moves: Q) -> Subquery:
    """Return the moment of the last of the moves; `moves_into`, or several of them with `|`."""
    return Subquery(StateChange.objects.filter(moves).order_by("-at").values("at")[:1], output_field=DateTimeField())


def moved_at(model: type[models.Model], state: str, *, ref: str = "pk") -> Subquery:
    return last_at(moves_into(model, state, ref=ref))


def made_at(model: Any) -> Subquery:
    """Return when the thing was made, which its history tells."""
    versions = model.history.filter(**{model._meta.pk.attname: OuterRef("pk")}, history_type="+")
    return Subquery(versions.order_by("history_date").values("history_date")[:1], output_field=DateTimeField())


def longest_waiting(rows: Any, since: Any) -> QuerySet[Any]:
    """Annotate `waits_from` and put the longest waiting first; those of whom nothing tells it come last."""
    waiting: QuerySet[Any] = rows.annotate(waits_from=since)
    return waiting.order_by(F("waits_from").asc(nulls_last=True), "pk")
