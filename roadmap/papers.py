"""The roadmap on paper."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from documents.enums import DecisionSubject, StampAct, StampBy, StampPlace
from documents.models import DocumentKind, Order, Stamp
from documents.papers.contents import Entry, contents_of
from documents.papers.naming import title_cases
from documents.papers.stamps import Facts, passport_of, printed_stamps, stamps_of
from documents.press.dates import date_words, term_of_document
from documents.press.document_names import names_a_thing
from documents.queries.decisions import Resolved, resolved_on_document
from documents.queries.signatory import signatory_on
from documents.registry import Paper
from documents.tables import Section, Table, lay_out
from mentoring.queries.organization import curator_of
from roadmap.activity_fields import ONLY_IN_COLUMNS, STAGE_FIELDS
from roadmap.models import Activity, ApprovedRoadmap, Roadmap, Stage

KIND = "дорожная карта реализации системы наставничества"
USUAL_STAMPS = (Stamp(place=StampPlace.RIGHT, act=StampAct.APPROVE, by=StampBy.HEAD),)
WRITTEN = ("title", "content", "responsible", "expected_result", "document_kind", "evidence", *ONLY_IN_COLUMNS)


def roadmap_html(roadmap: Roadmap) -> str:
    """Return the roadmap's paper: the kept copy once it is approved, else the draft as the data are now."""
    if hasattr(roadmap, "approved_copy"):
        return str(roadmap.approved_copy.html)
    return draft_html(roadmap, None)


def draft_html(roadmap: Roadmap, approved_on: dt.date | None, code: str = "", *, order: Order | None = None) -> str:
    """Return the paper made of the data as they are now; with a date it is the one approved on it.

    code: of the paper's check page, where the paper is about to be kept
    order: by which it is approved, None where the head approves it with a stamp
    """
    return render_to_string("print/roadmap.html", {**roadmap_context(roadmap, approved_on, order), "code": code})


def _resolved_on(roadmap: Roadmap) -> Resolved:
    """Where minutes name the school year alone, nobody knows which of several roadmaps of it was meant."""
    of_year = Roadmap.objects.filter(organization=roadmap.organization_id, start_year=roadmap.start_year)
    alone = not of_year.exclude(pk=roadmap.pk).exists()
    year = roadmap.start_year if alone else None
    return resolved_on_document(DecisionSubject.ROADMAP, roadmap.pk, start_year=year)


def kind_of(roadmap: Roadmap) -> DocumentKind:
    """What nobody has said of it, its own heading tells: «План мероприятий …» is a plan."""
    cover = roadmap.cover
    if cover and cover.kind:
        return cover.kind
    return DocumentKind.named(roadmap.title if names_a_thing(roadmap.title) else KIND, has_title_page=False)


def named_cases(roadmap: Roadmap) -> dict[str, str]:
    """Return the roadmap as orders name it, by the short names of the cases."""
    return title_cases(roadmap.title, kind_of(roadmap))


def period_of(roadmap: Roadmap) -> str:
    """«на 2026/2027 учебный год», its own days, or what was typed instead; nothing where the title names the years."""
    usual = "" if roadmap.days is None or roadmap.school_years in roadmap.title else term_of_document(*roadmap.days)
    return roadmap.cover.period_or(usual) if roadmap.cover else usual


def roadmap_context(roadmap: Roadmap, approved_on: dt.date | None, order: Order | None = None) -> dict[str, Any]:
    organization = roadmap.organization
    assert organization is not None  # noqa: S101 - a sample is copied, not printed
    kind, table = kind_of(roadmap), table_of(roadmap)
    return {
        "roadmap": roadmap,
        "organization": organization,
        "table": table,
        "kind": kind,
        "contents": contents_of(roadmap.cover, kind, entries_of(table)),
        "period": period_of(roadmap),
        "passport": passport_of(roadmap.cover, told_of(roadmap)),
        "stamps": printed_stamps(stamps_of(roadmap.cover, USUAL_STAMPS), kind, facts_of(roadmap, approved_on, order)),
    }


def facts_of(roadmap: Roadmap, approved_on: dt.date | None, order: Order | None = None) -> Facts:
    organization, day = roadmap.organization, approved_on or timezone.localdate()
    assert organization is not None  # noqa: S101 - a sample is copied, not printed
    head, curator = signatory_on(organization, day), curator_of(organization, on=day)
    return Facts(organization, head, approved_on, order, curator, resolved=_resolved_on(roadmap))


def told_of(roadmap: Roadmap) -> list[tuple[str, str]]:
    """Return the rows of a passport that the data tell."""
    organization = roadmap.organization
    named = organization.full_name if organization else ""
    return [("Наименование", roadmap.title), ("Организация", named), ("Период", period_of(roadmap))]


def entries_of(table: Table) -> list[Entry]:
    """Return the stages, as the template of the table names them."""
    return [Entry(f"stage{number}", part.name) for number, part in enumerate(table.parts, start=1)]


def table_of(roadmap: Roadmap) -> Table:
    stages = roadmap.stages.select_related("roadmap").prefetch_related("activities")
    sections = [Section(stage_rows(stage), stage.title, stage.printed_number) for stage in stages]
    return lay_out(roadmap, sections, named_in="stage", whole=STAGE_FIELDS)


def stage_rows(stage: Stage) -> list[dict[str, str]]:
    """Return the stage's rows as texts by field; an empty stage is still seen on paper."""
    named = {"number": stage.printed_number, "stage": stage.title}
    return [{**named, **activity_texts(activity)} for activity in stage.activities.all()] or [named]


def activity_texts(activity: Activity) -> dict[str, str]:
    due = f"до {date_words(activity.due_on)}" if activity.due_on else ""
    return {name: getattr(activity, name) for name in WRITTEN} | {"term": activity.term or due, "due_on": due}


def roadmaps() -> QuerySet[Roadmap]:
    return Roadmap.objects.filter(organization__isnull=False).select_related(
        "organization", "approved_copy", "cover__kind"
    )


def _kept(roadmap: Roadmap) -> ApprovedRoadmap | None:
    return getattr(roadmap, "approved_copy", None)


PAPERS = (Paper("roadmap", "Дорожная карта", roadmaps, roadmap_html, _kept, is_main=True),)
