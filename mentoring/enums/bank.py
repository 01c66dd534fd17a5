"""States of the records in both banks, and what such a record tells by choice."""

from django.db.models import TextChoices

from mentoring.enums.state import StateChoices, Tone, Transitions


class MentorState(StateChoices):
    """PAIRED is told of a day by the pairs, never stored."""

    APPLIED = "applied", Tone.ATTENTION, "анкета"
    SELECTED = "selected", Tone.NEUTRAL, "отбор пройден"
    TRAINED = "trained", Tone.NEUTRAL, "подготовка пройдена"
    LISTED = "listed", Tone.ACTIVE, "в банке"
    PAIRED = "paired", Tone.DONE, "в паре"
    LEFT = "left", Tone.NEUTRAL, "вне банка"


class MenteeState(StateChoices):
    """SEARCHING stored means in the bank; PAIRED is told of a day by the pairs, never stored."""

    APPLIED = "applied", Tone.ATTENTION, "анкета"
    SEARCHING = "searching", Tone.ATTENTION, "без наставника"
    PAIRED = "paired", Tone.DONE, "в паре"
    LEFT = "left", Tone.NEUTRAL, "вне банка"


MENTOR_ENTERING = frozenset({MentorState.APPLIED, MentorState.SELECTED, MentorState.TRAINED})
"""On the way into the bank: may be cut short, as a small organization trains nobody."""
MENTOR_IN_BANK = frozenset({MentorState.LISTED, MentorState.PAIRED})
MENTEE_IN_BANK = frozenset({MenteeState.SEARCHING, MenteeState.PAIRED})

MENTOR_TRANSITIONS: Transitions = {
    MentorState.APPLIED: frozenset({MentorState.SELECTED, MentorState.LISTED, MentorState.LEFT}),
    MentorState.SELECTED: frozenset({MentorState.TRAINED, MentorState.LISTED, MentorState.LEFT}),
    MentorState.TRAINED: frozenset({MentorState.LISTED, MentorState.LEFT}),
    MentorState.LISTED: frozenset({MentorState.LEFT}),
    MentorState.LEFT: frozenset({MentorState.APPLIED}),
}
MENTEE_TRANSITIONS: Transitions = {
    MenteeState.APPLIED: frozenset({MenteeState.SEARCHING, MenteeState.LEFT}),
    MenteeState.SEARCHING: frozenset({MenteeState.LEFT}),
    MenteeState.LEFT: frozenset({MenteeState.APPLIED}),
}


class TrainingKind(TextChoices):
    BRIEFING = "briefing", "установочная сессия"
    COURSE = "course", "курсы повышения квалификации"
    SEMINAR = "seminar", "семинар, мастер-класс"
    OTHER = "other", "другое"


class Bank(TextChoices):
    MENTORS = "mentors", "банк наставников"
    MENTEES = "mentees", "банк наставляемых"


class ContactMode(TextChoices):
    """How a person likes to meet."""

    IN_PERSON = "in_person", "очно"
    ONLINE = "online", "онлайн"
    MIXED = "mixed", "смешанно"


class MenteeCategory(TextChoices):
    YOUNG = "young", "молодой специалист"
    NEWCOMER = "newcomer", "вновь принятый"
    AFTER_BREAK = "after_break", "после перерыва в работе"
    ON_REQUEST = "on_request", "по собственному запросу"
    STUDENT = "student", "студент"
    TRANSFERRED = "transferred", "переведён на новую должность"
    OTHER = "other", "другое"
