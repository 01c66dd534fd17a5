"""Who is asked after a group meeting and has not answered."""

import datetime as dt

from django.db.models import QuerySet

from mentoring.models import MeetingGuest, User
from mentoring.reminders.base import Reminder, Words, employed


def _unanswered(user: User, day: dt.date) -> QuerySet[MeetingGuest]:
    return MeetingGuest.objects.filter(employee=user.employee_id).waiting_on(day).order_by("answer_by", "pk")


def _answer(guest: MeetingGuest) -> Words:
    return Words(
        title="Скажите, с кем вам хотелось бы работать",
        text=f"После встречи {guest.met_on:%d.%m.%Y} можно назвать до трёх человек. Ответ увидит только куратор.",
        url=guest.get_absolute_url(),
        action="Ответить",
        badge=f"до {guest.answer_by:%d.%m.%Y}",
    )


REMINDERS = (
    Reminder(
        code="sympathy-answer",
        whom=employed,
        rows=_unanswered,
        one=_answer,
        many=lambda _count, guest: _answer(guest),
        since=lambda guest: guest.met_on,
        day_said=True,
    ),
)
