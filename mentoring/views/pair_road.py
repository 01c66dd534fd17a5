"""The road of a pair on its page."""

from collections.abc import Iterable

from django.utils.formats import date_format

from mentoring.enums import PAIR_ENDED, PairState
from mentoring.models import Pair, StateChange
from mentoring.road import RoadStep, road

PATH = [
    (PairState.PROPOSED, "Предложена"),
    (PairState.AGREED, "Согласована"),
    (PairState.CHECKED, "Проверена"),
    (PairState.IN_ORDER, "В проекте приказа"),
    (PairState.ACTIVE, "Действует"),
    (PairState.COMPLETED, "Завершена"),
]
AT_WORK_TITLES = {PairState.COMING: "Вступит в силу", PairState.PAUSED: "Приостановлена"}
COUNCIL = 2
"""The council speaks between the agreement and the check."""


def pair_road(pair: Pair, changes: Iterable[StateChange]) -> list[RoadStep]:
    """Lay out the states, with the council's word among them where the organization has a council."""
    changes = list(changes)
    steps = road(_reached(pair), _path(pair, changes), changes, _days(pair))
    if pair.state == PairState.DECLINED:
        return steps
    if not (pair.council_on or (pair.organization.has_council and steps[COUNCIL].status == "next")):
        return steps
    before, after = steps[:COUNCIL], steps[COUNCIL:]
    status = _status(pair, after[0])
    if status == "current":
        before[-1] = RoadStep(before[-1].title, before[-1].note, "done")
    note = date_format(pair.council_on, "j E") if pair.council_on else ""
    return [*before, RoadStep("Рассмотрена советом", note, status), *after]


def _days(pair: Pair) -> dict[str, str]:
    """Tell the days from which an order has it, not those on which it was signed."""
    days = {PairState.ACTIVE: pair.in_force_from}
    if pair.state == PairState.TERMINATED:
        days[PairState.TERMINATED] = pair.ends_on
    return {state: date_format(day, "j E") for state, day in days.items() if day}


def _path(pair: Pair, changes: Iterable[StateChange]) -> list[tuple[PairState, str]]:
    """Let the road of a pair that did not come to the good end say so."""
    if pair.state == PairState.TERMINATED:
        ended = pair.state_today == PairState.TERMINATED
        begun = PATH[:-2] if pair.never_begins else PATH[:-1]
        return [*begun, (PairState.TERMINATED, "Прекращена" if ended else "Прекращается")]
    if pair.state_today in AT_WORK_TITLES:
        return [*PATH[:-2], (PairState.ACTIVE, AT_WORK_TITLES[pair.state_today]), PATH[-1]]
    if pair.state == PairState.DECLINED:
        reached = {change.to_state for change in changes}
        return [*(step for step in PATH if step[0] in reached), (PairState.DECLINED, "Отклонена")]
    return PATH


def _reached(pair: Pair) -> PairState:
    """Return the last step of the road that has come: an end that is decided for a later day has not."""
    if pair.state in PAIR_ENDED and pair.state_today not in PAIR_ENDED:
        return PairState.ACTIVE
    return PairState(pair.state)


def _status(pair: Pair, check: RoadStep) -> str:
    if check.status != "next":
        return "done"
    return "current" if pair.council_on and pair.state == PairState.AGREED else "next"
