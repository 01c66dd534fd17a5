"""Who moved what: read and exported, never written here."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from mentoring.admin.scoped import ReadOnlyAdmin
from mentoring.models import StateChange
from mentoring.resources.bank import StateChangeResource
from mentoring.resources.scope import choices


@admin.register(StateChange)
class StateChangeAdmin(ReadOnlyAdmin):
    resource_classes = (StateChangeResource,)
    organization_path = ""
    list_display = ("at", "about", "object_id", "from_label", "to_label", "by", "why")
    list_filter = (("content_type", admin.RelatedOnlyFieldListFilter),)
    search_fields = ("by__employee__search",)
    search_help_text = "Кто перевёл: фамилия, имя, отчество"
    date_hierarchy = "at"
    related = ("content_type", "by")
    prefetched = StateChangeResource.prefetched
    ordering = ("-at", "-pk")

    @admin.display(description="о чём", ordering="content_type")
    def about(self, change: StateChange) -> str:
        return str(change.content_type.name).capitalize()

    @admin.display(description="было")
    def from_label(self, change: StateChange) -> str:
        return change.from_label

    @admin.display(description="стало")
    def to_label(self, change: StateChange) -> str:
        return change.to_label

    def get_queryset(self, request: Any) -> Any:
        """A change belongs to the organization of what was changed: every model with states says whose its rows are."""
        rows = super().get_queryset(request)
        if request.user.is_superuser:
            return rows
        mine = Q(pk__in=())
        for model in apps.get_models():
            if hasattr(model, "TRANSITIONS"):
                kind = ContentType.objects.get_for_model(model)
                mine |= Q(content_type=kind, object_id__in=choices(model, request.user).order_by().values("pk"))
        return rows.filter(mine)
