"""States of a roadmap and of its activities."""

from django.db.models import TextChoices

from mentoring.enums import StateChoices, Tone, Transitions


class RoadmapState(StateChoices):
    DRAFT = "draft", Tone.NEUTRAL, "проект"
    APPROVED = "approved", Tone.DONE, "утверждена"
    COMPLETED = "completed", Tone.DONE, "завершена"


ROADMAP_TRANSITIONS: Transitions = {
    RoadmapState.DRAFT: frozenset({RoadmapState.APPROVED}),
    RoadmapState.APPROVED: frozenset({RoadmapState.COMPLETED}),
    RoadmapState.COMPLETED: frozenset(),
}


class StageNumbering(TextChoices):
    ARABIC = "arabic", "1., 2., 3."
    ROMAN = "roman", "I., II., III."


class ActivityState(StateChoices):
    PLANNED = "planned", Tone.NEUTRAL, "запланировано"
    DONE = "done", Tone.DONE, "выполнено"
    DROPPED = "dropped", Tone.NEUTRAL, "снято"


ACTIVITY_TRANSITIONS: Transitions = {
    ActivityState.PLANNED: frozenset({ActivityState.DONE, ActivityState.DROPPED}),
    ActivityState.DONE: frozenset({ActivityState.PLANNED}),
    ActivityState.DROPPED: frozenset({ActivityState.PLANNED}),
}


class StageState(StateChoices):
    """Follows from the stage's activities."""

    NEXT = "next", Tone.NEUTRAL, "впереди"
    CURRENT = "current", Tone.ACTIVE, "идёт"
    DONE = "done", Tone.DONE, "пройден"
