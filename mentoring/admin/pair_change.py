"""What the people of pairs ask, what is changed by orders, what they promise each other: written by the services."""

from typing import Any

from django.contrib import admin

from mentoring.admin.printed import PrintedMixin
from mentoring.admin.scoped import ReadOnlyAdmin, ScopedInline
from mentoring.models import Agreement, ChangeConfirmation, PairChange, PairRequest
from mentoring.resources.pair_change import AgreementResource, PairChangeResource
from mentoring.resources.pair_request import PairRequestResource


@admin.register(PairRequest)
class PairRequestAdmin(PrintedMixin, ReadOnlyAdmin):
    resource_classes = (PairRequestResource,)
    organization_path = PairRequestResource.organization_path
    list_display = ("kind", "sender", "pair", "sent_on", "wished_on", "state")
    list_filter = ("state", "kind")
    search_fields = ("sender__search",)
    related = PairRequestResource.related
    prefetched = PairRequestResource.prefetched


class ChangeConfirmationInline(ScopedInline):
    model = ChangeConfirmation
    view_only = True
    fields = readonly_fields = ("employee", "at", "on_paper")

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("employee")


@admin.register(PairChange)
class PairChangeAdmin(ReadOnlyAdmin):
    resource_classes = (PairChangeResource,)
    organization_path = PairChangeResource.organization_path
    inlines = (ChangeConfirmationInline,)
    list_display = ("kind", "pair", "effective_on", "new_ends_on", "mentee", "state")
    list_filter = ("state", "kind", ("effective_on", admin.DateFieldListFilter))
    search_fields = ("pair__mentor__employee__search", "pair__members__mentee__employee__search")
    related = PairChangeResource.related
    prefetched = PairChangeResource.prefetched


@admin.register(Agreement)
class AgreementAdmin(PrintedMixin, ReadOnlyAdmin):
    """Who has agreed, and when; the words are for the two."""

    resource_classes = (AgreementResource,)
    organization_path = AgreementResource.organization_path
    list_display = ("__str__", "version", "mentor_agreed_on", "mentee_agreed_on")
    list_filter = (
        ("mentor_agreed_on", admin.EmptyFieldListFilter),
        ("mentee_agreed_on", admin.EmptyFieldListFilter),
    )
    fields = ("member", "version", "mentor_agreed_on", "mentee_agreed_on")
    search_fields = ("member__mentor__employee__search", "member__mentee__employee__search")
    related = AgreementResource.related
