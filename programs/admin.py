"""Programs, their plans and what was approved."""

import datetime as dt
from typing import Any

from django.contrib import admin

from documents.admin import TableRowAdmin
from mentoring.admin.printed import PrintedMixin
from mentoring.admin.scoped import ReadOnlyAdmin, ScopedAdmin, ScopedHistoryAdmin, ScopedInline
from programs.models import Acknowledgement, ApprovedVersion, Plan, PlanLayout, PlanRow, Program
from programs.models.program import LAST_DAY
from programs.resources import (
    AcknowledgementResource,
    ApprovedVersionResource,
    PlanLayoutResource,
    PlanResource,
    PlanRowResource,
    ProgramResource,
)


@admin.register(Program)
class ProgramAdmin(PrintedMixin, ScopedHistoryAdmin):
    resource_classes = (ProgramResource,)
    organization_path = "pair__organization"
    may_add = False
    list_display = ("pair", "title", "state", "version", "starts_on", "last_day", "publication")
    list_filter = ("state", "publication", "mode", ("starts_on", admin.DateFieldListFilter))
    search_fields = ("pair__mentor__employee__search", "pair__members__mentee__employee__search")
    filter_horizontal = ("directions",)
    related = ("pair__mentor__employee",)
    prefetched = ("pair__members__mentee__employee", "directions")
    fixed = ("pair", "result")

    @admin.display(description="окончание реализации", ordering=LAST_DAY)
    def last_day(self, program: Program) -> dt.date:
        return program.last_day


@admin.register(Acknowledgement)
class AcknowledgementAdmin(ReadOnlyAdmin):
    resource_classes = (AcknowledgementResource,)
    organization_path = "program__pair__organization"
    list_display = ("program", "mentee", "version", "at")
    related = ("program__pair__mentor__employee", "member__mentee__employee")
    prefetched = ("program__pair__members__mentee__employee",)

    @admin.display(description="наставляемый")
    def mentee(self, acknowledgement: Acknowledgement) -> str:
        return str(acknowledgement.member.mentee)


@admin.register(ApprovedVersion)
class ApprovedVersionAdmin(ReadOnlyAdmin):
    resource_classes = (ApprovedVersionResource,)
    organization_path = "program__pair__organization"
    list_display = ("program", "number", "approved_on", "made_at", "sha256")
    fields = ("program", "number", "approved_on", "made_at", "sha256")
    related = ("program__pair__mentor__employee",)
    prefetched = ("program__pair__members__mentee__employee",)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).defer("html", "pdf")


@admin.register(PlanLayout)
class PlanLayoutAdmin(ScopedAdmin):
    resource_classes = (PlanLayoutResource,)
    common = True
    may_delete = True
    list_display = ("title", "code", "plan_title", "organization")
    search_fields = ("title", "code")
    related = ("organization",)


class PlanRowInline(ScopedInline):
    model = PlanRow
    show_change_link = True
    can_delete = False  # one that was begun stays: asked on its own page
    fields = ("position", "number", "section", "task", "activity", "term", "due_on", "state")
    readonly_fields = ("state",)


@admin.register(Plan)
class PlanAdmin(ScopedHistoryAdmin):
    resource_classes = (PlanResource,)
    organization_path = "program__pair__organization"
    may_delete = True
    superuser_fields = ("code",)
    inlines = (PlanRowInline,)
    list_display = ("title", "program", "layout", "position")
    list_filter = (("layout", admin.RelatedOnlyFieldListFilter),)
    search_fields = ("title", "program__pair__mentor__employee__search")
    autocomplete_fields = ("program", "layout")
    related = ("program__pair__mentor__employee", "layout")
    prefetched = ("program__pair__members__mentee__employee",)
    fixed = ("program",)


@admin.register(PlanRow)
class PlanRowAdmin(TableRowAdmin):
    resource_classes = (PlanRowResource,)
    organization_path = "plan__program__pair__organization"
    may_delete = True
    list_display = ("headline", "plan", "position", "state", "due_on")
    list_filter = ("state",)
    search_fields = ("task", "activity", "deficit", "plan__title")
    autocomplete_fields = ("plan",)
    related = ("plan__program__pair",)
    fixed = ("plan", "actual_result")

    @admin.display(description="строка")
    def headline(self, row: PlanRow) -> str:
        return row.headline
