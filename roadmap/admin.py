"""Roadmaps, their stages and activities."""

from typing import Any

from django.contrib import admin

from documents.admin import TableRowAdmin
from mentoring.admin.printed import PrintedMixin
from mentoring.admin.scoped import ReadOnlyAdmin, ScopedHistoryAdmin, ScopedInline
from mentoring.school_year import SchoolYear
from roadmap.models import Activity, ApprovedRoadmap, Roadmap, Stage
from roadmap.resources import ActivityResource, ApprovedRoadmapResource, RoadmapResource, StageResource
from roadmap.services import stage as stages


class StageInline(ScopedInline):
    model = Stage
    show_change_link = True


class ActivityInline(ScopedInline):
    model = Activity
    show_change_link = True
    fields = ("position", "title", "content", "term", "due_on", "responsible", "state")
    readonly_fields = ("state",)


class YearFilter(admin.SimpleListFilter):
    title = "учебный год"
    parameter_name = "year"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        years = model_admin.get_queryset(request).exclude(start_year=None).order_by("-start_year")
        return [(str(year), str(SchoolYear(year))) for year in years.values_list("start_year", flat=True).distinct()]

    def queryset(self, request: Any, queryset: Any) -> Any:
        del request
        year = self.value() or ""
        return queryset.filter(start_year=int(year)) if year in dict(self.lookup_choices) else queryset


@admin.register(Roadmap)
class RoadmapAdmin(PrintedMixin, ScopedHistoryAdmin):
    resource_classes = (RoadmapResource,)
    may_delete = True
    superuser_fields = ("organization", "code")
    inlines = (StageInline,)
    list_display = ("title", "years", "state", "organization")
    list_filter = ("state", YearFilter)
    search_fields = ("title",)
    related = ("organization",)

    @admin.display(description="учебный год", ordering="start_year")
    def years(self, roadmap: Roadmap) -> str:
        return str(SchoolYear(roadmap.start_year)) if roadmap.start_year else ""

    def get_changeform_initial_data(self, request: Any) -> Any:
        """Begin with the columns of the first sample: nobody types them by hand."""
        sample = Roadmap.objects.samples().first()
        return {"columns": sample.columns if sample else [], **super().get_changeform_initial_data(request)}


@admin.register(Stage)
class StageAdmin(ScopedHistoryAdmin):
    resource_classes = (StageResource,)
    organization_path = "roadmap__organization"
    may_delete = True
    inlines = (ActivityInline,)
    list_display = ("title", "number", "roadmap")
    search_fields = ("title",)
    autocomplete_fields = ("roadmap",)
    related = ("roadmap",)
    fixed = ("roadmap",)

    def delete_model(self, request: Any, obj: Stage) -> None:
        """Let the stages after it move up."""
        del request
        stages.discard_stage(obj)

    def delete_queryset(self, request: Any, queryset: Any) -> None:
        for stage in queryset:
            self.delete_model(request, stage)


@admin.register(Activity)
class ActivityAdmin(TableRowAdmin):
    resource_classes = (ActivityResource,)
    organization_path = "stage__roadmap__organization"
    may_delete = True
    list_display = ("name", "stage", "term", "due_on", "state")
    list_filter = ("state",)
    search_fields = ("title", "content")
    autocomplete_fields = ("stage",)
    related = ("stage__roadmap",)
    fixed = ("stage", "evidence")

    @admin.display(description="мероприятие", ordering="title")
    def name(self, activity: Activity) -> str:
        return str(activity)


@admin.register(ApprovedRoadmap)
class ApprovedRoadmapAdmin(ReadOnlyAdmin):
    resource_classes = (ApprovedRoadmapResource,)
    organization_path = "roadmap__organization"
    list_display = ("roadmap", "approved_on", "made_at", "sha256")
    fields = ("roadmap", "approved_on", "made_at", "sha256")
    related = ("roadmap",)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).defer("html", "pdf")
