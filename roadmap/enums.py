"""States of a roadmap and of its activities."""

from django.db.models import TextChoices

from mentoring.enums import Transitions


class RoadmapState(TextChoices):
    DRAFT = "draft", "проект"
    APPROVED = "approved", "утверждена"
    COMPLETED = "completed", "завершена"


ROADMAP_TRANSITIONS: Transitions = {
    RoadmapState.DRAFT: frozenset({RoadmapState.APPROVED}),
    RoadmapState.APPROVED: frozenset({RoadmapState.COMPLETED}),
    RoadmapState.COMPLETED: frozenset(),
}


class ActivityState(TextChoices):
    PLANNED = "planned", "запланировано"
    DONE = "done", "выполнено"
    DROPPED = "dropped", "снято"


ACTIVITY_TRANSITIONS: Transitions = {
    ActivityState.PLANNED: frozenset({ActivityState.DONE, ActivityState.DROPPED}),
    ActivityState.DONE: frozenset({ActivityState.PLANNED}),
    ActivityState.DROPPED: frozenset({ActivityState.PLANNED}),
}


class StageState(TextChoices):
    """Follows from the stage's activities."""

    NEXT = "next", "впереди"
    CURRENT = "current", "идёт"
    DONE = "done", "пройден"
