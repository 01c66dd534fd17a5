"""What the changes of pairs need, and the pairs whose term ends."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from mentoring.enums import PairState, Role, Tone
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Pair, PairChange, User
from mentoring.models.pair_change import PairChangeQuerySet
from mentoring.models.pair_queryset import PairQuerySet
from mentoring.queries.since import longest_waiting, moved_at
from mentoring.reminders.base import Reminder, Words, employed, holding, waiting_since
from mentoring.russian import counted_pairs, plural
from mentoring.services.pair_change.rules import is_open

ENDING_SOON = dt.timedelta(days=30)


def _changes(user: User) -> PairChangeQuerySet:
    return PairChange.objects.visible_to(user).with_people().order_by("made_at", "pk")


def _to_agree_to(user: User, _day: dt.date) -> QuerySet[PairChange]:
    return _changes(user).waiting_for(user.employee_id)


def _agree(change: PairChange) -> Words:
    return Words(
        title=f"Согласны ли вы: {change}",
        text="Куратор подготовил изменение. Оно состоится, когда согласятся все, кого оно касается.",
        url=change.get_absolute_url(),
        action="Ответить",
        badge="ждёт вашего ответа",
    )


def _agree_to_many(count: int, _first: PairChange) -> Words:
    changes = plural(count, "изменение пары", "изменения пар", "изменений пар")
    return Words(
        title=f"Согласны ли вы: {count} {changes}",
        text="Куратор подготовил изменения. Каждое состоится, когда согласятся все, кого оно касается.",
        badge="ждут вашего ответа",
    )


def _without_successor(user: User, _day: dt.date) -> QuerySet[PairChange]:
    declined = _changes(user).open().filter(successor__state=PairState.DECLINED)
    return longest_waiting(declined, moved_at(Pair, PairState.DECLINED, ref="successor"))


def _choose_anew(change: PairChange) -> Words:
    return Words(
        title=f"Замена наставника не состоялась: {change.pair}",
        text="От новой пары отказались: отмените замену и выберите другого наставника.",
        url=change.get_absolute_url(),
        action="Открыть",
        badge="ждёт замены",
    )


def _choose_many_anew(count: int, _first: PairChange) -> Words:
    return Words(
        title=f"Замена наставника не состоялась: {counted_pairs(count)}",
        text="От новых пар отказались: отмените замены и выберите других наставников.",
        badge="ждут замены",
    )


def _under_notice(user: User, day: dt.date) -> QuerySet[PairChange]:
    return _changes(user).open().filter(earliest_on__gt=day).order_by("earliest_on", "pk")


def _await_notice(change: PairChange) -> Words:
    return Words(
        title=f"Идёт срок уведомления: {change.pair}",
        text=f"Последний день пары – не раньше {change.earliest_on:%d.%m.%Y}; приказ можно подписать и до него.",
        url=change.get_absolute_url(),
        action="Открыть",
        badge=f"уведомление от {change.notice_on:%d.%m.%Y}",
    )


def _await_notices(count: int, first: PairChange) -> Words:
    return Words(
        title=f"Идёт срок уведомления: {counted_pairs(count)}",
        text="Последний день каждой пары – не раньше конца срока; приказ можно подписать и до него.",
        badge=f"первый – до {first.earliest_on:%d.%m.%Y}",
    )


def _untouched(user: User) -> PairQuerySet:
    """Return the signed pairs whose end is neither decided nor prepared, the earliest end first."""
    signed = Pair.objects.visible_to(user).signed().exclude(pk__in=PairChange.objects.open().values("pair"))
    return signed.with_people().prefetch_related("pauses").order_by("ends_on", "pk")


def _over(user: User, day: dt.date) -> QuerySet[Pair]:
    return _untouched(user).filter(ends_on__lt=day)


def _ending(user: User, day: dt.date) -> QuerySet[Pair]:
    return _untouched(user).filter(ends_on__range=(day, day + ENDING_SOON))


def _bring_over_to_end(pair: Pair) -> Words:
    """Lead to the page that offers both."""
    return Words(
        title=f"Срок пары прошёл: {pair}",
        text="Завершите её или продлите: и то и другое – в меню «Ещё» на странице пары.",
        url=pair.get_absolute_url(),
        action="Открыть",
        badge=f"до {pair.ends_on:%d.%m.%Y}",
    )


def _bring_ending_to_end(pair: Pair) -> Words:
    prolongs = is_open(pair, ChangeKind.PROLONG, timezone.localdate())
    return Words(
        title=f"Срок пары заканчивается: {pair}",
        text="Завершите пару в последний день её срока или продлите.",
        url=reverse("pair_change_add", args=[pair.pk, ChangeKind.PROLONG]) if prolongs else pair.get_absolute_url(),
        action="Продлить" if prolongs else "Открыть",
        badge=f"до {pair.ends_on:%d.%m.%Y}",
    )


def _bring_over_ones_to_end(count: int, first: Pair) -> Words:
    return Words(
        title=f"Срок прошёл: {counted_pairs(count)}",
        text=f"Раньше всех – {first}, {first.ends_on:%d.%m.%Y}. Завершите или продлите.",
        badge="срок прошёл",
    )


def _bring_ending_ones_to_end(count: int, first: Pair) -> Words:
    return Words(
        title=f"Кончается срок: {counted_pairs(count)}",
        text=f"Раньше всех – {first}, {first.ends_on:%d.%m.%Y}. Завершите или продлите.",
        badge="за 30 дней",
    )


def _made_on(change: PairChange) -> dt.date:
    return timezone.localdate(change.made_at)


REMINDERS = (
    Reminder(
        code="change-agree",
        whom=employed,
        rows=_to_agree_to,
        one=_agree,
        many=_agree_to_many,
        since=_made_on,
        listed="pairs",
        task="ответить об изменении",
        through="pair",
    ),
    Reminder(
        code="change-declined",
        whom=holding(Role.CURATOR),
        rows=_without_successor,
        one=_choose_anew,
        many=_choose_many_anew,
        since=waiting_since,
        listed="pairs",
        task="выбрать другого наставника",
        through="pair",
    ),
    Reminder(
        code="change-notice",
        whom=holding(Role.CURATOR),
        rows=_under_notice,
        one=_await_notice,
        many=_await_notices,
        tone=Tone.NEUTRAL,
        since=lambda change: change.notice_on,
        day_said=True,
        listed="pairs",
        task="дождаться конца срока уведомления",
        through="pair",
    ),
    Reminder(
        code="pair-over",
        whom=holding(Role.CURATOR),
        rows=_over,
        one=_bring_over_to_end,
        many=_bring_over_ones_to_end,
        tone=Tone.LATE,
        since=lambda pair: pair.ends_on,
        day_said=True,
        listed="pairs",
        task="завершить или продлить: срок прошёл",
    ),
    Reminder(
        code="pair-ending",
        whom=holding(Role.CURATOR),
        rows=_ending,
        one=_bring_ending_to_end,
        many=_bring_ending_ones_to_end,
        since=lambda pair: pair.ends_on,
        day_said=True,
        listed="pairs",
        task="завершить или продлить: срок кончается",
    ),
)
