"""The sheet on which both sides of a proposed pair agree by hand."""

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from documents.registry import Paper
from mentoring.enums import PAIR_FORMING
from mentoring.models import Pair
from mentoring.queries.organization import curator_of


def confirmation_html(pair: Pair) -> str:
    """Return the sheet: what is proposed, a line for each side, the curator's check."""
    organization = pair.organization
    context = {
        "organization": organization,
        "pair": pair,
        "people": [pair.mentor.employee, *(mentee.employee for mentee in pair.current_mentees)],
        "curator": curator_of(organization, on=timezone.localdate()),
    }
    return render_to_string("print/pair_confirmation.html", context)


def forming() -> QuerySet[Pair]:
    return Pair.objects.with_terms().filter(state__in=PAIR_FORMING)


PAPERS = (Paper("pair_confirmation", "Лист согласия на пару", forming, confirmation_html),)
