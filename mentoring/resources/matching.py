"""How an organization chooses pairs, in files: exported only."""

from mentoring.models import MatchWeight, PairWish
from mentoring.resources.base import ScopedResource, shown


class MatchWeightResource(ScopedResource):
    may_create = False
    criterion_name = shown("get_criterion_display", "по чему подбираем")
    importance_name = shown("get_importance_display", "насколько важно")

    class Meta:
        model = MatchWeight
        fields = ("id", "organization", "criterion_name", "importance_name")


class PairWishResource(ScopedResource):
    """Without the reason, which is for the curator's and the head's eyes."""

    organization_path = "mentor__employee__organization"
    related = ("mentor__employee", "mentee__employee")
    may_create = False
    mentor_name = shown("mentor__employee__full_name", "наставник")
    mentee_name = shown("mentee__employee__full_name", "наставляемый")
    kind_name = shown("get_kind_display", "условие")

    class Meta:
        model = PairWish
        fields = ("id", "mentor_name", "mentee_name", "kind_name")
