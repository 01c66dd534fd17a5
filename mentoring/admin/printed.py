"""Papers in the administration: the apps above say by which addresses an object is printed, and print many together."""

from typing import Any

from django.contrib import admin
from django.utils.html import format_html_join

from mentoring.additions import Place, actions_at

PAPERS = "papers"
TOGETHER = "print_"
"""How the names of the actions begin that print what is ticked."""


class PrintedMixin:
    """Shows the papers of an object in its row and on its page; on the site they are for people of an organization."""

    prints = True

    @admin.display(description="печать")
    def papers(self, thing: Any) -> str:
        found = actions_at(Place.ADMIN_PRINT, None, thing)
        return format_html_join(" ", '<a href="{}">{}</a>', ((action.url, action.title) for action in found))

    def get_list_display(self, request: Any) -> Any:
        shown: Any = super().get_list_display(request)  # type: ignore[misc]
        first, *others = shown
        return [first, PAPERS, *others] if request.user.organization_id else shown

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        shown: Any = super().get_fields(request, obj)  # type: ignore[misc]
        asked = [name for name in shown if name != PAPERS]
        return [PAPERS, *asked] if obj and request.user.organization_id else asked

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), PAPERS)  # type: ignore[misc]
