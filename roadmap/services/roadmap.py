"""The road of a roadmap: copied from a sample or from last year's, approved, carried out, completed."""

import datetime as dt
from collections.abc import Iterable
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from documents.models import Order
from documents.queries.signatory import refuse_others
from documents.services import cover as covers
from documents.services.freezing import draws_first, freeze
from documents.tables import LAYOUT_FIELDS
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Organization, User
from mentoring.school_year import SchoolYear
from mentoring.services.state import locked, move
from roadmap import terms
from roadmap.activity_fields import ONLY_IN_COLUMNS
from roadmap.enums import ActivityState, RoadmapState
from roadmap.models import Activity, ApprovedRoadmap, Roadmap, Stage
from roadmap.papers import draft_html

COPIED = ("position", "title", "content", "responsible", "expected_result", "document_kind", *ONLY_IN_COLUMNS)
"""Fields of an activity that a copy takes as they are; its dates are shifted, its state and evidence begin anew."""


def current_roadmap(user: User, today: dt.date) -> Roadmap | None:
    """Return the roadmap of the school year with its stages and activities, None where there is none."""
    return Roadmap.objects.visible_to(user).of_year(SchoolYear.of(today)).with_activities().first()


@transaction.atomic
def create_from(
    source: Roadmap, *, organization: Organization, start_year: int, by: User | None, at: dt.datetime
) -> Roadmap:
    """Make a draft for the school year out of a sample or of another year's roadmap.

    Where the source has no dates they are read from its terms. Raises ImpossibleStepError for a second one in the year.
    """
    values = {"title": source.title, "cover": covers.copied(source.cover), **source.layout_values}
    roadmap = Roadmap(organization=organization, start_year=start_year, **values)
    _save_once_a_year(roadmap, by=by, at=at)
    stages = list(Stage.objects.filter(roadmap=source).prefetch_related("activities"))
    copies = bulk_create_with_history(
        [Stage(roadmap=roadmap, number=s.number, title=s.title, short_title=s.short_title) for s in stages],
        Stage,
        default_user=by,
        default_date=at,
    )
    years = start_year - (source.start_year or start_year)
    activities = [
        _copy(activity, into=copy, years=years)
        for stage, copy in zip(stages, copies, strict=True)
        for activity in stage.activities.all()
    ]
    bulk_create_with_history(activities, Activity, default_user=by, default_date=at)
    return roadmap


def _save_once_a_year(roadmap: Roadmap, *, by: User | None, at: dt.datetime) -> None:
    roadmap._history_user, roadmap._history_date = by, at  # type: ignore[attr-defined]  # noqa: SLF001 - documented
    try:
        with transaction.atomic():
            roadmap.save()
    except IntegrityError as error:
        raise ImpossibleStepError(
            f"Дорожная карта на {roadmap.school_year} учебный год уже есть: откройте её или выберите другой год."
        ) from error


def _copy(activity: Activity, *, into: Stage, years: int) -> Activity:
    term = terms.shifted(activity.term, years)
    period = terms.period_of(term, SchoolYear(into.roadmap.start_year or 0))
    written = period[1] if period else None
    due_on = terms.same_day(activity.due_on, years) if activity.due_on else written
    kept = {name: getattr(activity, name) for name in COPIED}
    return Activity(stage=into, term=term, due_on=due_on, **kept)


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
    """Drop a draft; another one can be made for its year."""
    fresh = _draft(roadmap)
    cover = fresh.cover
    fresh.delete()
    if cover:
        cover.delete()


@transaction.atomic
def discard_stage(stage: Stage) -> None:
    """Drop an empty stage of a draft; the stages after it move up."""
    roadmap = _draft(stage.roadmap)
    if stage.activities.exists():
        raise ImpossibleStepError("В этапе есть мероприятия: сначала удалите их.")
    stage.delete()
    for number, later in enumerate(roadmap.stages.order_by("number"), start=1):
        if later.number != number:
            later.number = number
            later.save(update_fields=["number"])


@transaction.atomic
def add_activity(stage: Stage, activity: Activity) -> Activity:
    """Save the unsaved activity as the last of the draft's stage."""
    _draft(stage.roadmap)
    last = stage.activities.order_by("position").last()
    activity.stage, activity.position = stage, last.position + 1 if last else 1
    activity.save()
    return activity


@transaction.atomic
def edit_activity(activity: Activity, *, fields: Iterable[str]) -> None:
    """Save these changed fields of a draft's activity."""
    _draft(activity.stage.roadmap)
    activity.save(update_fields=list(fields))


@transaction.atomic
def delete_activity(activity: Activity) -> None:
    """Take the activity out of the draft."""
    _draft(activity.stage.roadmap)
    locked(activity).delete()


@transaction.atomic
def change_table(roadmap: Roadmap) -> None:
    """Save the changed table of a draft; texts that no column shows any more stay with its activities."""
    _draft(roadmap)
    roadmap.save(update_fields=list(LAYOUT_FIELDS))


def writing_refusal(roadmap: Roadmap) -> str:
    """Say why the roadmap is not written as it stands; empty where it is."""
    return "" if roadmap.state == RoadmapState.DRAFT else "Дорожная карта уже утверждена и больше не правится."


def _draft(roadmap: Roadmap) -> Roadmap:
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
