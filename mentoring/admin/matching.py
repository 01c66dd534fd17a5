"""How pairs are chosen; said by the curator on the pages of the choice."""

from django.contrib import admin

from mentoring.admin.scoped import ReadOnlyAdmin
from mentoring.models import MatchWeight, PairWish
from mentoring.resources.matching import MatchWeightResource, PairWishResource


@admin.register(MatchWeight)
class MatchWeightAdmin(ReadOnlyAdmin):
    resource_classes = (MatchWeightResource,)
    list_display = ("criterion", "importance", "organization")
    list_filter = ("criterion",)
    related = ("organization",)


@admin.register(PairWish)
class PairWishAdmin(ReadOnlyAdmin):
    """Without the reason, as the file is."""

    resource_classes = (PairWishResource,)
    organization_path = PairWishResource.organization_path
    list_display = fields = ("mentor", "mentee", "kind")
    list_filter = ("kind",)
    search_fields = ("mentor__employee__search", "mentee__employee__search")
    related = PairWishResource.related
