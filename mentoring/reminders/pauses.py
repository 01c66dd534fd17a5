"""That a pair stands still, for the people in it."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from mentoring.enums import PairState, Role, Tone
from mentoring.models import Pair, User
from mentoring.models.pair_day import present_on
from mentoring.queries.pair_days import decided
from mentoring.reminders.base import Reminder, Words, holding
from mentoring.russian import counted_pairs


def _paused(user: User, day: dt.date) -> QuerySet[Pair]:
    own = Q(mentor=user.employee_id) | (Q(members__mentee=user.employee_id) & present_on(day, "members__"))
    found = Pair.objects.filter(own).standing({PairState.PAUSED}, on=day).distinct()
    return found.with_people().prefetch_related("pauses").order_by("pk")


def _stands_still(pair: Pair) -> Words:
    return Words(
        title=f"Пара приостановлена: {pair}",
        text="На время паузы о сроках программы не напоминаем.",
        url=pair.get_absolute_url(),
        action="Открыть",
        badge=decided(pair, day=timezone.localdate())[0],
    )


def _stand_still(count: int, _first: Pair) -> Words:
    return Words(
        title=f"Приостановлены: {counted_pairs(count)}",
        text="На время паузы о сроках программ не напоминаем.",
        badge="пауза",
    )


REMINDERS = (
    Reminder(
        code="pair-paused",
        whom=holding(Role.MENTOR, Role.MENTEE),
        rows=_paused,
        one=_stands_still,
        many=_stand_still,
        tone=Tone.NEUTRAL,
        listed="pairs",
        task="дождаться конца паузы",
    ),
)
