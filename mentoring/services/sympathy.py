"""Asking those who have met whom they would like to work with, and keeping what they say."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from mentoring.enums import Bank
from mentoring.enums.matching import SympathyKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, MeetingGuest, Sympathy
from mentoring.models.sympathy import MOST_NAMED
from mentoring.services.state import locked

TOO_MANY = f"Назовите не больше {MOST_NAMED} человек в каждом списке."
BOTH_WAYS = "Один и тот же человек не может быть в обоих списках."


@transaction.atomic
def ask(guests: Mapping[Bank, Iterable[Employee]], *, met_on: dt.date, answer_by: dt.date) -> int:
    """Ask the guests of the day; who was asked before keeps the answer and gets the new term."""
    asked = [
        MeetingGuest(employee=person, side=side, met_on=met_on, answer_by=answer_by)
        for side, people in guests.items()
        for person in people
    ]
    MeetingGuest.objects.bulk_create(
        asked, update_conflicts=True, unique_fields=["employee", "side", "met_on"], update_fields=["answer_by"]
    )
    return len(asked)


@transaction.atomic
def answer(guest: MeetingGuest, *, liked: Collection[Employee], avoided: Collection[Employee], at: dt.datetime) -> None:
    """Keep the answer in place of the former one, until its term is over."""
    fresh = locked(guest)
    if fresh.answer_by < timezone.localdate(at):
        raise ImpossibleStepError(term_over(fresh))
    if max(len(liked), len(avoided)) > MOST_NAMED:
        raise ImpossibleStepError(TOO_MANY)
    if set(liked) & set(avoided):
        raise ImpossibleStepError(BOTH_WAYS)
    fresh.sympathies.all().delete()
    said = {SympathyKind.LIKED: liked, SympathyKind.AVOIDED: avoided}
    Sympathy.objects.bulk_create(
        Sympathy(guest=fresh, about=person, kind=kind) for kind, people in said.items() for person in people
    )
    fresh.answered_on = timezone.localdate(at)
    fresh.save(update_fields=["answered_on"])


def term_over(guest: MeetingGuest) -> str:
    return f"Ответы принимали до {guest.answer_by:%d.%m.%Y}. Если есть что сказать, скажите куратору."
