"""States of a pair, and what it rests on."""

from django.db.models import TextChoices

from mentoring.enums.state import StateChoices, Tone, Transitions


class BasisKind(TextChoices):
    SUPPLEMENT = "supplement", "дополнительное соглашение"
    CONTRACT = "contract", "трудовой договор"
    DUTIES = "duties", "должностные обязанности"
    OUTSIDE = "outside", "договор с внешней организацией"


BASIS_PERMANENT = frozenset({BasisKind.DUTIES})
"""Mentoring is permanently part of the job: no consent, notice of three days or pay of its own (ТК РФ, ст. 351.8).

So says a letter of Роструд (02.10.2025 № ТЗ/7300-6-1), which explains and is no law.
"""


class CouncilOpinion(TextChoices):
    """What the methodical council says of a proposed pair."""

    SUPPORTS = "supports", "поддерживает"
    OBJECTS = "objects", "не поддерживает"


class PairState(StateChoices):
    """What was decided about a pair, and what this makes of it on a day: see `PAIR_TOLD`."""

    PROPOSED = "proposed", Tone.ATTENTION, "предложена"
    AGREED = "agreed", Tone.ATTENTION, "согласована"
    CHECKED = "checked", Tone.ATTENTION, "проверена куратором"
    IN_ORDER = "in_order", Tone.ATTENTION, "в проекте приказа"
    COMING = "coming", Tone.ATTENTION, "вступит в силу"
    ACTIVE = "active", Tone.ACTIVE, "действует"
    PROLONGED = "prolonged", Tone.ACTIVE, "продлена"
    PAUSED = "paused", Tone.ATTENTION, "приостановлена"
    REPLACING = "replacing", Tone.ATTENTION, "замена наставника"
    OVER = "over", Tone.LATE, "срок истёк"
    COMPLETED = "completed", Tone.DONE, "завершена"
    TERMINATED = "terminated", Tone.LATE, "прекращена досрочно"
    DECLINED = "declined", Tone.LATE, "отклонена"


PAIR_TOLD = frozenset({PairState.COMING, PairState.PAUSED, PairState.OVER})
"""Only told of a day, never stored: the dates of the pair and of its pauses say so."""
PAIR_SIGNED = frozenset({PairState.ACTIVE, PairState.PROLONGED, PairState.REPLACING})
"""Stored: a signed order holds the pair, and nothing has ended it yet."""
PAIR_IN_FORCE = frozenset({PairState.ACTIVE, PairState.PROLONGED})
"""On a day: the pair works."""
PAIR_LIVING = PAIR_IN_FORCE | {PairState.PAUSED, PairState.REPLACING}
"""On a day: an order holds the pair, though it may stand still."""
PAIR_UNFINISHED = PAIR_LIVING | {PairState.COMING, PairState.OVER}
"""On a day: signed, and not ended yet; papers and results of it may still be written."""
PAIR_FORMING = frozenset({PairState.PROPOSED, PairState.AGREED, PairState.CHECKED, PairState.IN_ORDER})
PAIR_EDITABLE = PAIR_FORMING - {PairState.IN_ORDER}
"""Its terms may still change: no draft of an order tells them yet."""
PAIR_TAKES_LOAD = frozenset(PairState) - PAIR_TOLD - {PairState.DECLINED}
"""Stored: takes the mentor's places on the days of its period; an order that ends it early ends the period."""
PAIR_ENDED = frozenset({PairState.COMPLETED, PairState.TERMINATED, PairState.DECLINED})

PAIR_TRANSITIONS: Transitions = {
    PairState.PROPOSED: frozenset({PairState.AGREED, PairState.DECLINED}),
    PairState.AGREED: frozenset({PairState.CHECKED, PairState.PROPOSED, PairState.DECLINED}),
    PairState.CHECKED: frozenset({PairState.IN_ORDER, PairState.AGREED, PairState.PROPOSED, PairState.DECLINED}),
    PairState.IN_ORDER: frozenset({PairState.ACTIVE, PairState.CHECKED}),
    PairState.ACTIVE: frozenset(
        {
            PairState.PROLONGED,
            PairState.REPLACING,
            PairState.COMPLETED,
            PairState.TERMINATED,
        }
    ),
    PairState.PROLONGED: frozenset({PairState.REPLACING, PairState.COMPLETED, PairState.TERMINATED}),
    PairState.REPLACING: frozenset({PairState.ACTIVE, PairState.PROLONGED, PairState.TERMINATED}),
    PairState.COMPLETED: frozenset(),
    PairState.TERMINATED: frozenset(),
    PairState.DECLINED: frozenset(),
}
