"""The road of a roadmap: copied from a sample or from last year's, approved, carried out, completed."""

import datetime as dt
from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from documents.models import Order
from documents.queries.signatory import refuse_others
from documents.services import cover as covers
from documents.services.freezing import draws_first, freeze
from documents.tables import LAYOUT_FIELDS, terms
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization, User
from mentoring.school_year import SchoolYear
from mentoring.services.state import locked, move
from roadmap.activity_fields import ONLY_IN_COLUMNS, USUAL_COLUMNS
from roadmap.enums import ActivityState, RoadmapState
from roadmap.models import Activity, ApprovedRoadmap, Roadmap, Stage
from roadmap.papers import draft_html

COPIED = ("position", "title", "content", "responsible", "expected_result", "document_kind", *ONLY_IN_COLUMNS)
"""Fields of an activity that a copy takes as they are; its dates are shifted, its state and evidence begin anew."""

OF_STAGE = ("number", "title", "short_title", "own_number")
FIRST_STAGE = "Первый этап"
YEARS_MOST = 5
TOO_LONG = f"Дорожная карта составляется не больше чем на {YEARS_MOST} учебных лет."
OF_HEAD = ("title", "start_year", "starts_on", "ends_on", "numbering")


def current_roadmaps(user: User, today: dt.date) -> list[Roadmap]:
    """Return the roadmaps of the day with their stages and activities, approved ones first."""
    found = Roadmap.objects.visible_to(user).on_day(today).with_activities().order_by("-start_year", "pk")
    return sorted(found, key=lambda roadmap: roadmap.state == RoadmapState.DRAFT)


@transaction.atomic
def create_from(
    source: Roadmap,
    *,
    organization: Organization,
    start_year: int,
    title: str = "",
    days: tuple[dt.date, dt.date] | None = None,
    by: User | None,
    at: dt.datetime,
) -> Roadmap:
    """Make a draft for the school year, or for the days, out of a sample or of another roadmap.

    title: empty – that of the source; days: the first and the last, None for the whole school year
    Where the source has no dates they are read from its terms. Raises ImpossibleStepError for a second one of a title.
    """
    values = {"title": title or source.title, "cover": covers.copied(source.cover), "numbering": source.numbering}
    roadmap = Roadmap(organization=organization, start_year=start_year, **values, **source.layout_values)
    _begin(roadmap, days, by=by, at=at)
    _copy_stages(source, roadmap, by=by, at=at)
    return roadmap


@transaction.atomic
def create_empty(
    *,
    organization: Organization,
    start_year: int,
    title: str,
    days: tuple[dt.date, dt.date] | None = None,
    by: User,
    at: dt.datetime,
) -> Roadmap:
    """Make a draft of one stage without activities. Raises ImpossibleStepError for a second one of a title."""
    roadmap = Roadmap(organization=organization, start_year=start_year, title=title, columns=USUAL_COLUMNS)
    _begin(roadmap, days, by=by, at=at)
    Stage.objects.create(roadmap=roadmap, number=1, title=FIRST_STAGE)
    return roadmap


def _begin(roadmap: Roadmap, days: tuple[dt.date, dt.date] | None, *, by: User | None, at: dt.datetime) -> None:
    """Save the new roadmap with its days, None for the whole school year."""
    roadmap.starts_on, roadmap.ends_on = days or (None, None)
    refuse_same(roadmap)
    roadmap._history_user, roadmap._history_date = by, at  # type: ignore[attr-defined]  # noqa: SLF001 - documented
    roadmap.save()


def refuse_same(roadmap: Roadmap) -> None:
    """Refuse a second roadmap of the title in its years: nobody could tell the two apart."""
    list(Organization.objects.select_for_update(no_key=True).filter(pk=roadmap.organization_id or 0))
    if said := same_refusal(roadmap):
        raise ImpossibleStepError(said)


def same_refusal(roadmap: Roadmap) -> str:
    """Say that there is one of the title in its years already; empty where there is none, and of a sample."""
    if roadmap.organization_id is None:
        return ""
    others = Roadmap.objects.filter(organization=roadmap.organization_id).exclude(pk=roadmap.pk)
    same = (other for other in others if other.title.casefold() == roadmap.title.casefold())
    if not any(other.period_words == roadmap.period_words for other in same):
        return ""
    return (
        f"Дорожная карта с таким названием {roadmap.period_words} уже есть: дайте этой другое название или откройте ту."
    )


def _copy_stages(source: Roadmap, roadmap: Roadmap, *, by: User | None, at: dt.datetime) -> None:
    stages = list(Stage.objects.filter(roadmap=source).prefetch_related("activities"))
    copies = bulk_create_with_history(
        [Stage(roadmap=roadmap, **{name: getattr(stage, name) for name in OF_STAGE}) for stage in stages],
        Stage,
        default_user=by,
        default_date=at,
    )
    years = (roadmap.start_year or 0) - (source.start_year or roadmap.start_year or 0)
    activities = [
        _copy(activity, into=copy, years=years)
        for stage, copy in zip(stages, copies, strict=True)
        for activity in stage.activities.all()
    ]
    bulk_create_with_history(activities, Activity, default_user=by, default_date=at)


def _copy(activity: Activity, *, into: Stage, years: int) -> Activity:
    term = terms.shifted(activity.term, years)
    period = terms.period_of(term, into.roadmap.days) if into.roadmap.days else None
    written = period[1] if period else None
    due_on = terms.same_day(activity.due_on, years) if activity.due_on else written
    kept = {name: getattr(activity, name) for name in COPIED}
    return Activity(stage=into, term=term, due_on=due_on, **kept)


