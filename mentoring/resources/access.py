"""The journal of access as a file."""

from import_export.widgets import DateTimeWidget

from mentoring.models import AccessEntry
from mentoring.resources.base import ScopedResource, shown


class AccessResource(ScopedResource):
    related = ("by__employee", "employee")
    may_create = False
    at = shown("at", "когда", DateTimeWidget())
    username = shown("by__username", "имя для входа")
    by_name = shown("by__display_name", "кто")
    kind_name = shown("get_kind_display", "что")
    about = shown("about", "подробности")
    employee_name = shown("employee__full_name", "о ком")

    class Meta:
        model = AccessEntry
        fields = ("at", "username", "by_name", "kind_name", "about", "employee_name")
