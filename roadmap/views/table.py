"""The page's table of stages and activities, each with what the user can do with it now."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from documents.tables import Cell, Column
from documents.tables.screen import Head, heads
from mentoring.additions import Action
from mentoring.models import StateChange, User
from mentoring.road import HistoryLine
from mentoring.russian import late_by
from roadmap.activity_fields import STAGE_FIELDS
from roadmap.enums import ActivityState, RoadmapState, StageState
from roadmap.models import Activity, Roadmap, Stage
from roadmap.papers import activity_texts
from roadmap.road import stage_note, stage_states

Steps = tuple[Action | None, list[Action]]
"""The button of an activity, and what stands in its menu."""
HISTORY_LINES = 20
"""How many of the latest changes the page tells."""
NAMING = ("title", "content")
"""Fields that say what an activity is, the best first."""
NAME = Column("title", "Мероприятие", 30)


@dataclass(frozen=True)
class ActivityLine:
    """An activity under the columns of its roadmap; what no column shows stands beside its state.

    named_in: the field under whose column its name stands
    late: «просрочено на 3 дня», empty while there is time; why: the reason of dropping
    outside: in a draft, that the deadline is not within the roadmap's days
    """

    activity: Activity
    cells: list[Cell]
    named_in: str
    late: str
    outside: str
    due: str
    evidence: str
    why: str
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


def table_heads(roadmap: Roadmap, *, has_menus: bool) -> list[Head]:
    """Return the heads of the roadmap's columns, and of what can be done; a stage has its row over its activities."""
    widest = max(_columns(roadmap), key=lambda column: column.width)
    return [
        *([] if _named_in(roadmap.column_list) else [Head(NAME.title)]),
        *heads(roadmap.column_list, elsewhere=STAGE_FIELDS, wide=widest.field),
        Head("Состояние", "state-head"),
        *([Head("Ещё", "col-menu", is_hidden=True)] if has_menus else []),
    ]


def _named_in(columns: Sequence[Column]) -> str:
    """Return the field whose column says what an activity is; empty where none does."""
    given = {column.field for column in columns}
    return next((field for field in NAMING if field in given), "")


def _columns(roadmap: Roadmap) -> list[Column]:
    """Return the columns of an activity; where none says what it is the page does, so that nobody marks another."""
    own = [column for column in roadmap.column_list if column.field not in STAGE_FIELDS]
    return own if _named_in(own) else [NAME, *own]


def stage_tables(roadmap: Roadmap, user: User, *, today: dt.date, reasons: Mapping[int, str]) -> list[StageTable]:
    """Lay the stages of a roadmap `with_activities` out; asks for the permissions once."""
    may_change = roadmap.state == RoadmapState.DRAFT and user.has_perm("roadmap.change_roadmap", roadmap)
    may_mark = roadmap.state == RoadmapState.APPROVED and user.has_perm("roadmap.mark_activity", roadmap)
    columns = _columns(roadmap)

    def line(activity: Activity) -> ActivityLine:
        steps = _steps(activity, may_change=may_change, may_mark=may_mark)
        return _line(activity, columns, late=late_words(activity, today), why=reasons.get(activity.pk, ""), steps=steps)

    return [
        StageTable(
            stage=stage,
            state=state,
            note=stage_note(stage, state),
            lines=[line(activity) for activity in stage.activities.all()],
            actions=_stage_actions(stage) if may_change else [],
        )
        for stage, state in stage_states(roadmap)
    ]


def _stage_actions(stage: Stage) -> list[Action]:
    add = Action("Добавить мероприятие", reverse("activity_add", args=[stage.pk]))
    edit = Action("Изменить этап", reverse("stage_edit", args=[stage.pk]))
    remove = Action("Удалить этап", reverse("stage_delete", args=[stage.pk]))
    return [add, edit] if stage.activities.all() else [add, edit, remove]


def _line(activity: Activity, columns: Sequence[Column], *, late: str, why: str, steps: Steps) -> ActivityLine:
    texts = activity_texts(activity)
    cells = [Cell(column, texts[column.field]) for column in columns]
    shown = {cell.text for cell in cells}
    main, more = steps
    return ActivityLine(
        activity=activity,
        cells=cells,
        named_in=_named_in(columns),
        late=late,
        outside=outside_words(activity),
        due="" if texts["due_on"] in shown else texts["due_on"],
        evidence=activity.evidence if activity.state == ActivityState.DONE and activity.evidence not in shown else "",
        why=why if activity.state == ActivityState.DROPPED else "",
        main_action=main,
        more_actions=more,
    )


def _steps(activity: Activity, *, may_change: bool, may_mark: bool) -> Steps:
    if may_change:
        return _action("Изменить", "activity_edit", activity), [_action("Удалить", "activity_delete", activity)]
    if may_mark and activity.state == ActivityState.PLANNED:
        drop = _action("Снять с дорожной карты", "activity_drop", activity)
        return _action("Отметить выполненным", "activity_done", activity), [drop]
    return None, [_action("Вернуть в работу", "activity_reopen", activity)] if may_mark else []


def _action(title: str, name: str, activity: Activity) -> Action:
    return Action(title, reverse(name, args=[activity.pk]))


def late_words(activity: Activity, today: dt.date) -> str:
    """«просрочено на 3 дня»; empty while there is time, and in a draft."""
    is_late = activity.stage.roadmap.state == RoadmapState.APPROVED and activity.is_overdue_on(today)
    return late_by(activity.due_on, on=today) if is_late and activity.due_on else ""


def outside_words(activity: Activity) -> str:
    """Say that the deadline is not within the days of a draft: that is unusual, and may be meant so."""
    roadmap, due = activity.stage.roadmap, activity.due_on
    if due is None or roadmap.days is None or roadmap.state != RoadmapState.DRAFT:
        return ""
    first, last = roadmap.days
    if due < first:
        return f"срок раньше начала дорожной карты, {first:%d.%m.%Y}"
    return f"срок позже окончания дорожной карты, {last:%d.%m.%Y}" if due > last else ""


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
