"""Every state is shown in a tone of its own choice, and every thing that has states knows them."""

from typing import Any

import pytest
from django.apps import apps

from mentoring.enums import StateChoices, Tone
from mentoring.models.stated import Stated

STATED: list[Any] = [model for model in apps.get_models() if issubclass(model, Stated)]
WITH_STATES = [
    model
    for model in apps.get_models()
    if not model.__name__.startswith("Historical")
    and any(field.name == "state" and field.choices for field in model._meta.concrete_fields)
]


def test_a_state_without_a_tone_fails_at_the_import() -> None:
    with pytest.raises(ValueError, match="is not a valid Tone"):

        class Unfit(StateChoices):
            BEGUN = "begun", "начато"


def test_every_model_with_states_knows_them() -> None:
    assert set(STATED) == set(WITH_STATES)


@pytest.mark.parametrize("model", STATED, ids=lambda model: model.__name__)
def test_states_are_those_of_the_field_and_of_the_table(model: Any) -> None:
    states = list(model.STATES)
    assert [(state.value, state.label) for state in states] == model._meta.get_field("state").flatchoices
    assert set(model.TRANSITIONS["state"]) == set(states) - model.TOLD
    assert {state.tone for state in states} <= set(Tone)
