"""What keeps a draft from being signed, each thing once and with the page that mends it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from mentoring.additions import Action
from mentoring.models import User
from mentoring.queries.pair_readiness import Lack, LackKind

ALL_BASES = "Записать сразу всем"


@dataclass(frozen=True)
class Obstacle:
    """Of one person or pair what one page mends; mend: None for who may not."""

    who: str
    what: list[str]
    kind: LackKind
    mend: Action | None


def obstacles_of(user: User, lacks: list[Lack]) -> list[Obstacle]:
    grouped: dict[tuple[str, LackKind], list[Lack]] = defaultdict(list)
    for lack in lacks:
        grouped[lack.who, lack.kind].append(lack)
    return [
        Obstacle(who, list(dict.fromkeys(lack.what for lack in found)), kind, _mend(user, found[0]))
        for (who, kind), found in grouped.items()
    ]


def obstacles_context(user: User, lacks: list[Lack], refusals: list[str]) -> dict[str, Any]:
    """Return what `documents/_order_obstacles.html` shows: the lacks by person, and the other refusals."""
    found, told = obstacles_of(user, lacks), {str(lack) for lack in lacks}
    bases = sum(obstacle.kind == LackKind.BASIS for obstacle in found)
    may = bases > 1 and user.has_perm("mentoring.propose_pair")
    return {
        "obstacles": found,
        "bases": Action(ALL_BASES, reverse("pair_bases")) if may else None,
        "other_refusals": [sentence for sentence in refusals if sentence not in told],
    }


def _mend(user: User, lack: Lack) -> Action | None:
    pair, person = lack.pair, lack.pair.mentor.employee
    title, name, permission, thing = {
        LackKind.BASIS: ("Записать", "pair_basis", "mentoring.change_pair", pair),
        LackKind.CLEARANCE: ("Отметить", "employee_clearances", "mentoring.manage_staff", person),
        LackKind.COUNCIL: ("Записать", "pair_opinion", "mentoring.record_opinion", pair),
        LackKind.TERM: ("Открыть пару", "pair", "mentoring.change_pair", pair),
    }[lack.kind]
    return Action(title, reverse(name, args=[thing.pk])) if user.has_perm(permission, thing) else None
