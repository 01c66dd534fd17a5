"""The road of an object's states: what is done, where it is now, what comes next."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from mentoring.models import StateChange


@dataclass(frozen=True)
class RoadStep:
    """status: done | current | next."""

    title: str
    note: str
    status: str


@dataclass(frozen=True)
class HistoryLine:
    at: dt.datetime
    who: str
    what: str
    why: str


def road(
    state: str,
    path: Sequence[tuple[str, str]],
    changes: Iterable[StateChange],
    notes: Mapping[str, str] | None = None,
) -> list[RoadStep]:
    """Lay the (state, title) pairs of the path out as steps.

    A state beside the path (declined, paused) ends the road at the last step that was reached.
    """
    reached = _reached(changes)
    order = [value for value, _ in path]
    last = order.index(state) if state in order else max((order.index(s) for s in reached if s in order), default=0)
    steps = []
    for index, (value, title) in enumerate(path):
        if reached and 0 < index < last and value not in reached:
            continue  # passed over: nobody was there
        status = "done" if index < last else "current" if index == last else "next"
        at = reached.get(value) if index <= last else None
        note = (notes or {}).get(value) or (date_format(timezone.localtime(at), "j E") if at else "")
        steps.append(RoadStep(title, note, status))
    return steps


def _reached(changes: Iterable[StateChange]) -> dict[str, dt.datetime]:
    """Return when each state was reached last: a remark that leaves it as it is does not move the day."""
    reached: dict[str, dt.datetime] = {}
    for change in changes:
        if change.from_state != change.to_state or change.to_state not in reached:
            reached[change.to_state] = change.at
    return reached


def everything(_change: StateChange) -> bool:
    return True


def history(
    changes: Iterable[StateChange], *, tells_why: Callable[[StateChange], bool] = everything
) -> list[HistoryLine]:
    """Tell the changes of state, the latest first.

    tells_why: whether the reader may know the reason of a change; what happened, and when, is no secret
    """
    lines = [_told(change, change.why if tells_why(change) else "", first=not at) for at, change in enumerate(changes)]
    return lines[::-1]


def _told(change: StateChange, why: str, *, first: bool) -> HistoryLine:
    """A remark that leaves the state as it is says itself what happened."""
    is_remark = why and not first and change.from_state == change.to_state
    what, why = (why, "") if is_remark else (str(change), why)
    return HistoryLine(at=change.at, who=change.by.display_name if change.by else "система", what=what, why=why)
