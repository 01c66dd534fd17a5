"""The two banks. A new record is «анкета»; the rest of its road is the curator's."""

from typing import Any

from django.contrib import admin

from mentoring.admin.scoped import ScopedInline
from mentoring.admin.stated import StatedAdmin, StateFilter
from mentoring.models import Mentee, MenteeDeficit, Mentor, Training
from mentoring.resources.bank import MenteeResource, MentorResource


class TrainingInline(ScopedInline):
    model = Training


class BankAdmin(StatedAdmin):
    personal = True
    organization_path = "employee__organization"
    search_fields = ("employee__search",)
    related: tuple[str, ...] = ("employee",)
    fixed: tuple[str, ...] = ("employee",)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).with_state()


@admin.register(Mentor)
class MentorAdmin(BankAdmin):
    resource_classes = (MentorResource,)
    inlines = (TrainingInline,)
    list_display = ("employee", "state_told", "load_limit", "away_until", "checked_on")
    list_filter = (StateFilter,)
    autocomplete_fields = ("employee",)
    filter_horizontal = ("strengths", "forms", "kinds")
    prefetched = ("strengths", "forms", "kinds")


class MenteeDeficitInline(ScopedInline):
    model = MenteeDeficit
    autocomplete_fields = ("deficit",)


@admin.register(Mentee)
class MenteeAdmin(BankAdmin):
    resource_classes = (MenteeResource,)
    inlines = (MenteeDeficitInline,)
    list_display = ("employee", "state_told", "category", "direction", "searching_since", "next_check_on", "checked_on")
    list_filter = (StateFilter, "category", ("direction", admin.RelatedOnlyFieldListFilter))
    autocomplete_fields = ("employee", "direction")
    fixed = ("employee", *MenteeResource.held)
    related = ("employee", "direction")
