"""The stages of a draft: added, renamed, dropped."""

from collections.abc import Iterable

from django.db import transaction

from mentoring.exceptions import ImpossibleStepError
from roadmap.models import Roadmap, Stage
from roadmap.services.roadmap import locked_draft

FULL = "В этапе есть мероприятия: сначала удалите их."


@transaction.atomic
def add_stage(roadmap: Roadmap, stage: Stage) -> Stage:
    """Save the unsaved stage as the last of the draft."""
    fresh = locked_draft(roadmap)
    last = fresh.stages.order_by("number").last()
    stage.roadmap, stage.number = fresh, last.number + 1 if last else 1
    stage.save()
    return stage


@transaction.atomic
def edit_stage(stage: Stage, *, fields: Iterable[str]) -> None:
    """Save these changed fields of a draft's stage."""
    locked_draft(stage.roadmap)
    stage.save(update_fields=list(fields))


@transaction.atomic
def discard_stage(stage: Stage) -> None:
    """Drop an empty stage of a draft; the stages after it move up."""
    roadmap = locked_draft(stage.roadmap)
    if stage.activities.exists():
        raise ImpossibleStepError(FULL)
    stage.delete()
    for number, later in enumerate(roadmap.stages.order_by("number"), start=1):
        if later.number != number:
            later.number = number
            later.save(update_fields=["number"])
