"""States of a program, a plan row and a publication, and their tables of transitions."""

from django.db.models import TextChoices

from mentoring.enums import StateChoices, Tone, Transitions


class ProgramState(StateChoices):
    DRAFT = "draft", Tone.NEUTRAL, "черновик"
    ACKNOWLEDGED = "acknowledged", Tone.ATTENTION, "наставляемый ознакомлен"
    CHECKED = "checked", Tone.ATTENTION, "проверена куратором"
    APPROVED = "approved", Tone.DONE, "утверждена"
    RUNNING = "running", Tone.ACTIVE, "реализуется"
    CHANGED = "changed", Tone.ATTENTION, "изменяется"
    COMPLETED = "completed", Tone.DONE, "завершена"


PROGRAM_WRITABLE = frozenset({ProgramState.DRAFT, ProgramState.CHANGED})
"""The mentor edits the note and the plan."""
PROGRAM_IN_REVIEW = frozenset({ProgramState.ACKNOWLEDGED, ProgramState.CHECKED})
PROGRAM_AGREED = frozenset(
    {
        ProgramState.CHECKED,
        ProgramState.APPROVED,
        ProgramState.RUNNING,
        ProgramState.COMPLETED,
    }
)
"""The curator has agreed to the version as it is."""

PROGRAM_TRANSITIONS: Transitions = {
    ProgramState.DRAFT: frozenset({ProgramState.ACKNOWLEDGED}),
    ProgramState.ACKNOWLEDGED: frozenset({ProgramState.CHECKED, ProgramState.DRAFT, ProgramState.CHANGED}),
    ProgramState.CHECKED: frozenset({ProgramState.APPROVED, ProgramState.DRAFT, ProgramState.CHANGED}),
    ProgramState.APPROVED: frozenset({ProgramState.RUNNING, ProgramState.CHANGED}),
    ProgramState.RUNNING: frozenset({ProgramState.CHANGED, ProgramState.COMPLETED}),
    ProgramState.CHANGED: frozenset({ProgramState.ACKNOWLEDGED}),
    ProgramState.COMPLETED: frozenset(),
}


class RowState(StateChoices):
    PLANNED = "planned", Tone.NEUTRAL, "запланировано"
    IN_PROGRESS = "in_progress", Tone.ACTIVE, "в работе"
    DONE = "done", Tone.DONE, "выполнено"
    ACCEPTED = "accepted", Tone.DONE, "принято"
    POSTPONED = "postponed", Tone.ATTENTION, "перенесено"
    DROPPED = "dropped", Tone.NEUTRAL, "снято"


ROW_OPEN = frozenset({RowState.PLANNED, RowState.IN_PROGRESS, RowState.POSTPONED})
"""Still to be done by the mentee."""
ROW_CLOSED = frozenset({RowState.ACCEPTED, RowState.DROPPED})

ROW_TRANSITIONS: Transitions = {
    RowState.PLANNED: frozenset({RowState.IN_PROGRESS, RowState.DONE, RowState.POSTPONED, RowState.DROPPED}),
    RowState.IN_PROGRESS: frozenset({RowState.DONE, RowState.POSTPONED, RowState.DROPPED}),
    RowState.DONE: frozenset({RowState.ACCEPTED, RowState.IN_PROGRESS}),
    RowState.ACCEPTED: frozenset(),
    RowState.POSTPONED: frozenset({RowState.IN_PROGRESS, RowState.DONE, RowState.DROPPED}),
    RowState.DROPPED: frozenset(),
}


class PublicationState(StateChoices):
    FORBIDDEN = "forbidden", Tone.NEUTRAL, "запрещена"
    ALLOWED = "allowed", Tone.NEUTRAL, "разрешена"
    PUBLISHED = "published", Tone.DONE, "опубликована"
    REMOVED = "removed", Tone.NEUTRAL, "снята"


PUBLICATION_TRANSITIONS: Transitions = {
    PublicationState.FORBIDDEN: frozenset({PublicationState.ALLOWED}),
    PublicationState.ALLOWED: frozenset({PublicationState.PUBLISHED, PublicationState.FORBIDDEN}),
    PublicationState.PUBLISHED: frozenset({PublicationState.REMOVED}),
    PublicationState.REMOVED: frozenset({PublicationState.PUBLISHED}),
}


class MeetingMode(TextChoices):
    ONLINE = "online", "онлайн"
    IN_PERSON = "in_person", "очный"
    MIXED = "mixed", "смешанный"
