"""Orders, their signed copies, the law they quote, and corrected grammatical cases."""

from typing import Any

from django.contrib import admin

from documents.models import CaseForm, LegalGround, Order, OrderPair, OrderPoint, SignedCopy
from documents.registry import order_kinds
from documents.resources import CaseFormResource, LegalGroundResource, OrderResource, SignedCopyResource
from mentoring.admin.scoped import ReadOnlyAdmin, ScopedAdmin, ScopedHistoryAdmin, ScopedInline


class OrderPointInline(ScopedInline):
    model = OrderPoint
    autocomplete_fields = ("responsible",)


class OrderPairInline(ScopedInline):
    """A pair enters a draft and leaves it together with its state: not here."""

    model = OrderPair
    view_only = True
    fields = readonly_fields = ("position", "pair")

    def get_queryset(self, request: Any) -> Any:
        lines = super().get_queryset(request).select_related("pair__mentor__employee")
        return lines.prefetch_related("pair__members__mentee__employee")


@admin.register(Order)
class OrderAdmin(ScopedHistoryAdmin):
    resource_classes = (OrderResource,)
    may_add = False
    inlines = (OrderPointInline, OrderPairInline)
    list_display = ("heading", "kind_title", "state", "number", "signed_on", "signatory", "organization")
    list_filter = ("state", "year")
    search_fields = ("heading", "number")
    related = ("signatory", "organization")
    fixed = ("organization", "kind", "number", "signed_on", "signatory")

    @admin.display(description="вид приказа", ordering="kind")
    def kind_title(self, order: Order) -> str:
        kind = order_kinds().get(order.kind)
        return kind.title if kind else order.kind


@admin.register(SignedCopy)
class SignedCopyAdmin(ReadOnlyAdmin):
    resource_classes = (SignedCopyResource,)
    organization_path = "order__organization"
    list_display = ("order", "made_at", "sha256")
    fields = ("order", "made_at", "sha256")
    related = ("order",)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).defer("html", "pdf")


@admin.register(LegalGround)
class LegalGroundAdmin(ScopedAdmin):
    """Common to all organizations: superusers keep it, administrators read it."""

    resource_classes = (LegalGroundResource,)
    organization_path = ""
    list_display = ("title", "number", "date", "valid_from", "valid_to")
    search_fields = ("title", "number", "code")

    def has_add_permission(self, request: Any) -> bool:
        return request.user.is_superuser and super().has_add_permission(request)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return request.user.is_superuser and super().has_change_permission(request, obj)


@admin.register(CaseForm)
class CaseFormAdmin(ScopedHistoryAdmin):
    resource_classes = (CaseFormResource,)
    organization_path = "employee__organization"
    may_delete = True
    list_display = ("employee", "case", "full_name", "post")
    list_filter = ("case",)
    search_fields = ("employee__search",)
    autocomplete_fields = ("employee",)
    related = ("employee",)
    fixed = ("employee", "case")
