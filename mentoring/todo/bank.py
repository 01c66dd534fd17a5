"""What the records of the banks need."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import F
from django.urls import reverse

from mentoring.declarations import Todo, gathered
from mentoring.models import Mentee, Mentor, User
from mentoring.russian import plural


def _days(since: dt.date | None, today: dt.date) -> str:
    """«84 дня», empty for today and for the unknown."""
    days = (today - since).days if since else 0
    return f"{days} {plural(days, 'день', 'дня', 'дней')}" if days > 0 else ""


def without_mentor(user: User, today: dt.date) -> list[Todo]:
    def one(mentee: Mentee) -> Todo:
        return Todo(
            title=f"{mentee.employee.full_name}, {mentee.employee.post}",
            text=f"Ищет наставника {_days(mentee.without_mentor_since, today)}".rstrip() + ".",
            url=reverse("mentee_suggest", args=[mentee.pk]),
            action="Подобрать",
            since="без наставника",
            tone="neutral",
            weight=60,
        )

    def many(count: int, longest: Mentee) -> Todo:
        days = _days(longest.without_mentor_since, today)
        return Todo(
            title=f"{count} {plural(count, 'наставляемый', 'наставляемых', 'наставляемых')} без наставника",
            text=f"Дольше всех – {longest.employee.full_name}{f', {days}' if days else ''}.",
            url=f"{reverse('mentees')}?waiting=on&sort=since",
            action="Показать",
            since="без наставника",
            tone="neutral",
            weight=60,
        )

    longest_first = F("without_mentor_since").asc(nulls_last=True)
    waiting = Mentee.objects.visible_to(user).awaiting_pair().select_related("employee")
    return gathered(waiting.order_by(longest_first, "pk"), one, many)


def to_come_back_to(user: User, today: dt.date) -> list[Todo]:
    def one(mentee: Mentee) -> Todo:
        return Todo(
            title=f"Вернитесь к вопросу о наставнике: {mentee.employee.full_name}",
            text=mentee.support,
            url=mentee.get_absolute_url(),
            action="Открыть",
            since=f"с {mentee.next_check_on:%d.%m.%Y}",
            weight=55,
        )

    def many(count: int, longest: Mentee) -> Todo:
        people = plural(count, "наставляемого", "наставляемых", "наставляемых")
        return Todo(
            title=f"Вернитесь к вопросу о наставнике для {count} {people}",
            text="Пары для них нет; назначенный день пришёл.",
            url=f"{reverse('mentees')}?again=on&sort=again",
            action="Показать",
            since=f"с {longest.next_check_on:%d.%m.%Y}",
            weight=55,
        )

    come = Mentee.objects.visible_to(user).to_come_back_to_on(today).select_related("employee")
    return gathered(come.order_by("next_check_on", "pk"), one, many)


def yearly_check(user: User, today: dt.date) -> Iterable[Todo]:
    mentors = Mentor.objects.visible_to(user).due_on(today).count()
    mentees = Mentee.objects.visible_to(user).due_on(today).count()
    count = mentors + mentees
    if count:
        yield Todo(
            title=f"Актуализируйте банки: {count} {plural(count, 'запись', 'записи', 'записей')}",
            text=f"Раз в год запись подтверждают: наставников – {mentors}, наставляемых – {mentees}.",
            url=reverse("bank_check"),
            action="Проверить",
            since="старше года",
            weight=70,
        )
