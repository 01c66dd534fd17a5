"""Orders and their wording, what was signed, the law they quote, and corrected grammatical cases."""

from typing import Any

from django.contrib import admin

from documents.admin_prints import offer_together
from documents.filters import matching
from documents.models import (
    Acquaintance,
    ApprovedRegulation,
    BodySession,
    CaseForm,
    CollegialBody,
    DocumentKind,
    ElectronicSignature,
    LegalGround,
    Order,
    OrderLine,
    OrderPerson,
    OrderPoint,
    OrderTemplate,
    Regulation,
    SignedAgreement,
    SignedCopy,
    SignedProtocol,
    TemplatePoint,
    Visa,
)
from documents.resources import (
    ApprovedRegulationResource,
    BodySessionResource,
    CaseFormResource,
    CollegialBodyResource,
    DocumentKindResource,
    ElectronicSignatureResource,
    LegalGroundResource,
    OrderResource,
    OrderTemplateResource,
    RegulationResource,
    SignedAgreementResource,
    SignedCopyResource,
    SignedProtocolResource,
    kind_title,
)
from documents.tables import FREE_FIELDS
from mentoring.admin.dictionary import EntryAdmin
from mentoring.admin.printed import PrintedMixin
from mentoring.admin.scoped import ReadOnlyAdmin, ReadOnlyHistoryAdmin, ScopedHistoryAdmin, ScopedInline


class TableRowAdmin(ScopedHistoryAdmin):
    """A row of a table: its free columns come after the texts that have a meaning of their own."""

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        shown = self.get_readonly_fields(request, obj)
        return sorted(super().get_fields(request, obj), key=lambda name: (name in shown, name in FREE_FIELDS))


class OrderPointInline(ScopedInline):
    model = OrderPoint
    autocomplete_fields = ("responsible",)


class OrderLineInline(ScopedInline):
    """A pair enters a draft and leaves it together with its state: not here."""

    model = OrderLine
    view_only = True
    fields = readonly_fields = ("position", "pair")

    def get_queryset(self, request: Any) -> Any:
        lines = super().get_queryset(request).select_related("pair__mentor__employee")
        return lines.prefetch_related("pair__members__mentee__employee")


class PeopleInline(ScopedInline):
    """Whom the order names, and who has agreed to it or read it: each is written by its own step."""

    view_only = True

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("employee")


class OrderPersonInline(PeopleInline):
    model = OrderPerson
    fields = readonly_fields = ("position", "employee", "note")


class VisaInline(PeopleInline):
    model = Visa
    fields = readonly_fields = ("position", "employee", "state", "given_on", "is_on_paper", "remark")


class AcquaintanceInline(PeopleInline):
    model = Acquaintance
    fields = readonly_fields = ("position", "employee", "read_on", "is_on_paper")


MEANING = ("register", "start_year", "starts_on", "ends_on", "affects", "effect", "body_composition")
"""What the signature puts in force: asked where the draft is begun."""


offer_together(admin.site)


@admin.register(Order)
class OrderAdmin(PrintedMixin, ScopedHistoryAdmin):
    resource_classes = (OrderResource,)
    may_add = False
    inlines = (OrderPointInline, OrderLineInline, OrderPersonInline, VisaInline, AcquaintanceInline)
    list_display = ("heading", "number", "signed_on", "state", "signatory", "organization")
    list_filter = ("state", "year", ("signed_on", admin.DateFieldListFilter))
    search_fields = ("heading", "number")
    search_help_text = "Заголовок, номер или фамилия того, о ком приказ"
    related = ("signatory", "organization")
    exclude = ("kind",)
    readonly_fields = ("kind_title",)
    fixed = ("organization", "number", "signed_on", "signatory", *MEANING)

    @admin.display(description="вид приказа", ordering="kind")
    def kind_title(self, order: Order) -> str:
        return kind_title(*order.kinds)

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        """Search as the list of the site does: by number, heading, people."""
        asked = search_term.replace("\0", "")
        return (queryset.filter(matching(asked)) if asked.strip() else queryset), False


class TemplatePointInline(ScopedInline):
    model = TemplatePoint
    view_only = True
    fields = readonly_fields = ("position", "level", "text", "for_each_line", "days", "responsible")


