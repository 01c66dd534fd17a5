"""The orders that introduce the system of mentoring and approve the roadmap of a school year."""

import datetime as dt
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from documents import samples
from documents.models import DocumentKind, Order
from documents.orders import regulation as regulations
from documents.papers.annexed import annex_look
from documents.papers.regulation import REGULATION, of_sample
from documents.papers.regulation import named_cases as named_cases_of_regulation
from documents.papers.stamps import approved_word
from documents.queries.regulation import regulation_of
from documents.registry import Annex, OrderKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import User
from mentoring.russian import since
from mentoring.school_year import SchoolYear
from roadmap.enums import RoadmapState
from roadmap.models import OrderedRoadmap, Roadmap
from roadmap.papers import KIND, entries_of, facts_of, kind_of, named_cases, period_of, table_of, told_of
from roadmap.services import roadmap as roadmaps

CASES = DocumentKind.named(KIND, has_title_page=False).cases
"""As long as there is no roadmap: the draft tells what it waits for."""


def roadmap_of(order: Order) -> Roadmap | None:
    """Return the roadmap that was chosen for the order, else the only one that it can mean."""
    kept = OrderedRoadmap.objects.filter(order=order).select_related("roadmap__cover__kind").first()
    if kept or order.start_year is None:
        return kept.roadmap if kept else None
    found = list(_of_year(order))
    drafts = [roadmap for roadmap in found if roadmap.state == RoadmapState.DRAFT]
    meant = drafts or found
    return meant[0] if len(meant) == 1 else None


def _of_year(order: Order) -> QuerySet[Roadmap]:
    year = SchoolYear(order.start_year or 0)
    return Roadmap.objects.filter(organization=order.organization_id).of_year(year)


def choices(user: User) -> QuerySet[Roadmap]:
    """Return the drafts to choose from, none where each school year has one at most."""
    drafts = Roadmap.objects.visible_to(user).filter(state=RoadmapState.DRAFT).order_by("start_year", "pk")
    years = [SchoolYear.of(day) for roadmap in drafts if roadmap.days for day in roadmap.days]
    several = any(len(drafts.of_year(year)) > 1 for year in set(years))
    return drafts if several else drafts.none()


def choose(order: Order, chosen: Roadmap | None) -> None:
    """Keep for the order the roadmap that was chosen, or the only one that it can mean."""
    roadmap = chosen or roadmap_of(order)
    if roadmap is None:
        return
    assert order.start_year is not None  # noqa: S101 - the kind asks for it
    if not _of_year(order).filter(pk=roadmap.pk).exists():
        raise ImpossibleStepError(f"{roadmap} – другой период: выберите его учебный год или другую дорожную карту.")
    if roadmap.state == RoadmapState.DRAFT:
        OrderedRoadmap.objects.get_or_create(order=order, defaults={"roadmap": roadmap})


def choose_one(order: Order, chosen: Roadmap | None) -> None:
    """Refuse to guess: of several one must be chosen."""
    if chosen is None and roadmap_of(order) is None and _of_year(order).exists():
        raise ImpossibleStepError(
            f"{SEVERAL.format(year=SchoolYear(order.start_year or 0))} Выберите, какую утверждает приказ."
        )
    choose(order, chosen)


def system_words(order: Order) -> dict[str, Any]:
    roadmap = roadmap_of(order)
    named = named_words(roadmap) if roadmap else dict.fromkeys(SAMPLES)
    regulation = named_cases_of_regulation(regulation_of(order) or of_sample(order))
    return {"начало": order.starts_on, "положение": regulation, **named}


def roadmap_words(order: Order) -> dict[str, Any]:
    """Name the roadmap also while there is none."""
    assert order.start_year is not None  # noqa: S101 - the kind asks for it
    roadmap = roadmap_of(order)
    awaited = {"дорожная карта": CASES, "период": f"на {SchoolYear(order.start_year)} учебный год"}
    return named_words(roadmap) if roadmap else awaited


def named_words(roadmap: Roadmap) -> dict[str, Any]:
    return {"дорожная карта": named_cases(roadmap), "период": period_of(roadmap)}


