"""The rows of plans and roadmaps: the free columns that they share."""

import pytest
from django.contrib import admin

from documents.tables import FREE_FIELDS
from mentoring.models import User
from programs.models import PlanRow
from programs.row_fields import ROW_FIELDS
from roadmap.activity_fields import ACTIVITY_FIELDS
from roadmap.models import Activity


@pytest.mark.parametrize(("model", "known"), [(PlanRow, ROW_FIELDS), (Activity, ACTIVITY_FIELDS)])
def test_both_know_them_by_the_same_names(model, known):
    assert {name: model._meta.get_field(name).verbose_name for name in FREE_FIELDS} == FREE_FIELDS
    assert {name: known[name] for name in FREE_FIELDS} == FREE_FIELDS


@pytest.mark.parametrize("model", [PlanRow, Activity])
def test_the_admin_asks_for_them_after_the_texts_with_a_meaning(rf, model):
    request = rf.get("/")
    request.user = User(is_superuser=True)
    site = admin.site._registry[model]
    fields = [
        name for name in site.get_fields(request, model()) if name not in site.get_readonly_fields(request, model())
    ]
    assert (fields[0], fields[-3:]) == ("position", list(FREE_FIELDS))
