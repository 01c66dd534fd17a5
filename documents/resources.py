"""Orders and what they are made of in files; what is signed is exported only."""

from typing import Any

from documents.enums import OrderState
from documents.models import CaseForm, LegalGround, Order, SignedCopy
from documents.registry import order_kinds
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import DayWidget, NumberWidget


class OrderResource(ScopedResource):
    related = ("signatory",)
    may_create = False
    kind = shown("kind", "вид приказа")
    register_name = shown("get_register_display", "журнал")
    state_name = shown("get_state_display", "состояние")
    number = shown("number", "номер")
    signed_on = shown("signed_on", "дата", DayWidget())
    signatory = shown("signatory__full_name", "подписал")
    pair_count = shown("pair_count", "пар и групп", NumberWidget())

    class Meta:
        model = Order
        fields = (
            "id",
            "kind",
            "register_name",
            "state_name",
            "number",
            "signed_on",
            "signatory",
            "heading",
            "preamble",
            "pair_count",
        )

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return super().filter_export(queryset.with_pair_count(), **kwargs)

    @staticmethod
    def why_frozen(thing: Any) -> str:
        if thing.state == OrderState.VISAS:
            return "Проект на визах: сначала верните его на доработку."
        return "Приказ подписан и больше не меняется: исправляет его только другой приказ." if thing.is_signed else ""

    def dehydrate_kind(self, order: Order) -> str:
        kind = order_kinds().get(order.kind)
        return kind.title if kind else order.kind


class SignedCopyResource(ScopedResource):
    organization_path = "order__organization"
    order_title = shown("order", "приказ")

    class Meta:
        model = SignedCopy
        fields = ("id", "order_title", "sha256", "made_at")


class LegalGroundResource(ScopedResource):
    organization_path = ""

    class Meta:
        model = LegalGround
        import_id_fields = ("code",)
        fields = ("code", "title", "citation", "number", "date", "valid_from", "valid_to", "position")


class CaseFormResource(ScopedResource):
    organization_path = "employee__organization"
    employee_name = shown("employee__full_name", "сотрудник")

    class Meta:
        model = CaseForm
        fields = ("id", "employee", "employee_name", "case", "full_name", "last_name", "post")
