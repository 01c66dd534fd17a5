"""What the records of the banks need."""

import datetime as dt
from typing import Any

from django.db.models import DateField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least, NullIf
from django.urls import reverse

from mentoring.enums import Role, Tone
from mentoring.models import Mentee, Mentor, User
from mentoring.queries.bank import people_due_on
from mentoring.reminders.base import Reminder, Words, holding
from mentoring.russian import agreed, in_days, plural, since


def _without_mentor(user: User, day: dt.date) -> QuerySet[Any]:
    waiting = Mentee.objects.visible_to(user).awaiting_pair_on(day).select_related("employee").with_waiting()
    longest_first = F("waiting_from").asc(nulls_last=True)
    return waiting.annotate(asked_on=Value(day, DateField())).order_by(longest_first, "pk")


def _days(mentee: Any) -> str:
    """«84 дня», empty for today and for the unknown."""
    days = (mentee.asked_on - mentee.alone_since).days if mentee.alone_since else 0
    return in_days(days) if days > 0 else ""


def _find_mentor(mentee: Any) -> Words:
    return Words(
        title=f"{mentee.employee.full_name}, {mentee.employee.post}",
        text=f"Ищет наставника {_days(mentee)}".rstrip() + ".",
        url=reverse("mentee_suggest", args=[mentee.pk]),
        action="Подобрать",
        badge="без наставника",
    )


def _find_mentors(count: int, longest: Any) -> Words:
    days = _days(longest)
    return Words(
        title=f"{count} {plural(count, 'наставляемый', 'наставляемых', 'наставляемых')} без наставника",
        text=f"Дольше всех – {longest.employee.full_name}{f', {days}' if days else ''}.",
        url=f"{reverse('mentees')}?waiting=on&sort=since",
        badge="без наставника",
    )


def _to_come_back_to(user: User, day: dt.date) -> QuerySet[Mentee]:
    come = Mentee.objects.visible_to(user).to_come_back_to_on(day).select_related("employee")
    return come.order_by("next_check_on", "pk")


def _come_back(mentee: Mentee) -> Words:
    return Words(
        title=f"Вернитесь к вопросу о наставнике: {mentee.employee.full_name}",
        text=mentee.support,
        url=mentee.get_absolute_url(),
        action="Открыть",
        badge=agreed(f"с {mentee.next_check_on:%d.%m.%Y}"),
    )


def _come_back_to_many(count: int, longest: Mentee) -> Words:
    people = plural(count, "наставляемого", "наставляемых", "наставляемых")
    return Words(
        title=f"Вернитесь к вопросу о наставнике для {count} {people}",
        text="Пары для них нет; назначенный день пришёл.",
        url=f"{reverse('mentees')}?again=on&sort=again",
        badge=agreed(f"с {longest.next_check_on:%d.%m.%Y}"),
    )


def _due(user: User, day: dt.date) -> QuerySet[Any]:
    """Return the people with a record to be confirmed, with `checked_last`: None where nobody ever has."""
    own = [bank.due_on(day).filter(pk=OuterRef("pk")) for bank in (Mentor.objects, Mentee.objects)]
    today = Value(day, DateField())
    known = [Coalesce(Subquery(records.values("checked_on")), today) for records in own]
    return (
        people_due_on(user, day)
        .annotate(checked_last=NullIf(Least(*known), today))
        .order_by(F("checked_last").asc(nulls_last=True), "pk")
    )


def _check_banks(count: int, longest: Any) -> Words:
    people = plural(count, "человек ждёт", "человека ждут", "человек ждут")
    return Words(
        title=f"Актуализируйте банки: {count} {people} проверки",
        text="Запись в банке подтверждают раз в год: исправьте, что изменилось, и отметьте верные.",
        url=reverse("bank_check"),
        action="Проверить",
        badge=f"не проверяли {since(longest.checked_last)}" if longest.checked_last else "не проверяли",
    )


REMINDERS = (
    Reminder(
        code="mentee-without-mentor",
        whom=holding(Role.CURATOR),
        rows=_without_mentor,
        one=_find_mentor,
        many=_find_mentors,
        tone=Tone.NEUTRAL,
        since=lambda mentee: mentee.alone_since,
        day_said=True,
    ),
    Reminder(
        code="mentee-come-back",
        whom=holding(Role.CURATOR),
        rows=_to_come_back_to,
        one=_come_back,
        many=_come_back_to_many,
        since=lambda mentee: mentee.next_check_on,
        day_said=True,
    ),
    Reminder(
        code="bank-check",
        whom=holding(Role.CURATOR),
        rows=_due,
        many=_check_banks,
        since=lambda person: person.checked_last,
        day_said=True,
    ),
)
