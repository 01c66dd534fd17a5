"""The roadmap in files, as long as it is a draft."""

from typing import Any

from import_export.fields import Field

from documents.tables import FREE_FIELDS
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import NumberWidget, OwnKeyWidget
from roadmap.enums import RoadmapState
from roadmap.models import Activity, ApprovedRoadmap, Roadmap, Stage
from roadmap.services import stage as stages
from roadmap.services.roadmap import TOO_LONG, same_refusal, years_fit


def why_roadmap_frozen(roadmap: Roadmap) -> str:
    if roadmap.state == RoadmapState.DRAFT:
        return ""
    return "Дорожная карта утверждена: её текст больше не меняется."


class RoadmapResource(ScopedResource):
    state_name = shown("get_state_display", "состояние")

    class Meta:
        model = Roadmap
        fields = (
            "id",
            "organization",
            "title",
            "start_year",
            "starts_on",
            "ends_on",
            "numbering",
            "columns",
            "has_column_numbers",
            "notes",
            "state_name",
        )

    @staticmethod
    def why_frozen(thing: Any) -> str:
        return why_roadmap_frozen(thing)

    @staticmethod
    def why_refused(thing: Any) -> str:
        return same_refusal(thing) or ("" if years_fit(thing.days) else TOO_LONG)


class RoadmapListResource(ScopedResource):
    """What the list shows, for people; RoadmapResource is for taking the file in again."""

    school_year = shown("school_years", "учебный год")
    state_name = shown("get_state_display", "состояние")
    total = shown("total", "мероприятий", NumberWidget())
    closed = shown("closed", "выполнено и снято", NumberWidget())

    class Meta:
        model = Roadmap
        fields = ("school_year", "title", "state_name", "total", "closed")


class StageResource(ScopedResource):
    organization_path = "roadmap__organization"
    roadmap_name = shown("roadmap", "дорожная карта")

    class Meta:
        model = Stage
        fields = ("id", "roadmap", "roadmap_name", "number", "own_number", "title", "short_title")

    @staticmethod
    def why_frozen(thing: Any) -> str:
        return why_roadmap_frozen(thing.roadmap)

    @staticmethod
    def why_kept(thing: Any) -> str:
        return stages.FULL if thing.activities.exists() else ""


class ActivityResource(ScopedResource):
    organization_path = "stage__roadmap__organization"
    stage = Field(
        attribute="stage",
        column_name="этап (№ записи)",
        widget=OwnKeyWidget(Stage, path="roadmap__organization"),
    )
    stage_name = shown("stage", "этап")
    evidence = shown("evidence", "чем подтверждено")
    state_name = shown("get_state_display", "состояние")

    class Meta:
        model = Activity
        fields = (
            "id", "stage", "stage_name", "position", "row_number", "title", "content", "term", "due_on", "responsible",
            "expected_result", "document_kind", *FREE_FIELDS, "evidence", "state_name",
        )  # fmt: skip

    @staticmethod
    def why_frozen(thing: Any) -> str:
        return why_roadmap_frozen(thing.stage.roadmap)


class ActivityListResource(ScopedResource):
    """What the list shows, for people; ActivityResource is for taking the file in again."""

    organization_path = "stage__roadmap__organization"
    related = ("stage__roadmap",)
    school_year = shown("stage__roadmap__school_years", "учебный год")
    stage_name = shown("stage", "этап")
    activity = shown("__str__", "мероприятие")
    evidence = shown("evidence", "чем подтверждено")
    state_name = shown("get_state_display", "состояние")

    class Meta:
        model = Activity
        fields = ("school_year", "stage_name", "activity", "term", "due_on", "responsible", "evidence", "state_name")


class ApprovedRoadmapResource(ScopedResource):
    organization_path = "roadmap__organization"
    roadmap_name = shown("roadmap", "дорожная карта")

    class Meta:
        model = ApprovedRoadmap
        fields = ("id", "roadmap_name", "approved_on", "sha256", "made_at")
