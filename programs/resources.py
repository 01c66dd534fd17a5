"""Programs and plans in files: texts and dates only, and only while they may be edited."""

from typing import Any

from import_export.fields import Field

from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import DayWidget, NumberWidget, OwnKeyWidget
from programs.enums import RowState
from programs.models import NOTE_FIELDS, Acknowledgement, ApprovedVersion, Plan, PlanLayout, PlanRow, Program
from programs.row_fields import ROW_FIELDS
from programs.services import layout as layouts
from programs.services import plan as plans


def why_program_frozen(program: Program | None) -> str:
    if program is None or program.is_writable:
        return ""
    return "Программа передана или утверждена: правят её только новой редакцией."


class LastDay(Field):
    """The written end in, the last day that counts out: what is exported says what the page does."""

    def export(self, instance: Any, **kwargs: Any) -> Any:
        return self.widget.render(instance.last_day, **kwargs)


class ProgramResource(ScopedResource):
    organization_path = "pair__organization"
    related = ("pair__mentor__employee",)
    prefetched = ("pair__members__mentee__employee", "directions")
    may_create = False
    pair_name = shown("pair", "пара")
    ends_on = LastDay(attribute="ends_on", column_name="окончание реализации", widget=DayWidget())
    state_name = shown("state_label", "состояние")
    row_count = shown("row_count", "строк", NumberWidget())
    accepted_count = shown("accepted_count", "принято", NumberWidget())
    result = shown("result", "результат программы")
    completed_on = shown("completed_on", "завершена", DayWidget())
    publication_name = shown("get_publication_display", "публикация")

    class Meta:
        model = Program
        fields = (
            "id", "pair_name", "state_name", "title", "directions", "starts_on", "ends_on", "term_reason", "mode",
            *NOTE_FIELDS, "row_count", "accepted_count", "result", "completed_on", "publication_name",
        )  # fmt: skip

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return super().filter_export(queryset.with_progress(), **kwargs)

    @staticmethod
    def why_frozen(thing: Any) -> str:
        return why_program_frozen(thing)


class AcknowledgementResource(ScopedResource):
    organization_path = "program__pair__organization"
    program_name = shown("program", "программа")
    person = shown("member__mentee__employee__full_name", "наставляемый")

    class Meta:
        model = Acknowledgement
        fields = ("id", "program_name", "person", "version", "at")


class ApprovedVersionResource(ScopedResource):
    organization_path = "program__pair__organization"
    program_name = shown("program", "программа")

    class Meta:
        model = ApprovedVersion
        fields = ("id", "program_name", "number", "approved_on", "sha256", "made_at")


class PlanLayoutResource(ScopedResource):
    class Meta:
        model = PlanLayout
        fields = (
            "id", "organization", "code", "title", "plan_title", "columns", "has_column_numbers", "notes", "position"
        )  # fmt: skip

    @staticmethod
    def why_refused(thing: Any) -> str:
        """Refuse an own form of a title that another one bears."""
        own = thing.organization
        return layouts.TAKEN if own and layouts.is_taken(thing.title, by=thing, organization=own) else ""


class PlanResource(ScopedResource):
    organization_path = "program__pair__organization"
    program_name = shown("program", "пара")
    layout = Field(attribute="layout", column_name="форма плана", widget=OwnKeyWidget(PlanLayout, "title"))

    class Meta:
        model = Plan
        fields = (
            "id", "program", "program_name", "layout", "title", "position", "columns", "has_column_numbers", "notes"
        )  # fmt: skip

    @staticmethod
    def why_frozen(thing: Any) -> str:
        return why_program_frozen(thing.program)

    @staticmethod
    def why_kept(thing: Any) -> str:
        return plans.FULL if thing.rows.exists() else ""


class PlanRowListResource(ScopedResource):
    """What the list shows, for people; PlanRowResource is for taking the file in again."""

    organization_path = "plan__program__pair__organization"
    related = ("plan__program__pair__mentor__employee",)
    prefetched = ("plan__program__pair__members__mentee__employee",)
    headline = shown("headline", "строка плана")
    pair_name = shown("plan__program__pair", "пара")
    due_on = shown("due_on", "выполнить до", DayWidget())
    actual_result = shown("actual_result", "что получилось")
    state_name = shown("get_state_display", "состояние")

    class Meta:
        model = PlanRow
        fields = ("headline", "pair_name", "due_on", "actual_result", "state_name")


class PlanRowResource(ScopedResource):
    organization_path = "plan__program__pair__organization"
    state_name = shown("get_state_display", "состояние")
    actual_result = shown("actual_result", "что получилось")

    class Meta:
        model = PlanRow
        fields = ("id", "plan", "position", *ROW_FIELDS, "starts_on", "due_on", "actual_result", "state_name")

    @staticmethod
    def why_frozen(thing: Any) -> str:
        return why_program_frozen(thing.plan.program)

    @staticmethod
    def why_kept(thing: Any) -> str:
        return "" if thing.state == RowState.PLANNED else plans.BEGUN
