"""Orders and what they are made of in files; what is signed is exported only."""

from typing import Any

from documents.enums import OrderState
from documents.models import (
    ApprovedRegulation,
    BodySession,
    CaseForm,
    CollegialBody,
    DocumentKind,
    ElectronicSignature,
    LegalGround,
    Order,
    OrderTemplate,
    Regulation,
    SignedAgreement,
    SignedCopy,
    SignedProtocol,
)
from documents.models.document_kind import TAKEN
from documents.registry import order_kinds
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import DayWidget, NumberWidget


def kind_title(*codes: str) -> str:
    known = order_kinds()
    return "; ".join(known[code].title if code in known else code for code in codes)


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
        return super().filter_export(queryset.with_pair_count().prefetch_related("parts"), **kwargs)

    @staticmethod
    def why_frozen(thing: Any) -> str:
        if thing.state == OrderState.VISAS:
            return "Проект на визах: сначала верните его на доработку."
        return "Приказ подписан и больше не меняется: исправляет его только другой приказ." if thing.is_signed else ""

    def dehydrate_kind(self, order: Order) -> str:
        return kind_title(*order.kinds)


class OrderTemplateResource(ScopedResource):
    may_create = False
    kind = shown("kind", "вид приказа")

    class Meta:
        model = OrderTemplate
        fields = ("id", "organization", "kind", "heading", "preamble", "control")

    def dehydrate_kind(self, template: OrderTemplate) -> str:
        return kind_title(template.kind)


class RegulationResource(ScopedResource):
    """Written on its own pages, where the text is read and numbered: exported only."""

    related = ("order",)
    may_create = False
    title = shown("title", "название")
    edition = shown("edition", "редакция", NumberWidget())
    state_name = shown("get_state_display", "состояние")
    approved_on = shown("approved_on", "утверждено", DayWidget())
    in_force_from = shown("in_force_from", "действует с", DayWidget())
    over_from = shown("over_from", "не действует с", DayWidget())
    order_number = shown("order__number", "приказ №")

    class Meta:
        model = Regulation
        fields = (
            "id", "title", "edition", "state_name", "approved_on", "in_force_from", "over_from", "order_number",
        )  # fmt: skip


class ApprovedRegulationResource(ScopedResource):
    organization_path = "regulation__organization"
    regulation_title = shown("regulation", "положение")

    class Meta:
        model = ApprovedRegulation
        fields = ("id", "regulation_title", "sha256", "made_at")


class SignedCopyResource(ScopedResource):
    organization_path = "order__organization"
    order_title = shown("order", "приказ")

    class Meta:
        model = SignedCopy
        fields = ("id", "order_title", "sha256", "made_at")


class SignedAgreementResource(ScopedResource):
    organization_path = "agreement__member__pair__organization"
    related = ("agreement__member__mentor__employee", "agreement__member__mentee__employee")
    agreement_title = shown("agreement", "соглашение")

    class Meta:
        model = SignedAgreement
        fields = ("id", "agreement_title", "sha256", "made_at")


class ElectronicSignatureResource(ScopedResource):
    class Meta:
        model = ElectronicSignature
        fields = ("id", "organization", "code", "owner", "number", "valid_from", "valid_to", "signed_on", "recorded_at")


class CollegialBodyResource(ScopedResource):
    may_create = False

    class Meta:
        model = CollegialBody
        fields = ("id", "organization", "title", "is_active")


class BodySessionResource(ScopedResource):
    organization_path = "body__organization"
    related = ("body",)
    may_create = False
    body_title = shown("body__title", "орган")
    state_name = shown("get_state_display", "состояние")

    class Meta:
        model = BodySession
        fields = ("id", "body_title", "held_on", "number", "state_name", "place", "guests", "quorum_reason")


class SignedProtocolResource(ScopedResource):
    organization_path = "session__body__organization"
    related = ("session__body",)
    session_title = shown("session", "заседание")

    class Meta:
        model = SignedProtocol
        fields = ("id", "session_title", "sha256", "made_at")


class DocumentKindResource(ScopedResource):
    class Meta:
        model = DocumentKind
        fields = (
            "id", "organization", "title", "gender", "genitive", "dative", "accusative", "instrumental",
            "prepositional", "has_title_page", "is_quoted", "position",
        )  # fmt: skip

    @staticmethod
    def why_refused(thing: Any) -> str:
        return TAKEN if thing.is_taken else ""


class LegalGroundResource(ScopedResource):
    class Meta:
        model = LegalGround
        fields = (
            "id",
            "organization",
            "kind",
            "title",
            "citation",
            "concerns",
            "number",
            "date",
            "valid_from",
            "valid_to",
            "position",
        )


class CaseFormResource(ScopedResource):
    organization_path = "employee__organization"
    employee_name = shown("employee__full_name", "сотрудник")

    class Meta:
        model = CaseForm
        fields = ("id", "employee", "employee_name", "case", "full_name", "last_name", "post")
