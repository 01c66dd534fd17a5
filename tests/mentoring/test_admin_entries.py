"""Entries of the dictionaries in the administration."""

from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from mentoring.models import MentoringForm, MentoringKind, Organization, Pair, User

pytestmark = [
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]


@pytest.mark.parametrize("model", [MentoringForm, MentoringKind])
def test_an_entry_that_a_pair_names_is_not_deleted(
    signed_in, administrator: User, pair: Pair, kindergarten: Organization, model: Any
) -> None:
    """A list of a pair protects its entries as a foreign key does; what nobody names goes."""
    name, browser = model._meta.model_name, signed_in(administrator)
    own = model.objects.create(organization=kindergarten, title="своя запись")
    (pair.forms if model is MentoringForm else pair.kinds).add(own)
    one = reverse(f"admin:mentoring_{name}_delete", args=[own.pk])
    many = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [own.pk], "post": "yes"}
    browser.post(one, {"post": "yes"})
    browser.post(reverse(f"admin:mentoring_{name}_changelist"), many)
    assert model.objects.filter(pk=own.pk).exists()
    (pair.forms if model is MentoringForm else pair.kinds).remove(own)
    browser.post(one, {"post": "yes"})
    assert not model.objects.filter(pk=own.pk).exists()
