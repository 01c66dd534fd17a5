"""Sessions of collegial bodies that are over, and whose minutes nobody has signed."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse

from documents.enums import SessionState
from documents.models import BodySession
from mentoring.models import User
from mentoring.reminders import Reminder, Words, employed
from mentoring.russian import plural


def _unsigned(user: User, day: dt.date) -> QuerySet[BodySession]:
    kept = BodySession.objects.kept_by(user, on=day).awaiting_minutes(day)
    return kept.select_related("body").order_by("held_on", "pk")


def _sign(session: BodySession) -> Words:
    planned = session.state == SessionState.PLANNED
    return Words(
        title=f"Заседание прошло, протокол не подписан: {session.body.title}, {session.held_on:%d.%m.%Y}",
        text="Отметьте, кто присутствовал, и запишите решения."
        if planned
        else "Проверьте решения и подпишите протокол.",
        url=session.get_absolute_url(),
        action="Открыть",
        badge="нет протокола",
    )


def _sign_many(count: int, first: BodySession) -> Words:
    held = f"{count} {plural(count, 'заседание', 'заседания', 'заседаний')}"
    return Words(
        title=f"Подпишите протоколы: прошло {held}",
        text="Из подписанного протокола берут номер и дату выписки и грифы документов.",
        url=reverse("bodies"),
        badge=f"первое – {first.held_on:%d.%m.%Y}",
    )


REMINDERS = (
    Reminder(
        code="protocol-sign",
        whom=employed,
        rows=_unsigned,
        one=_sign,
        many=_sign_many,
        since=lambda session: session.held_on,
        day_said=True,
    ),
)
