"""The stages of a roadmap as pictures: the road, and the axis of the school year."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from django.utils.formats import date_format

from documents.tables.terms import Days, period_of
from mentoring.road import RoadStep
from mentoring.russian import plural
from mentoring.school_year import LONGEST_DAYS
from roadmap.enums import ActivityState, RoadmapState, StageState
from roadmap.models import Activity, Roadmap, Stage

LAST_MONTH = 5
"""The axis of a school year ends with May, unless something is due in summer."""
MOST_NAMED = 14
"""So many months find room for their names; of more each third one is named, with its year."""
DECEMBER = 12
MONTH_NAMES = ("янв", "фев", "март", "апр", "май", "июнь", "июль", "авг", "сен", "окт", "ноя", "дек")


@dataclass(frozen=True)
class Bar:
    """A stage on the axis; start, width, done and today in days from the axis' beginning."""

    stage: Stage
    status: str
    period: str
    start: int
    width: int
    done: int


@dataclass(frozen=True)
class Axis:
    """length in days; today: None outside of the axis."""

    months: list[str]
    bars: list[Bar]
    length: int
    today: int | None


def stage_road(roadmap: Roadmap) -> list[RoadStep]:
    """Lay the stages out as steps, each with what is done and by when; asks nothing of a roadmap `with_activities`."""
    return [RoadStep(stage.name, stage_note(stage, state), state.value) for stage, state in stage_states(roadmap)]


def stage_states(roadmap: Roadmap) -> list[tuple[Stage, StageState]]:
    """Pair each stage with its state; in a draft nothing has begun."""
    states = roadmap.stage_states()
    return [(stage, StageState.NEXT) for stage, _ in states] if roadmap.state == RoadmapState.DRAFT else states


def stage_note(stage: Stage, state: StageState) -> str:
    """«4 из 6, до 30 ноября»; of a stage that is done only the count."""
    activities = stage.activities.all()
    if not activities:
        return "нет мероприятий"
    closed, total = _closed(stage), len(activities)
    due = max((activity.due_on for activity in activities if activity.due_on), default=None)
    until = f", до {date_format(due, 'j E')}" if due and state != StageState.DONE else ""
    if stage.roadmap.state == RoadmapState.DRAFT:
        return f"{total} {plural(total, 'мероприятие', 'мероприятия', 'мероприятий')}{until}"
    return f"{closed} из {total}{until}"


def _closed(stage: Stage) -> int:
    return sum(activity.state != ActivityState.PLANNED for activity in stage.activities.all())


def axis(roadmap: Roadmap, today: dt.date) -> Axis | None:
    """Lay the stages out over the months of the roadmap; None where no activity has a date."""
    spans = [(stage, state, _span(stage, roadmap)) for stage, state in stage_states(roadmap)]
    dated = [span for _, _, span in spans if span]
    if roadmap.days is None or not dated:
        return None
    begins, ends = roadmap.days
    begins, ends = begins.replace(day=1), _end_of_month(ends)
    teaching_ends = dt.date(ends.year, LAST_MONTH, 31)
    if roadmap.starts_on is None and max(last for _, last in dated) <= teaching_ends:
        ends = teaching_ends
    bars = [_bar(stage, state, span, begins, ends) for stage, state, span in spans if span]
    passed = (today - begins).days
    length = (ends - begins).days + 1
    return Axis(_month_names(begins, ends), bars, length, passed if 0 <= passed < length else None)


def _end_of_month(day: dt.date) -> dt.date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _month_names(begins: dt.date, ends: dt.date) -> list[str]:
    first, last = (day.year * DECEMBER + day.month - 1 for day in (begins, ends))
    months = [divmod(number, DECEMBER) for number in range(first, last + 1)]
    if len(months) <= MOST_NAMED:
        return [MONTH_NAMES[month] for _, month in months]
    return [f"{MONTH_NAMES[month]} {year}" if not place % 3 else "" for place, (year, month) in enumerate(months)]


def _span(stage: Stage, roadmap: Roadmap) -> Days | None:
    spans = [span for activity in stage.activities.all() if (span := _activity_span(activity, roadmap))]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _activity_span(activity: Activity, roadmap: Roadmap) -> Days | None:
    """Begin with the term's first day, or else with the month in which the activity is due."""
    written = period_of(activity.term, roadmap.days) if roadmap.days else None
    if activity.due_on is None:
        return written
    begins = written[0] if written else activity.due_on.replace(day=1)
    return min(begins, activity.due_on.replace(day=1)), activity.due_on


def _bar(stage: Stage, state: StageState, span: Days, begins: dt.date, ends: dt.date) -> Bar:
    first, last = (min(max(day, begins), ends) for day in span)
    width = max((last - first).days + 1, 1)
    return Bar(
        stage=stage,
        status=state.value,
        period=_period(first, last),
        start=(first - begins).days,
        width=width,
        done=round(width * _closed(stage) / len(stage.activities.all())),
    )


def _period(first: dt.date, last: dt.date) -> str:
    """«31 мая», «1–30 сентября», «1 ноября – 30 апреля», «1 ноября 2026 – 31 мая 2028»."""
    if first == last:
        return date_format(last, "j E")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, 'j E')}"
    form = "j E" if (last - first).days < LONGEST_DAYS else "j E Y"
    return f"{date_format(first, form)} – {date_format(last, form)}"
