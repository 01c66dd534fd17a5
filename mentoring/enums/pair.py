"""States of a pair, and what it rests on."""

from django.db.models import TextChoices

from mentoring.enums.state import StateChoices, Tone, Transitions


class BasisKind(TextChoices):
    SUPPLEMENT = "supplement", "дополнительное соглашение"
    CONTRACT = "contract", "трудовой договор"
    DUTIES = "duties", "должностные обязанности"
    OUTSIDE = "outside", "договор с внешней организацией"


class CouncilOpinion(TextChoices):
    """What the methodical council says of a proposed pair."""

    SUPPORTS = "supports", "поддерживает"
    OBJECTS = "objects", "не поддерживает"


class PairState(StateChoices):
    PROPOSED = "proposed", Tone.ATTENTION, "предложена"
    AGREED = "agreed", Tone.ATTENTION, "согласована"
    CHECKED = "checked", Tone.ATTENTION, "проверена куратором"
    IN_ORDER = "in_order", Tone.ATTENTION, "в проекте приказа"
    ACTIVE = "active", Tone.ACTIVE, "действует"
    PROLONGED = "prolonged", Tone.ACTIVE, "продлена"
    PAUSED = "paused", Tone.ATTENTION, "приостановлена"
    REPLACING = "replacing", Tone.ATTENTION, "замена наставника"
    COMPLETED = "completed", Tone.DONE, "завершена"
    TERMINATED = "terminated", Tone.LATE, "прекращена досрочно"
    DECLINED = "declined", Tone.LATE, "отклонена"


PAIR_IN_FORCE = frozenset({PairState.ACTIVE, PairState.PROLONGED})
"""The pair works: set by a signed order."""
PAIR_LIVING = PAIR_IN_FORCE | {PairState.PAUSED, PairState.REPLACING}
"""An order holds the pair, though it may stand still."""
PAIR_FORMING = frozenset({PairState.PROPOSED, PairState.AGREED, PairState.CHECKED, PairState.IN_ORDER})
PAIR_EDITABLE = PAIR_FORMING - {PairState.IN_ORDER}
"""Its terms may still change: no draft of an order tells them yet."""
PAIR_TAKES_LOAD = PAIR_FORMING | PAIR_LIVING
"""Counts against the mentor's load limit."""
PAIR_ENDED = frozenset({PairState.COMPLETED, PairState.TERMINATED, PairState.DECLINED})

PAIR_TRANSITIONS: Transitions = {
    PairState.PROPOSED: frozenset({PairState.AGREED, PairState.DECLINED}),
    PairState.AGREED: frozenset({PairState.CHECKED, PairState.PROPOSED, PairState.DECLINED}),
    PairState.CHECKED: frozenset({PairState.IN_ORDER, PairState.AGREED, PairState.PROPOSED, PairState.DECLINED}),
    PairState.IN_ORDER: frozenset({PairState.ACTIVE, PairState.CHECKED}),
    PairState.ACTIVE: frozenset(
        {
            PairState.PROLONGED,
            PairState.PAUSED,
            PairState.REPLACING,
            PairState.COMPLETED,
            PairState.TERMINATED,
        }
    ),
    PairState.PROLONGED: frozenset({PairState.PAUSED, PairState.REPLACING, PairState.COMPLETED, PairState.TERMINATED}),
    PairState.PAUSED: frozenset({PairState.ACTIVE, PairState.PROLONGED, PairState.TERMINATED}),
    PairState.REPLACING: frozenset({PairState.ACTIVE, PairState.PROLONGED, PairState.TERMINATED}),
    PairState.COMPLETED: frozenset(),
    PairState.TERMINATED: frozenset(),
    PairState.DECLINED: frozenset(),
}
