"""The two banks. A new record is «анкета»; the rest of its road is the curator's."""

from django.contrib import admin

from mentoring.admin.scoped import ScopedHistoryAdmin, ScopedInline
from mentoring.models import Mentee, MenteeDeficit, Mentor, Training
from mentoring.resources.bank import MenteeResource, MentorResource


class TrainingInline(ScopedInline):
    model = Training


@admin.register(Mentor)
class MentorAdmin(ScopedHistoryAdmin):
    resource_classes = (MentorResource,)
    personal = True
    organization_path = "employee__organization"
    inlines = (TrainingInline,)
    list_display = ("employee", "state", "load_limit", "away_until", "checked_on")
    list_filter = ("state",)
    search_fields = ("employee__search",)
    autocomplete_fields = ("employee",)
    filter_horizontal = ("strengths", "forms", "kinds")
    related = ("employee",)
    prefetched = ("strengths", "forms", "kinds")
    fixed = ("employee",)


class MenteeDeficitInline(ScopedInline):
    model = MenteeDeficit
    autocomplete_fields = ("deficit",)


@admin.register(Mentee)
class MenteeAdmin(ScopedHistoryAdmin):
    resource_classes = (MenteeResource,)
    personal = True
    organization_path = "employee__organization"
    inlines = (MenteeDeficitInline,)
    list_display = ("employee", "state", "category", "direction", "searching_since", "next_check_on", "checked_on")
    list_filter = ("state", "category", ("direction", admin.RelatedOnlyFieldListFilter))
    search_fields = ("employee__search",)
    autocomplete_fields = ("employee", "direction")
    related = ("employee", "direction")
    fixed = ("employee",)
