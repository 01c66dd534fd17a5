"""What a signed order leaves to be done with the papers that were made before it."""

import datetime as dt
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.urls import reverse

from documents.queries.follow_ups import TIME_TO_FOLLOW, changes_after, last_of
from mentoring.enums import BASIS_PERMANENT, Role
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Pair, User
from mentoring.models.pair_change import COMPOSITION, OF_TERM
from mentoring.reminders import Reminder, Words, holding
from mentoring.russian import counted_pairs

TOLD_BY_BASIS = (*OF_TERM, *COMPOSITION, ChangeKind.TERMS)
"""A basis tells how long, whom and in what form the mentor helps; of a pair with a new mentor it is a new one."""


def _with_former_basis(user: User, _day: dt.date) -> QuerySet[Any]:
    """Return the pairs of which an order changed what the basis of the mentor's work tells, after it was signed."""
    signed = Pair.objects.visible_to(user).signed()
    pairs = signed.exclude(basis_kind="").exclude(basis_kind__in=BASIS_PERMANENT).with_people()  # that has no term
    later = changes_after(OuterRef("basis_date"), "pk", TOLD_BY_BASIS)
    changed: QuerySet[Any] = pairs.annotate(changed_from=last_of(later))
    return changed.exclude(changed_from=None).order_by("changed_from", "pk")


def _until(pair: Any) -> str:
    return f"до {pair.changed_from + TIME_TO_FOLLOW:%d.%m.%Y}"


def _renew(pair: Any) -> Words:
    return Words(
        title=f"Обновите основание работы наставника: {pair}",
        text=f"Приказ изменил срок, состав или форму работы пары. Прежнее основание: {pair.basis}.",
        url=reverse("pair_basis", args=[pair.pk]),
        action="Записать",
        badge=_until(pair),
    )


def _renew_many(count: int, first: Any) -> Words:
    return Words(
        title=f"Обновите основание работы наставника: {counted_pairs(count)}",
        text="Приказы изменили сроки, состав или форму работы этих пар, а документы наставников подписаны раньше.",
        badge=f"первое – {_until(first)}",
    )


REMINDERS = (
    Reminder(
        code="pair-basis-renew",
        whom=holding(Role.CURATOR),
        rows=_with_former_basis,
        one=_renew,
        many=_renew_many,
        since=lambda pair: pair.changed_from,
        day_said=True,
        listed="pairs",
        task="обновить основание после приказа",
    ),
)
