"""The orders that introduce the system of mentoring and approve the roadmap of a school year."""

import datetime as dt
from dataclasses import replace
from typing import Any

from documents import samples
from documents.models import DocumentKind, Order
from documents.orders.other import REGULATION
from documents.papers.stamps import approved_word
from documents.registry import Annex, OrderKind
from mentoring.models import User
from mentoring.russian import since
from mentoring.school_year import SchoolYear
from roadmap.enums import RoadmapState
from roadmap.models import Roadmap
from roadmap.papers import KIND, kind_of, period_of, table_of
from roadmap.services import roadmap as roadmaps

CASES = DocumentKind.named(KIND, has_title_page=False).cases
"""As long as there is no roadmap: the draft tells what it waits for."""


def roadmap_of(order: Order) -> Roadmap | None:
    """Return the organization's roadmap of the order's school year."""
    if order.start_year is None:
        return None
    return Roadmap.objects.filter(organization=order.organization_id, start_year=order.start_year).first()


def system_words(order: Order) -> dict[str, Any]:
    roadmap = roadmap_of(order)
    named = named_words(roadmap) if roadmap else dict.fromkeys(SAMPLES)
    return {"начало": order.starts_on, **named}


def roadmap_words(order: Order) -> dict[str, Any]:
    """Name the roadmap also while there is none."""
    assert order.start_year is not None  # noqa: S101 - the kind asks for it
    roadmap = roadmap_of(order)
    awaited = {"дорожная карта": CASES, "период": f"на {SchoolYear(order.start_year)} учебный год"}
    return named_words(roadmap) if roadmap else awaited


def named_words(roadmap: Roadmap) -> dict[str, Any]:
    return {"дорожная карта": kind_of(roadmap).cases, "период": period_of(roadmap)}


def system_refusals(order: Order, on: dt.date) -> list[str]:
    """The roadmap beside the Положение must be whole, where there is one."""
    del on
    roadmap = roadmap_of(order)
    return roadmaps.approval_refusals(roadmap) if roadmap else []


def roadmap_refusals(order: Order, on: dt.date) -> list[str]:
    """Say why the roadmap can't be approved by the order; empty when it can."""
    del on
    assert order.start_year is not None  # noqa: S101 - the kind asks for it
    roadmap, year = roadmap_of(order), SchoolYear(order.start_year)
    if roadmap is None:
        return [f"Дорожной карты на {year} учебный год нет: составьте её в разделе «Дорожная карта»."]
    if roadmap.state != RoadmapState.DRAFT:
        return [f"Дорожная карта на {year} учебный год уже утверждена."]
    return roadmaps.approval_refusals(roadmap)


def roadmap_changes(order: Order, on: dt.date) -> list[str]:
    roadmap = roadmap_of(order)
    if roadmap is None or roadmap.state != RoadmapState.DRAFT:
        return []
    return [f"{since(on).capitalize()} утверждена дорожная карта на {roadmap.school_year} учебный год."]


def system_changes(order: Order, on: dt.date) -> list[str]:
    begins = order.starts_on or on
    return [f"{since(begins).capitalize()} вводится система наставничества.", *roadmap_changes(order, on)]


def approve(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    """Approve the draft roadmap of the year, where there is one."""
    roadmap = roadmap_of(order)
    if roadmap is None or roadmap.state != RoadmapState.DRAFT:
        return
    roadmaps.approve(roadmap, on=on, by=by, at=at, order=order)


def annex(order: Order) -> dict[str, Any] | None:
    """Return the table of the roadmap, None where the year has no roadmap."""
    roadmap = roadmap_of(order)
    if roadmap is None:
        return None
    said = {"approved": approved_word(kind_of(roadmap)), "period": period_of(roadmap)}
    return {"roadmap": roadmap, "table": table_of(roadmap), **said}


def awaited(order: Order) -> dict[str, Any]:
    """Return the annex of an order about nothing else: a gap to see where the year has no roadmap yet."""
    none_yet = Roadmap(title=ROADMAP.title, start_year=order.start_year)
    said = {"approved": approved_word(kind_of(none_yet)), "period": period_of(none_yet)}
    return annex(order) or {"roadmap": none_yet, "table": None, **said}


SAMPLES = {"дорожная карта": CASES, "период": "на 2026/2027 учебный год"}
ROADMAP = Annex("Дорожная карта", "print/orders/roadmap_annex.html", annex)

ORDER_KINDS = (
    OrderKind(
        code="system",
        position=10,
        title="О введении системы наставничества и утверждении Положения",
        hint="С него начинается наставничество; в приложениях – Положение и дорожная карта года, если она составлена.",
        refusals=system_refusals,
        changes=system_changes,
        put_in_force=approve,
        asks={"start_year": "Учебный год", "starts_on": "С какого дня вводится"},
        words=system_words,
        annexes=(REGULATION, ROADMAP),
        samples={"начало": samples.STARTS_ON, **SAMPLES},
    ),
    OrderKind(
        code="roadmap",
        position=30,
        title="Об утверждении дорожной карты",
        hint="Дорожная карта учебного года: с подписью приказа она утверждена.",
        refusals=roadmap_refusals,
        changes=roadmap_changes,
        put_in_force=approve,
        asks={"start_year": "Учебный год"},
        words=roadmap_words,
        annexes=(replace(ROADMAP, context=awaited),),
        samples=SAMPLES,
    ),
)
