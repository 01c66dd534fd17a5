"""The organization and its staff."""

from typing import Any

from django.contrib import admin
from django.urls import reverse

from mentoring.admin.printed import PrintedMixin
from mentoring.admin.scoped import ReadOnlyAdmin, ReadOnlyHistoryAdmin, ScopedHistoryAdmin
from mentoring.models import Consent, Curator, Employee, Head, Organization
from mentoring.resources.people import (
    ConsentResource,
    CuratorResource,
    EmployeeResource,
    HeadResource,
    OrganizationResource,
)
from mentoring.services.account import follow_cards


@admin.register(Organization)
class OrganizationAdmin(ScopedHistoryAdmin):
    resource_classes = (OrganizationResource,)
    organization_path = "pk"
    imports_superuser_only = True
    list_display = ("short_name", "kind", "city", "slug")
    list_filter = ("kind",)
    search_fields = ("short_name", "full_name", "slug")

    def has_add_permission(self, request: Any) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)


@admin.register(Employee)
class EmployeeAdmin(ScopedHistoryAdmin):
    resource_classes = (EmployeeResource,)
    personal = True
    list_display = ("full_name", "post", "category", "personnel_number", "archived_on", "organization")
    list_filter = ("category", "sex", ("archived_on", admin.EmptyFieldListFilter))
    search_fields = ("search",)
    related = ("organization",)
    fixed = ("organization",)

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        """Other pages ask here whom to offer: nobody out of the archive."""
        offered = queryset.working() if request.path == reverse("admin:autocomplete") else queryset
        return super().get_search_results(request, offered, search_term)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - theirs
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            follow_cards([obj], by=request.user)

    @admin.display(description="фамилия, имя, отчество", ordering="last_name")
    def full_name(self, employee: Employee) -> str:
        return employee.full_name


@admin.register(Consent)
class ConsentAdmin(PrintedMixin, ReadOnlyHistoryAdmin):
    """A consent turned into another kind would publish a name without a paper."""

    resource_classes = (ConsentResource,)
    personal = True
    organization_path = "employee__organization"
    list_display = ("employee", "kind", "signed_on", "valid_until", "withdrawn_on", "hides_name", "hides_post")
    list_filter = ("kind",)
    search_fields = ("employee__search",)
    date_hierarchy = "signed_on"
    related = ("employee",)


@admin.register(Curator)
class CuratorAdmin(ReadOnlyAdmin):
    """The curator is appointed by an order."""

    resource_classes = (CuratorResource,)
    organization_path = "employee__organization"
    list_display = ("employee", "starts_on", "ends_on", "basis")
    search_fields = ("employee__search",)
    related = ("employee",)


@admin.register(Head)
class HeadAdmin(ReadOnlyAdmin):
    """The head is recorded on the site, with the founder's order."""

    resource_classes = (HeadResource,)
    organization_path = "employee__organization"
    list_display = ("employee", "starts_on", "ends_on", "basis")
    search_fields = ("employee__search",)
    related = ("employee",)