def years_fit(days: tuple[dt.date, dt.date] | None) -> bool:
    """Whether the days are of no more school years than a roadmap is made for; a sample has none."""
    if days is None:
        return True
    first, last = (SchoolYear.of(day).start for day in days)
    return last - first < YEARS_MOST


def approval_refusals(roadmap: Roadmap) -> list[str]:
    """Say what a draft lacks before the head approves it; empty when it is whole."""
    stages = list(roadmap.stages.prefetch_related("activities"))
    if not stages:
        return ["В дорожной карте нет ни одного этапа: утверждать нечего."]
    return [
        f"В этапе «{stage.title}» нет мероприятий: добавьте хотя бы одно или удалите этап."
        for stage in stages
        if not stage.activities.all()
    ]


@draws_first
def approve(roadmap: Roadmap, *, on: dt.date, by: User, at: dt.datetime, order: Order | None = None) -> None:
    """Approve the draft and keep its paper as it is now.

    order: by which it is approved, None where the head approves it with a stamp
    Raises ImpossibleStepError with every reason why not.
    """
    refuse_others(by, on=on)
    fresh = locked(roadmap)
    refusals = approval_refusals(fresh)
    if on > timezone.localdate(at):
        refusals.append("Дата утверждения ещё не наступила.")
    if refusals:
        raise ImpossibleStepError(*refusals)
    if move(fresh, RoadmapState.APPROVED, by=by, at=at):
        freeze(ApprovedRoadmap(roadmap=fresh, approved_on=on), partial(draft_html, fresh, on, order=order))


def completion_refusals(roadmap: Roadmap) -> list[str]:
    """Name the stages that are not done; empty when the roadmap can be completed."""
    return [
        f"Этап «{stage.title}» ещё не пройден: отметьте его мероприятия или снимите их с указанием причины."
        for stage in roadmap.stages.prefetch_related("activities")
        if not stage.is_done
    ]


@transaction.atomic
def complete(roadmap: Roadmap, *, by: User, at: dt.datetime) -> None:
    """Complete an approved roadmap all stages of which are done."""
    fresh = locked(roadmap)
    refusals = completion_refusals(fresh)
    if refusals:
        raise ImpossibleStepError(*refusals)
    move(fresh, RoadmapState.COMPLETED, by=by, at=at)


@transaction.atomic
def discard(roadmap: Roadmap) -> None:
    """Drop a draft."""
    fresh = locked_draft(roadmap)
    cover = fresh.cover
    fresh.delete()
    if cover:
        cover.delete()


@transaction.atomic
def add_activity(stage: Stage, activity: Activity) -> Activity:
    """Save the unsaved activity as the last of the draft's stage."""
    locked_draft(stage.roadmap)
    last = stage.activities.order_by("position").last()
    activity.stage, activity.position = stage, last.position + 1 if last else 1
    activity.save()
    return activity


@transaction.atomic
def edit_activity(activity: Activity, *, fields: Iterable[str]) -> None:
    """Save these changed fields of a draft's activity."""
    locked_draft(activity.stage.roadmap)
    activity.save(update_fields=list(fields))


@transaction.atomic
def delete_activity(activity: Activity) -> None:
    """Take the activity out of the draft."""
    locked_draft(activity.stage.roadmap)
    locked(activity).delete()


@transaction.atomic
def edit(roadmap: Roadmap) -> None:
    """Save the changed title, days and numbering of a draft."""
    locked_draft(roadmap)
    refuse_same(roadmap)
    roadmap.save(update_fields=list(OF_HEAD))


@transaction.atomic
def change_table(roadmap: Roadmap) -> None:
    """Save the changed table of a draft; texts that no column shows any more stay with its activities."""
    locked_draft(roadmap)
    roadmap.save(update_fields=list(LAYOUT_FIELDS))


def writing_refusal(roadmap: Roadmap) -> str:
    """Say why the roadmap is not written as it stands; empty where it is."""
    return "" if roadmap.state == RoadmapState.DRAFT else "Дорожная карта уже утверждена и больше не правится."


def locked_draft(roadmap: Roadmap) -> Roadmap:
    """Lock the roadmap, so that it is not approved while it is being changed."""
    fresh = locked(roadmap)
    closed = writing_refusal(fresh)
    if closed:
        raise ImpossibleStepError(closed)
    return fresh


@transaction.atomic
def mark_done(activity: Activity, *, evidence: str, by: User, at: dt.datetime) -> bool:
    """Mark the activity as done with what proves it; return False where it was done already."""
    fresh = _current(activity)
    if fresh.state == ActivityState.DONE:
        return False
    fresh.evidence = evidence
    return move(fresh, ActivityState.DONE, by=by, at=at, also=("evidence",))


@transaction.atomic
def reopen(activity: Activity, *, by: User, at: dt.datetime, why: str) -> bool:
    """Plan a done or dropped activity again; its evidence stays, to be completed."""
    return move(_current(activity), ActivityState.PLANNED, by=by, at=at, why=why)


@transaction.atomic
def drop(activity: Activity, *, by: User, at: dt.datetime, why: str) -> bool:
    """Take the activity off the roadmap with a reason: it stays readable."""
    return move(_current(activity), ActivityState.DROPPED, by=by, at=at, why=why)


def _current(activity: Activity) -> Activity:
    """Lock the roadmap before its activity, so that it is not completed meanwhile."""
    roadmap = locked(activity.stage.roadmap)
    if roadmap.state == RoadmapState.DRAFT:
        raise ImpossibleStepError("Дорожная карта ещё не утверждена: отмечать мероприятия можно после утверждения.")
    if roadmap.state == RoadmapState.COMPLETED:
        raise ImpossibleStepError("Дорожная карта завершена и больше не меняется.")
    return locked(activity)
