"""SQLite puts what is empty first, PostgreSQL last: what a model is sorted by must say where it goes."""

import pytest
from django.apps import apps
from django.db import models
from django.db.models.expressions import OrderBy
from django.test.utils import isolate_apps

SORTED = [model for model in apps.get_models() if model._meta.ordering]


def fields_of(model, path):
    for name in path.lstrip("-").split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        yield field
        model = field.related_model


def left_to_the_database(model):
    """Return what may be empty and doesn't say where it then stands."""
    for by in model._meta.ordering:
        if isinstance(by, OrderBy):
            if not (by.nulls_first or by.nulls_last):
                yield str(by)
        elif any(field.null for field in fields_of(model, by)):
            yield by


@pytest.mark.parametrize("model", SORTED, ids=lambda model: model._meta.label)
def test_what_is_empty_has_its_place(model):
    assert list(left_to_the_database(model)) == []


@isolate_apps("mentoring")
def test_a_planted_one_is_found():
    class Meta:
        ordering = ("-day", models.F("day").desc(), models.F("day").desc(nulls_last=True), "name")
        app_label = "mentoring"

    fields = {"day": models.DateField(null=True), "name": models.CharField(max_length=1)}
    planted = type("Planted", (models.Model,), {"Meta": Meta, "__module__": __name__, **fields})
    assert list(left_to_the_database(planted)) == ["-day", "OrderBy(F(day), descending=True)"]
