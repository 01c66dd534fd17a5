"""Pairs: proposed, agreed, founded and put in force elsewhere; here their goals are corrected."""

from typing import Any

from django.contrib import admin

from mentoring.admin.scoped import ScopedInline
from mentoring.admin.stated import StatedAdmin, StateFilter
from mentoring.models import Pair, PairMentee
from mentoring.resources.bank import PairResource

COUNCIL = ("council_opinion", "council_protocol", "council_on", "council_remarks")


class PairMenteeInline(ScopedInline):
    """Who is in the pair is the business of its order."""

    model = PairMentee
    fk_name = "pair"
    view_only = True
    fields = readonly_fields = ("mentee", "confirmed_at", "released_on")

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("mentee__employee")


@admin.register(Pair)
class PairAdmin(StatedAdmin):
    resource_classes = (PairResource,)
    may_add = False
    inlines = (PairMenteeInline,)
    list_display = ("mentor", "mentee_names", "state_told", "form_names", "starts_on", "ends_on", "organization")
    list_filter = (
        StateFilter,
        ("forms", admin.RelatedOnlyFieldListFilter),
        ("starts_on", admin.DateFieldListFilter),
        ("ends_on", admin.DateFieldListFilter),
    )
    search_fields = ("mentor__employee__search", "members__mentee__employee__search")
    related = ("organization", "mentor__employee")
    prefetched = ("members__mentee__employee", "forms", "kinds", "pauses")
    fixed = ("organization", "mentor", "starts_on", "ends_on", *PairResource.held, *COUNCIL)

    @admin.display(description="формы")
    def form_names(self, pair: Pair) -> str:
        return pair.forms_named

    @admin.display(description="наставляемые")
    def mentee_names(self, pair: Pair) -> str:
        return ", ".join(mentee.employee.initials_last for mentee in pair.current_mentees)
