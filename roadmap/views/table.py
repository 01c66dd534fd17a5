"""The page's table of stages and activities, each with what the user can do with it now."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from documents.tables.screen import Head
from mentoring.additions import Action
from mentoring.models import StateChange, User
from mentoring.road import HistoryLine
from mentoring.russian import late_by
from roadmap.activity_fields import FREE_FIELDS
from roadmap.enums import ActivityState, RoadmapState, StageState
from roadmap.models import Activity, Roadmap, Stage
from roadmap.road import stage_note, stage_states

HISTORY_LINES = 20
"""How many of the latest changes the page tells."""


@dataclass(frozen=True)
class ActivityLine:
    """late: «просрочено на 3 дня», empty while there is time; why: the reason of dropping.

    free: what stands in the free columns, with their titles
    """

    activity: Activity
    late: str
    why: str
    free: list[tuple[str, str]]
    main_action: Action | None
    more_actions: list[Action]


@dataclass(frozen=True)
class StageTable:
    stage: Stage
    state: StageState
    note: str
    lines: list[ActivityLine]
    actions: list[Action]

    @property
    def heading(self) -> str:
        return str(self.stage)

    @property
    def anchor(self) -> str:
        return f"stage-{self.stage.pk}"


def heads(stages: Sequence[StageTable]) -> list[Head]:
    """Return the heads of the page's table; the last only where a line has more actions."""
    has_menus = any(line.more_actions for each in stages for line in each.lines)
    return [
        Head("Мероприятие", "what"),
        Head("Срок"),
        Head("Ответственные"),
        Head("Состояние", "state-head"),
        *([Head("Ещё", "col-menu", is_hidden=True)] if has_menus else []),
    ]


def stage_tables(roadmap: Roadmap, user: User, *, today: dt.date, reasons: Mapping[int, str]) -> list[StageTable]:
    """Lay the stages of a roadmap `with_activities` out; asks for the permissions once."""
    may_change = roadmap.state == RoadmapState.DRAFT and user.has_perm("roadmap.change_roadmap", roadmap)
    may_mark = roadmap.state == RoadmapState.APPROVED and user.has_perm("roadmap.mark_activity", roadmap)
    return [
        StageTable(
            stage=stage,
            state=state,
            note=stage_note(stage, state),
            lines=[
                _line(activity, today=today, why=reasons.get(activity.pk, ""), may_change=may_change, may_mark=may_mark)
                for activity in stage.activities.all()
            ],
            actions=_stage_actions(stage) if may_change else [],
        )
        for stage, state in stage_states(roadmap)
    ]


def _stage_actions(stage: Stage) -> list[Action]:
    add = Action("Добавить мероприятие", reverse("activity_add", args=[stage.pk]))
    remove = Action("Удалить этап", reverse("stage_delete", args=[stage.pk]))
    return [add] if stage.activities.all() else [add, remove]


def _line(activity: Activity, *, today: dt.date, why: str, may_change: bool, may_mark: bool) -> ActivityLine:
    main, more = None, []
    if may_change:
        main = _action("Изменить", "activity_edit", activity)
        more = [_action("Удалить", "activity_delete", activity)]
    elif may_mark and activity.state == ActivityState.PLANNED:
        main = _action("Отметить выполненным", "activity_done", activity)
        more = [_action("Снять с дорожной карты", "activity_drop", activity)]
    elif may_mark:
        more = [_action("Вернуть в работу", "activity_reopen", activity)]
    late = late_words(activity, today)
    shown_why = why if activity.state == ActivityState.DROPPED else ""
    return ActivityLine(activity, late, shown_why, _free(activity), main, more)


def _free(activity: Activity) -> list[tuple[str, str]]:
    """Return the texts that only the title of their column explains."""
    columns = activity.stage.roadmap.column_list
    found = [(column.title, getattr(activity, column.field)) for column in columns if column.field in FREE_FIELDS]
    return [(title, text) for title, text in found if text]


def _action(title: str, name: str, activity: Activity) -> Action:
    return Action(title, reverse(name, args=[activity.pk]))


def late_words(activity: Activity, today: dt.date) -> str:
    """«просрочено на 3 дня»; empty while there is time, and in a draft."""
    is_late = activity.stage.roadmap.state == RoadmapState.APPROVED and activity.is_overdue_on(today)
    return late_by(activity.due_on, on=today) if is_late and activity.due_on else ""


def history_of(roadmap: Roadmap) -> tuple[list[HistoryLine], dict[int, str]]:
    """Tell the latest changes of the roadmap and its activities, and why each dropped activity was dropped."""
    activities = {activity.pk: activity for stage in roadmap.stages.all() for activity in stage.activities.all()}
    about_roadmap = Q(content_type__app_label="roadmap", content_type__model="roadmap", object_id=roadmap.pk)
    about_activities = Q(
        content_type__app_label="roadmap",
        content_type__model="activity",
        object_id__in=Activity.objects.filter(stage__roadmap=roadmap).values("pk"),
    )
    changes = list(
        StateChange.objects.filter(about_roadmap | about_activities).select_related("by__employee", "content_type")
    )
    dropped = {change.object_id: change.why for change in changes if change.to_state == ActivityState.DROPPED}
    latest = changes[::-1][:HISTORY_LINES]
    return [_history_line(change, activities) for change in latest], dropped


def _history_line(change: StateChange, activities: Mapping[int, Activity]) -> HistoryLine:
    about = activities.get(change.object_id) if change.content_type.model == "activity" else None
    step = f"{change.from_label} → {change.to_label}"
    return HistoryLine(
        at=change.at,
        who=change.by.display_name if change.by else "система",
        what=f"{about}: {step}" if about else f"Дорожная карта: {step}",
        why=change.why,
    )
