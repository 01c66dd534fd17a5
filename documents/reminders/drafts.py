"""Pairs and changes that wait for their order to be drafted."""

import datetime as dt
from dataclasses import replace

from django.db.models import QuerySet
from django.urls import reverse

from mentoring.enums import PairState, Role, Tone
from mentoring.enums.pair_change import ChangeKind, ChangeState
from mentoring.models import Pair, PairChange, User
from mentoring.models.pair_change import PairChangeQuerySet
from mentoring.queries.since import longest_waiting, moved_at
from mentoring.reminders import Reminder, Words, holding, waiting_since
from mentoring.russian import plural


def _checked_pairs(user: User, _day: dt.date) -> QuerySet[Pair]:
    checked = Pair.objects.visible_to(user).awaiting_order()
    return longest_waiting(checked, moved_at(Pair, PairState.CHECKED))


def _draft_for_pairs(count: int, _first: Pair) -> Words:
    return Words(
        title=f"Составьте приказ: {count} {plural(count, 'пара ждёт', 'пары ждут', 'пар ждут')} закрепления",
        text="Пары проверены; в силу они вступают только приказом.",
        url=reverse("order_add_kind", args=["pairs"]),
        action="Составить",
        badge="без приказа",
    )


def _changes(user: User) -> PairChangeQuerySet:
    return PairChange.objects.visible_to(user).for_order().with_people().order_by("effective_on", "pk")


def _changes_due(user: User, day: dt.date) -> QuerySet[PairChange]:
    due = _changes(user).exclude(kind=ChangeKind.END, effective_on__lt=day)
    return longest_waiting(due, moved_at(PairChange, ChangeState.READY))


def _changes_overdue(user: User, day: dt.date) -> QuerySet[PairChange]:
    return _changes(user).filter(kind=ChangeKind.END, effective_on__lt=day)


def _draft_for_change(change: PairChange) -> Words:
    return Words(
        title=f"Составьте приказ: {change}",
        text="Все, чьё согласие нужно, согласны.",
        url=change.get_absolute_url(),
        action="Открыть",
        badge="без приказа",
    )


def _draft_for_overdue_change(change: PairChange) -> Words:
    said = _draft_for_change(change)
    return replace(said, text="Последний день пары уже прошёл.", badge=f"по {change.effective_on:%d.%m.%Y}")


def _draft_for_changes(count: int, _first: PairChange) -> Words:
    return Words(
        title=f"Составьте приказы: {count} {plural(count, 'изменение ждёт', 'изменения ждут', 'изменений ждут')}",
        text="Изменения пар готовы; в силу они вступают только приказом.",
        badge="без приказа",
    )


def _draft_for_overdue_changes(count: int, first: PairChange) -> Words:
    said = _draft_for_changes(count, first)
    badge = f"первая – по {first.effective_on:%d.%m.%Y}"
    return replace(said, text="Последний день этих пар уже прошёл.", badge=badge)


REMINDERS = (
    Reminder(
        code="pair-order",
        whom=holding(Role.CURATOR),
        rows=_checked_pairs,
        many=_draft_for_pairs,
        since=waiting_since,
    ),
    Reminder(
        code="change-order",
        whom=holding(Role.CURATOR),
        rows=_changes_due,
        one=_draft_for_change,
        many=_draft_for_changes,
        since=waiting_since,
        listed="pairs",
        task="составить приказ об изменении",
        through="pair",
    ),
    Reminder(
        code="change-order-late",
        whom=holding(Role.CURATOR),
        rows=_changes_overdue,
        one=_draft_for_overdue_change,
        many=_draft_for_overdue_changes,
        tone=Tone.LATE,
        since=lambda change: change.effective_on,
        day_said=True,
        listed="pairs",
        task="составить приказ: последний день прошёл",
        through="pair",
    ),
)
