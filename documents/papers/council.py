"""The extract of the minutes of the council: what it said of the pairs that one meeting considered."""

from django.db.models import QuerySet
from django.template.loader import render_to_string

from documents.registry import Paper
from mentoring.models import Pair
from mentoring.queries.organization import curator_of


def extract_html(pair: Pair) -> str:
    """Return the extract of the minutes that the pair was considered in, with all their pairs."""
    minutes = {"council_protocol": pair.council_protocol, "council_on": pair.council_on}
    same = Pair.objects.with_people().filter(organization=pair.organization_id, **minutes).order_by("pk")
    curator = curator_of(pair.organization, on=pair.council_on) if pair.council_on else None
    context = {"organization": pair.organization, "pairs": list(same), "curator": curator, **minutes}
    return render_to_string("print/council_extract.html", context)


def considered() -> QuerySet[Pair]:
    return Pair.objects.with_people().exclude(council_opinion="")


PAPERS = (Paper("council_extract", "Выписка из протокола совета", considered, extract_html),)
