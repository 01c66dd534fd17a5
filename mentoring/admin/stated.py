"""Things whose state the dates tell: /admin/ says today's word, as every other page does."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils import timezone

from mentoring.admin.scoped import ScopedHistoryAdmin


class StateFilter(admin.SimpleListFilter):
    title = "состояние"
    parameter_name = "state"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        del request
        return model_admin.model.STATES.choices

    def queryset(self, request: Any, queryset: Any) -> QuerySet[Any]:
        """Leave out nothing for a word that no state has."""
        del request
        if self.value() not in queryset.model.STATES.values:
            return queryset  # type: ignore[no-any-return]
        return queryset.in_state(self.value(), on=timezone.localdate())  # type: ignore[no-any-return]


class StatedAdmin(ScopedHistoryAdmin):
    """Shows `state_told` where the stored state would stand, which may be one for a day to come."""

    @admin.display(description="состояние", ordering="state")
    def state_told(self, thing: Any) -> str:
        return str(thing.get_state_display())

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        given = super().get_readonly_fields(request, obj)
        return tuple("state_told" if name == "state" else name for name in given)
