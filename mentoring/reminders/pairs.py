"""What the pairs need until their order, and while they are at work."""

import datetime as dt

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from mentoring.enums import PairState, Role, Tone
from mentoring.models import Pair, User
from mentoring.models.pair_queryset import PairQuerySet
from mentoring.queries.since import longest_waiting, made_at, moved_at
from mentoring.reminders.base import Reminder, Words, holding, undated, waiting_since
from mentoring.russian import counted_pairs, plural

LONG_ABSENCE = dt.timedelta(days=14)
"""An absence that lasts longer from today stops the work of a pair."""


PROPOSED_AT = Coalesce(moved_at(Pair, PairState.PROPOSED), made_at(Pair))
AGREED_AT = moved_at(Pair, PairState.AGREED)


def _pairs(user: User) -> PairQuerySet:
    return Pair.objects.visible_to(user).with_people()


def _to_confirm(user: User, _day: dt.date) -> QuerySet[Pair]:
    return longest_waiting(_pairs(user).waiting_for(user.employee_id), PROPOSED_AT)


def _confirm(pair: Pair) -> Words:
    return Words(
        title=f"Подтвердите участие: {pair}",
        text="Куратор предложил эту пару. Она состоится, когда согласятся обе стороны.",
        url=pair.get_absolute_url(),
        action="Ответить",
        badge="ждёт вашего ответа",
    )


def _confirm_many(count: int, _first: Pair) -> Words:
    return Words(
        title=f"Подтвердите участие: {counted_pairs(count)}",
        text="Куратор предложил эти пары. Они состоятся, когда согласятся обе стороны.",
        badge="ждут вашего ответа",
    )


def _unready(user: User, day: dt.date) -> QuerySet[Pair]:
    return longest_waiting(_pairs(user).unready_on(day), AGREED_AT)


def _record_basis(pair: Pair) -> Words:
    return Words(
        title=f"Нет согласия или основания: {pair.mentor.employee.full_name}",
        text=f"Пара {pair} ждёт приказа. Без согласия наставника приказ не подписать (ТК РФ, ст. 351.8).",
        url=reverse("pair_basis", args=[pair.pk]),
        action="Записать",
        badge="задерживает приказ",
    )


def _record_bases(count: int, _first: Pair) -> Words:
    return Words(
        title=f"Нет согласия или основания: {counted_pairs(count)}",
        text="Без согласия наставника и основания его работы приказ не подписать (ТК РФ, ст. 351.8).",
        url=f"{reverse('pairs')}?unready=on",
        badge="задерживает приказ",
    )


def _without_login(user: User, _day: dt.date) -> QuerySet[Pair]:
    return longest_waiting(_pairs(user).without_login(), PROPOSED_AT)


def _mark_paper(pair: Pair) -> Words:
    return Words(
        title=f"Отметьте согласие на бумаге: {pair}",
        text="Не у всех есть учётная запись. Пригласите человека в систему или отметьте подписанный лист.",
        url=reverse("pair_paper", args=[pair.pk]),
        action="Отметить",
        badge="ждёт отметки",
    )


def _mark_papers(count: int, _first: Pair) -> Words:
    return Words(
        title=f"Отметьте согласие на бумаге: {counted_pairs(count)}",
        text="Не у всех есть учётная запись. Пригласите людей в систему или отметьте подписанные листы.",
        badge="ждут отметки",
    )


def _awaiting_council(user: User, _day: dt.date) -> QuerySet[Pair]:
    return longest_waiting(_pairs(user).awaiting_council(), AGREED_AT)


def _record_opinion(pair: Pair) -> Words:
    return Words(
        title=f"Запишите мнение совета: {pair}",
        text="Обе стороны согласны. Без мнения совета, номера и даты протокола пару не проверить.",
        url=reverse("pair_opinion", args=[pair.pk]),
        action="Записать",
        badge="ждёт совета",
    )


def _record_opinions(count: int, _first: Pair) -> Words:
    return Words(
        title=f"Запишите мнение совета: {counted_pairs(count)}",
        text="Стороны согласны. Один протокол записывают сразу обо всех парах, которые рассмотрел совет.",
        url=reverse("council_minutes"),
        action="Записать",
        badge="ждут совета",
    )


def _awaiting_check(user: User, _day: dt.date) -> QuerySet[Pair]:
    return longest_waiting(_pairs(user).awaiting_check(), AGREED_AT)


def _check(pair: Pair) -> Words:
    return Words(
        title=f"Проверьте пару: {pair}",
        text="Обе стороны согласны.",
        url=pair.get_absolute_url(),
        action="Проверить",
        badge="ждёт проверки",
    )


def _check_many(count: int, _first: Pair) -> Words:
    return Words(
        title=f"Проверьте {count} {plural(count, 'пару', 'пары', 'пар')}",
        text="Обе стороны согласны; после проверки пары войдут в приказ.",
        badge="ждут проверки",
    )


def _with_mentor_away(user: User, day: dt.date) -> QuerySet[Pair]:
    return _pairs(user).with_mentor_away_on(day + LONG_ABSENCE).order_by("-mentor__away_until", "pk")


def _stand_in(pair: Pair) -> Words:
    return Words(
        title=f"Наставник надолго отсутствует: {pair}",
        text="Приостановите пару или подготовьте замену наставника.",
        url=pair.get_absolute_url(),
        action="Открыть",
        badge=f"до {pair.mentor.away_until:%d.%m.%Y}",
    )


def _stand_in_for_many(count: int, longest: Pair) -> Words:
    return Words(
        title=f"Наставник надолго отсутствует: {counted_pairs(count)}",
        text="Приостановите пары или подготовьте замену наставника.",
        badge=f"до {longest.mentor.away_until:%d.%m.%Y}",
    )


REMINDERS = (
    Reminder(
        code="pair-confirm",
        whom=holding(Role.MENTOR, Role.MENTEE),
        rows=_to_confirm,
        one=_confirm,
        many=_confirm_many,
        since=waiting_since,
        listed="pairs",
        task="подтвердить участие",
    ),
    Reminder(
        code="pair-basis",
        whom=holding(Role.CURATOR),
        rows=_unready,
        one=_record_basis,
        many=_record_bases,
        tone=Tone.LATE,
        since=waiting_since,
    ),
    Reminder(
        code="pair-on-paper",
        whom=holding(Role.CURATOR),
        rows=_without_login,
        one=_mark_paper,
        many=_mark_papers,
        since=waiting_since,
        listed="pairs",
        task="отметить согласие на бумаге",
    ),
    Reminder(
        code="pair-opinion",
        whom=holding(Role.CURATOR, Role.COUNCIL),
        rows=_awaiting_council,
        one=_record_opinion,
        many=_record_opinions,
        since=waiting_since,
        listed="pairs",
        task="записать мнение совета",
    ),
    Reminder(
        code="pair-check",
        whom=holding(Role.CURATOR),
        rows=_awaiting_check,
        one=_check,
        many=_check_many,
        since=waiting_since,
        listed="pairs",
        task="проверить",
    ),
    Reminder(
        code="pair-mentor-away",
        whom=holding(Role.CURATOR),
        rows=_with_mentor_away,
        one=_stand_in,
        many=_stand_in_for_many,
        since=undated,
        listed="pairs",
        task="приостановить или заменить наставника",
    ),
)