@admin.register(OrderTemplate)
class OrderTemplateAdmin(ReadOnlyAdmin):
    """Worded on its own page, where the words in braces are checked."""

    resource_classes = (OrderTemplateResource,)
    common = True
    inlines = (TemplatePointInline,)
    list_display = ("heading", "kind_title", "organization")
    fields = ("organization", "kind", "heading", "preamble", "control", "grounds")
    search_fields = ("heading",)
    related = ("organization",)

    @admin.display(description="вид приказа", ordering="kind")
    def kind_title(self, template: OrderTemplate) -> str:
        return kind_title(template.kind)


class FrozenAdmin(ReadOnlyAdmin):
    """What was signed, without its text and its file."""

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).defer("html", "pdf")


@admin.register(Regulation)
class RegulationAdmin(PrintedMixin, ReadOnlyAdmin):
    """Written on its own pages, where the text is read and numbered."""

    resource_classes = (RegulationResource,)
    list_display = ("title", "edition", "state", "approved_on", "in_force_from", "over_from", "order", "organization")
    list_filter = ("state", ("approved_on", admin.DateFieldListFilter))
    search_fields = ("title",)
    related = ("order", "organization")
    fields = (
        "organization", "title", "edition", "former", "state", "approved_on", "in_force_from", "over_from", "order",
        "is_public", "text",
    )  # fmt: skip


@admin.register(ApprovedRegulation)
class ApprovedRegulationAdmin(FrozenAdmin):
    resource_classes = (ApprovedRegulationResource,)
    organization_path = "regulation__organization"
    list_display = fields = ("regulation", "made_at", "sha256")
    related = ("regulation",)


@admin.register(SignedCopy)
class SignedCopyAdmin(FrozenAdmin):
    resource_classes = (SignedCopyResource,)
    organization_path = "order__organization"
    list_display = fields = ("order", "made_at", "sha256")
    related = ("order",)


@admin.register(SignedAgreement)
class SignedAgreementAdmin(FrozenAdmin):
    resource_classes = (SignedAgreementResource,)
    organization_path = SignedAgreementResource.organization_path
    list_display = fields = ("agreement", "made_at", "sha256")
    related = SignedAgreementResource.related


@admin.register(ElectronicSignature)
class ElectronicSignatureAdmin(ReadOnlyHistoryAdmin):
    """Without the file: it is given with what it signs."""

    resource_classes = (ElectronicSignatureResource,)
    list_display = ("owner", "number", "valid_from", "valid_to", "signed_on", "recorded_by", "recorded_at")
    fields = ("code", *list_display, "sheet")
    search_fields = ("owner", "number", "code")
    related = ("recorded_by__employee",)


@admin.register(CollegialBody)
class CollegialBodyAdmin(ReadOnlyHistoryAdmin):
    """Named on its own page; who is in it follows from orders."""

    resource_classes = (CollegialBodyResource,)
    list_display = ("title", "is_active", "organization")
    list_filter = ("is_active",)
    search_fields = ("title",)
    related = ("organization",)


@admin.register(BodySession)
class BodySessionAdmin(PrintedMixin, ReadOnlyHistoryAdmin):
    """Prepared, held and signed on its own pages."""

    resource_classes = (BodySessionResource,)
    organization_path = "body__organization"
    list_display = ("body", "held_on", "number", "state")
    list_filter = ("state", "year", ("held_on", admin.DateFieldListFilter))
    search_fields = ("number",)
    search_help_text = "Номер протокола"
    related = ("body",)
    exclude = ("present", "chairs", "writes")


@admin.register(SignedProtocol)
class SignedProtocolAdmin(FrozenAdmin):
    resource_classes = (SignedProtocolResource,)
    organization_path = SignedProtocolResource.organization_path
    list_display = fields = ("session", "made_at", "sha256")
    related = ("session__body",)


@admin.register(DocumentKind)
class DocumentKindAdmin(EntryAdmin):
    resource_classes = (DocumentKindResource,)


@admin.register(LegalGround)
class LegalGroundAdmin(EntryAdmin):
    """Quoted by templates that stay: a ground ends by its date, and is not deleted."""

    resource_classes = (LegalGroundResource,)
    may_delete = False
    list_display = ("title", "kind", "number", "date", "valid_from", "valid_to", "is_own", "organization")
    search_fields = ("title", "number", "code")


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
