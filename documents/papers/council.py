"""The extract of the minutes of the council: what it said of the pairs that one meeting considered."""

from django.db.models import QuerySet
from django.template.loader import render_to_string

from documents.enums import DecisionResult, DecisionSubject
from documents.models import CollegialBody, Decision
from documents.papers.protocol import PrintedItem, extract_of, printed_decision
from documents.queries.decisions import session_decision
from documents.registry import Paper
from mentoring.enums import CouncilOpinion
from mentoring.models import Pair
from mentoring.queries.organization import curator_of

COUNCIL = CollegialBody(title="методический совет")
"""Of minutes whose number and date were only typed."""


def extract_html(pair: Pair) -> str:
    """Return the extract of the minutes that the pair was considered in, with all their pairs."""
    decision = session_decision(pair, pair.council_protocol, pair.council_on)
    if decision is None:
        return _typed(pair)
    all_theirs = Decision.objects.for_paper().filter(item=decision.item_id, subject=DecisionSubject.PAIR)
    return extract_of(decision.item, list(all_theirs))


def _typed(pair: Pair) -> str:
    minutes = {"council_protocol": pair.council_protocol, "council_on": pair.council_on}
    same = Pair.objects.with_people().filter(organization=pair.organization_id, **minutes).order_by("pk")
    curator = curator_of(pair.organization, on=pair.council_on) if pair.council_on else None
    decisions = [printed_decision(_decision(one), str(number)) for number, one in enumerate(same, start=1)]
    context = {
        "organization": pair.organization,
        "body": COUNCIL.cases,
        "number": pair.council_protocol,
        "held_on": pair.council_on,
        "items": [PrintedItem(1, "", _heard(pair, len(decisions)), decisions=decisions)],
        "curator": curator,
        "present": [],
        "chair": None,
        "secretary": None,
        "certified_by_secretary": False,
    }
    return render_to_string("print/council_extract.html", context)


def _decision(pair: Pair) -> Decision:
    objects = pair.council_opinion == CouncilOpinion.OBJECTS
    result = DecisionResult.REJECTED if objects else DecisionResult.AGREED
    return Decision(subject=DecisionSubject.PAIR, pair=pair, result=result, text=pair.council_remarks)


def _heard(pair: Pair, count: int) -> str:
    if count > 1:
        return "о наставнических парах (группах), предложенных к закреплению приказом."
    what = "наставнической группе, предложенной" if pair.is_group else "наставнической паре, предложенной"
    return f"о {what} к закреплению приказом."


def considered() -> QuerySet[Pair]:
    return Pair.objects.with_people().exclude(council_opinion="")


PAPERS = (Paper("council_extract", "Выписка из протокола совета", considered, extract_html),)
