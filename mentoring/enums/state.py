"""What all states share: the tone in which each is shown, and the tables of allowed transitions."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from django.db.models import TextChoices

Transitions = Mapping[str, frozenset[str]]
"""From each state to those that may follow it."""
TransitionsByField = Mapping[str, Transitions]


class Tone(StrEnum):
    """The colour that goes with a state's word."""

    DONE = "done"
    ACTIVE = "active"
    ATTENTION = "attention"
    LATE = "late"
    NEUTRAL = "neutral"


class StateChoices(TextChoices):
    """States, each written as value, tone, label: one without a tone fails at the import."""

    tone: Tone

    def __new__(cls, value: str, tone: str = "") -> Self:
        state = str.__new__(cls, value)
        state._value_, state.tone = value, Tone(tone)
        return state
