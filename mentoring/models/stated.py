"""A thing that has a state."""

from collections.abc import Mapping
from typing import Any, ClassVar

from mentoring.enums import NounGender, StateChoices, Tone, TransitionsByField, agreeing


def word_of(thing: Any, state: str, field: str = "state") -> str:
    """Return the word of the state, which agrees with what the thing is called."""
    word = str(dict(thing._meta.get_field(field).flatchoices).get(state, state))
    genders = getattr(thing, "GENDERS", {})
    return agreeing(word, genders.get(thing.kind)) if genders else word


class Stated:
    """States are changed by services/state.py alone, by the tables of each field that holds one."""

    STATES: ClassVar[type[StateChoices]]
    TRANSITIONS: ClassVar[TransitionsByField]
    TOLD: ClassVar[frozenset[str]] = frozenset()
    """States that are only told of a day by the dates, and never stored."""

    GENDERS: ClassVar[Mapping[str, NounGender]] = {}
    """By the kind of the thing, the gender of what it is called, where it is not that of the labels."""

    @property
    def tone(self) -> Tone:
        """The colour that goes with the word of the state."""
        return self.STATES(self.state).tone  # type: ignore[attr-defined] # each has the field
