"""A thing that has a state."""

from typing import ClassVar

from mentoring.enums import StateChoices, Tone, TransitionsByField


class Stated:
    """States are changed by services/state.py alone, by the tables of each field that holds one."""

    STATES: ClassVar[type[StateChoices]]
    TRANSITIONS: ClassVar[TransitionsByField]
    TOLD: ClassVar[frozenset[str]] = frozenset()
    """States that are only told of a day by the dates, and never stored."""

    @property
    def tone(self) -> Tone:
        """The colour that goes with the word of the state."""
        return self.STATES(self.state).tone  # type: ignore[attr-defined] # each has the field
