"""What the roadmap needs of the user today."""

import datetime as dt

from django.urls import reverse

from mentoring.declarations import Todo
from mentoring.models import User
from mentoring.russian import plural
from mentoring.school_year import SchoolYear
from roadmap.enums import RoadmapState
from roadmap.models import Activity, Roadmap

LISTED_ONE_BY_ONE = 3
"""More overdue activities than these become one line, so that they do not crowd the desk."""


def todos(user: User, today: dt.date) -> list[Todo]:
    found: list[Todo] = []
    if user.has_perm("roadmap.mark_activity"):
        found += [*_overdue(user, today), *_missing(user, today)]
    if user.has_perm("roadmap.approve_roadmap"):
        found += _waiting(user)
    return found


def _overdue(user: User, today: dt.date) -> list[Todo]:
    late = list(Activity.objects.visible_to(user).overdue_on(today).order_by("due_on", "pk"))
    if len(late) > LISTED_ONE_BY_ONE:
        return [_together(late, today)]
    return [
        Todo(
            title=str(activity),
            text=f"Дорожная карта, этап {activity.stage}",
            url=reverse("activity_done", args=[activity.pk]),
            action="Отметить",
            since=_late_by(activity, today),
            tone="late",
            weight=30,
        )
        for activity in late
    ]


def _together(late: list[Activity], today: dt.date) -> Todo:
    count = len(late)
    words = plural(count, "мероприятие просрочено", "мероприятия просрочены", "мероприятий просрочено")
    return Todo(
        title=f"Дорожная карта: {count} {words}",
        text=f"Самое давнее: {late[0]}",
        url=late[0].get_absolute_url(),
        action="Открыть",
        since=_late_by(late[0], today),
        tone="late",
        weight=30,
    )


def _late_by(activity: Activity, today: dt.date) -> str:
    days = (today - activity.due_on).days if activity.due_on else 0
    return f"просрочено на {days} {plural(days, 'день', 'дня', 'дней')}"


def _missing(user: User, today: dt.date) -> list[Todo]:
    year = SchoolYear.of(today)
    if not user.organization_id or Roadmap.objects.visible_to(user).of_year(year).exists():
        return []
    return [
        Todo(
            title=f"Нет дорожной карты на {year} учебный год",
            text="Возьмите образец или прошлогоднюю: этапы и мероприятия скопируются.",
            url=reverse("roadmap_add"),
            action="Создать",
            weight=40,
        )
    ]


def _waiting(user: User) -> list[Todo]:
    return [
        Todo(
            title=f"Утвердите дорожную карту на {roadmap.school_year} учебный год",
            text="Проект готовит куратор; после утверждения текст не меняется.",
            url=reverse("roadmap_approve", args=[roadmap.pk]),
            action="Посмотреть и утвердить",
            since="ждёт утверждения",
            weight=40,
        )
        for roadmap in Roadmap.objects.visible_to(user).filter(state=RoadmapState.DRAFT)
    ]
