"""That a pair stands still, for the people in it."""

import datetime as dt
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from mentoring.enums import PairState, Role, Tone
from mentoring.models import Pair, PairPause, User
from mentoring.models.pair_day import present_on
from mentoring.queries.pair_days import decided
from mentoring.reminders.base import Reminder, Words, holding
from mentoring.russian import counted_pairs, since


def _paused(user: User, day: dt.date) -> QuerySet[Any]:
    own = Q(mentor=user.employee_id) | (Q(members__mentee=user.employee_id) & present_on(day, "members__"))
    found = Pair.objects.filter(own).standing({PairState.PAUSED}, on=day).distinct()
    first = PairPause.objects.covering(day).filter(pair=OuterRef("pk")).order_by("starts_on").values("starts_on")[:1]
    paused = found.with_people().prefetch_related("pauses").annotate(paused_from=Subquery(first))
    return paused.order_by("paused_from", "pk")


def _stands_still(pair: Pair) -> Words:
    return Words(
        title=f"{'Группа' if pair.is_group else 'Пара'} приостановлена: {pair}",
        text="На время паузы о сроках программы не напоминаем.",
        url=pair.get_absolute_url(),
        action="Открыть",
        badge=decided(pair, day=timezone.localdate())[0],
    )


def _stand_still(count: int, first: Any) -> Words:
    return Words(
        title=f"Приостановлены: {counted_pairs(count)}",
        text="На время паузы о сроках программ не напоминаем.",
        badge=f"дольше всех – {since(first.paused_from)}",
    )


REMINDERS = (
    Reminder(
        code="pair-paused",
        whom=holding(Role.MENTOR, Role.MENTEE),
        rows=_paused,
        one=_stands_still,
        many=_stand_still,
        tone=Tone.NEUTRAL,
        since=lambda pair: pair.paused_from,
        day_said=True,
        listed="pairs",
        task="дождаться конца паузы",
    ),
)
