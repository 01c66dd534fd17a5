"""The regulation on paper, as a document of its own and as the annex of an order."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from documents.enums import DecisionSubject, StampAct, StampBy, StampPlace
from documents.models import ApprovedRegulation, Cover, DocumentKind, Order, Regulation, Stamp
from documents.papers.annexed import annex_look
from documents.papers.contents import Entry, contents_of
from documents.papers.naming import title_cases
from documents.papers.stamps import Facts, passport_of, printed_stamps, stamps_of
from documents.press.document_names import names_a_thing
from documents.queries.decisions import resolved_on_document
from documents.queries.regulation import regulation_of, sample_of
from documents.queries.signatory import signatory_on
from documents.registry import Annex, Paper
from documents.templatetags.papers import capitalized, date_words
from mentoring.queries.organization import curator_of
from mentoring.russian import NBSP

KIND = "положение о системе наставничества"
USUAL_STAMPS = (Stamp(place=StampPlace.RIGHT, act=StampAct.APPROVE, by=StampBy.HEAD),)


def regulation_html(regulation: Regulation) -> str:
    """Return the regulation's paper: the kept copy once it is approved, else the draft as the data are now."""
    if hasattr(regulation, "approved_copy"):
        return str(regulation.approved_copy.html)
    return draft_html(regulation, None)


def draft_html(regulation: Regulation, approved_on: dt.date | None, code: str = "") -> str:
    """Return the paper made of the data as they are now; with a date it is the one approved on it.

    code: of the paper's check page, where the paper is about to be kept
    """
    return render_to_string("print/regulation.html", {**regulation_context(regulation, approved_on), "code": code})


def kind_of(regulation: Regulation) -> DocumentKind:
    """What nobody has said of it, its own title tells."""
    cover = regulation.cover
    if cover and cover.kind:
        return cover.kind
    return DocumentKind.named(regulation.title if names_a_thing(regulation.title) else KIND, has_title_page=False)


def named_cases(regulation: Regulation) -> dict[str, str]:
    """Return the regulation as orders name it, «Положение …» by the short names of the cases."""
    return {short: capitalized(said) for short, said in title_cases(regulation.title, kind_of(regulation)).items()}


def regulation_context(regulation: Regulation, approved_on: dt.date | None) -> dict[str, Any]:
    organization, cover, kind = regulation.organization, regulation.cover, kind_of(regulation)
    stamps = stamps_of(cover, USUAL_STAMPS)
    return {
        "regulation": regulation,
        "organization": organization,
        "points": regulation.outline.points,
        "kind": kind,
        "annex": annex_mark(regulation),
        "year": (approved_on or timezone.localdate()).year,
        "passport": passport_of(cover, told_of(regulation)),
        "contents": contents_of(cover, kind, entries_of(regulation)),
        "stamps": printed_stamps(stamps, kind, facts_of(regulation, approved_on)),
    }


def told_of(regulation: Regulation) -> list[tuple[str, str]]:
    """Return the rows of a passport that the data tell."""
    return [("Наименование", regulation.title), ("Организация", regulation.organization.full_name)]


def entries_of(regulation: Regulation) -> list[Entry]:
    """Return the names of the sections, as print/_outline.html has them."""
    named = (point for point in regulation.outline.points if point.is_heading)
    return [Entry(f"section{point.number}", f"{point.number}. {point.lines[0]}") for point in named]


def facts_of(regulation: Regulation, approved_on: dt.date | None) -> Facts:
    day, organization = approved_on or timezone.localdate(), regulation.organization
    curator = curator_of(organization, on=day)
    resolved = resolved_on_document(DecisionSubject.REGULATION, regulation.pk)
    head = signatory_on(organization, day)
    return Facts(organization, head, approved_on, regulation.order, curator, resolved=resolved)


def annex_mark(regulation: Regulation) -> Cover | None:
    """Return the mark of an annex: as it was typed, else of the order that approves it."""
    cover, order = regulation.cover, regulation.order
    if (cover and (cover.annex_number or cover.annex_to)) or order is None or not order.is_signed:
        return cover
    number = str(regulation.annex_number or "")
    said = f"к приказу {regulation.organization.short_name} от{NBSP}{date_words(order.signed_on)} № {order.number}"
    return Cover(annex_number=number, annex_to=said)


def annex(order: Order) -> dict[str, Any]:
    """Return the regulation that the order approves: the organization's draft, else its sample filled in."""
    regulation = regulation_of(order) or of_sample(order)
    kind, facts = kind_of(regulation), facts_of(regulation, order.signed_on)
    look = annex_look(regulation.cover, kind, facts, told=told_of(regulation), entries=entries_of(regulation))
    return {"regulation": regulation, "points": regulation.outline.points, **look}


def of_sample(order: Order) -> Regulation:
    """Return the sample as an unsaved regulation of the order's organization."""
    title, text = sample_of(order.organization, on=order.signed_on or timezone.localdate())
    return Regulation(organization=order.organization, title=title, text=text)


REGULATION = Annex("Положение о системе наставничества", "print/orders/regulation_annex.html", annex)


def regulations() -> QuerySet[Regulation]:
    return Regulation.objects.select_related("organization", "order", "approved_copy", "cover__kind")


def _kept(regulation: Regulation) -> ApprovedRegulation | None:
    return getattr(regulation, "approved_copy", None)


PAPERS = (Paper("regulation", "Положение", regulations, regulation_html, _kept, is_main=True),)