def system_refusals(order: Order, on: dt.date) -> list[str]:
    """The Положение must be whole, and the roadmap beside it, where there is one."""
    roadmap = roadmap_of(order)
    return [*regulations.annex_refusals(order, on), *(roadmaps.approval_refusals(roadmap) if roadmap else [])]


def roadmap_refusals(order: Order, on: dt.date) -> list[str]:
    """Say why the roadmap can't be approved by the order; empty when it can."""
    del on
    assert order.start_year is not None  # noqa: S101 - the kind asks for it
    roadmap, year = roadmap_of(order), SchoolYear(order.start_year)
    if roadmap is None and _of_year(order).exists():
        return [f"{SEVERAL.format(year=year)} Удалите этот проект и составьте его снова, выбрав нужную."]
    if roadmap is None:
        return [f"Дорожной карты на {year} учебный год нет: составьте её в разделе «Дорожная карта»."]
    if roadmap.state != RoadmapState.DRAFT:
        return [f"Дорожная карта {roadmap.period_words} уже утверждена."]
    return roadmaps.approval_refusals(roadmap)


def roadmap_changes(order: Order, on: dt.date) -> list[str]:
    roadmap = roadmap_of(order)
    if roadmap is None or roadmap.state != RoadmapState.DRAFT:
        return []
    return [f"{since(on).capitalize()} утверждена дорожная карта {roadmap.period_words}."]


def system_changes(order: Order, on: dt.date) -> list[str]:
    begins = order.starts_on or on
    introduced = f"{since(begins).capitalize()} вводится система наставничества."
    return [introduced, *regulations.annex_changes(order, on), *roadmap_changes(order, on)]


def approve_both(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    approve(order, on=on, by=by, at=at)
    regulations.approve(order, on=on, by=by, at=at)


def approve(order: Order, *, on: dt.date, by: User, at: dt.datetime) -> None:
    """Approve the draft roadmap of the order, where there is one."""
    roadmap = roadmap_of(order)
    if roadmap is None or roadmap.state != RoadmapState.DRAFT:
        return
    choose(order, roadmap)
    roadmaps.approve(roadmap, on=on, by=by, at=at, order=order)


def annex(order: Order) -> dict[str, Any] | None:
    """Return the look and the table of the roadmap, None where the order has none."""
    roadmap = roadmap_of(order)
    if roadmap is None:
        return None
    table, facts = table_of(roadmap), facts_of(roadmap, order.signed_on, order)
    look = annex_look(roadmap.cover, kind_of(roadmap), facts, told=told_of(roadmap), entries=entries_of(table))
    return {"heading": _heading(roadmap), "table": table, "wide": table.is_wide, **look}


def _heading(roadmap: Roadmap) -> str:
    return f"{roadmap.title} {period_of(roadmap)}".strip()


def awaited(order: Order) -> dict[str, Any]:
    """Return the annex of an order about nothing else: a gap to see where the year has no roadmap yet."""
    none_yet = Roadmap(title=ROADMAP.title, start_year=order.start_year)
    bare: dict[str, Any] = {"cover": None, "kind": kind_of(none_yet), "stamps": [], "passport": [], "contents": ()}
    empty = {"heading": _heading(none_yet), "table": None, "approved": approved_word(kind_of(none_yet))}
    return annex(order) or {**empty, **bare}


SEVERAL = "Дорожных карт на {year} учебный год несколько."
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
        warnings=regulations.warnings,
        put_in_force=approve_both,
        asks={"start_year": "Учебный год", "starts_on": "С какого дня вводится"},
        choices=choices,
        choose=choose,
        choice_title="Дорожная карта в приложении",
        words=system_words,
        annexes=(REGULATION, ROADMAP),
        samples={"начало": samples.STARTS_ON, "положение": regulations.SAMPLES, **SAMPLES},
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
        choices=choices,
        choose=choose_one,
        choice_title="Какая дорожная карта утверждается",
        words=roadmap_words,
        annexes=(replace(ROADMAP, context=awaited),),
        samples=SAMPLES,
    ),
)
