"""The forms of plans that an organization words itself."""

from django.db import transaction

from documents.tables import LAYOUT_FIELDS
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization
from mentoring.services.state import locked
from programs.models import PlanLayout

TAKEN = "Форма плана с таким названием уже есть: назовите свою иначе."
COPIED = ("title", "plan_title", "position", *LAYOUT_FIELDS)


def is_taken(title: str, *, by: PlanLayout, organization: Organization | None) -> bool:
    """Say whether another form that the organization is offered bears the title; a common one is left as it is."""
    others = PlanLayout.objects.offered_to(organization)
    titles = (others.exclude(pk=by.pk) if by.organization_id else others).values_list("title", flat=True)
    return title.casefold() in {other.casefold() for other in titles}


@transaction.atomic
def save_own(layout: PlanLayout, *, organization: Organization) -> PlanLayout:
    """Save the edited form; of a common one the organization gets its own, and the common one stays.

    Plans that there are keep their tables. Raises ImpossibleStepError for a title that another form bears.
    """
    locked(organization)  # else two people at once would make two of one title
    if is_taken(layout.title, by=layout, organization=organization):
        raise ImpossibleStepError(TAKEN)
    own = layout if layout.organization_id else _copy(layout, organization)
    own.save()
    return own


def _copy(layout: PlanLayout, organization: Organization) -> PlanLayout:
    taken = set(PlanLayout.objects.filter(code__startswith=f"{organization.pk}-own-").values_list("code", flat=True))
    code = next(code for place in range(len(taken) + 1) if (code := f"{organization.pk}-own-{place + 1}") not in taken)
    copied = {name: getattr(layout, name) for name in COPIED}
    return PlanLayout(organization=organization, made_from_id=layout.pk, code=code, **copied)
