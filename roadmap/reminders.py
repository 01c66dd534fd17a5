"""What the roadmap needs of the user."""

import datetime as dt
from typing import Any

from django.db.models import DateField, Exists, OuterRef, QuerySet, Value
from django.urls import reverse

from documents.queries.signatory import of_signatory
from mentoring.enums import Role, Tone
from mentoring.models import Organization, User
from mentoring.reminders import Reminder, Words, holding
from mentoring.russian import late_by, plural
from mentoring.school_year import SchoolYear
from roadmap.enums import RoadmapState
from roadmap.models import Activity, Roadmap


def _overdue(user: User, day: dt.date) -> QuerySet[Any]:
    late = Activity.objects.visible_to(user).overdue_on(day)
    return late.annotate(asked_on=Value(day, DateField())).order_by("due_on", "pk")


def _late_by(activity: Any) -> str:
    return late_by(activity.due_on, on=activity.asked_on)


def _mark(activity: Any) -> Words:
    return Words(
        title=str(activity),
        text=f"Дорожная карта, этап {activity.stage}",
        url=reverse("activity_done", args=[activity.pk]),
        action="Отметить",
        badge=_late_by(activity),
    )


def _mark_many(count: int, first: Any) -> Words:
    words = plural(count, "мероприятие просрочено", "мероприятия просрочены", "мероприятий просрочено")
    return Words(
        title=f"Дорожная карта: {count} {words}",
        text=f"Самое давнее: {first}",
        action="Открыть",
        badge=_late_by(first),
    )


def _without_roadmap(user: User, day: dt.date) -> QuerySet[Any]:
    """Return the organization while it has no roadmap of the school year, which is told as `start_year`."""
    year = SchoolYear.of(day)
    roadmap = Roadmap.objects.of_year(year).filter(organization=OuterRef("pk"))
    own = Organization.objects.visible_to(user).filter(~Exists(roadmap))
    return own.annotate(start_year=Value(year.start))


def _create(organization: Any) -> Words:
    return Words(
        title=f"Нет дорожной карты на {SchoolYear(organization.start_year)} учебный год",
        text="Возьмите образец или прошлогоднюю: этапы и мероприятия скопируются.",
        url=reverse("roadmap_add"),
        action="Создать",
    )


def _drafts(user: User, day: dt.date) -> QuerySet[Roadmap]:
    drafts = Roadmap.objects.visible_to(user).filter(state=RoadmapState.DRAFT).order_by("-start_year", "pk")
    return of_signatory(drafts, user, on=day)


def _approve(roadmap: Roadmap) -> Words:
    return Words(
        title=f"Утвердите дорожную карту {roadmap.period_words}",
        text="Проект готовит куратор; после утверждения текст не меняется.",
        url=reverse("roadmap_approve", args=[roadmap.pk]),
        action="Посмотреть и утвердить",
        badge="ждёт утверждения",
    )


def _approve_many(count: int, _last: Roadmap) -> Words:
    return Words(
        title=f"Утвердите {count} {plural(count, 'дорожную карту', 'дорожные карты', 'дорожных карт')}",
        text="Проекты готовит куратор; после утверждения текст не меняется.",
        url=f"{reverse('roadmaps')}?state={RoadmapState.DRAFT}",
        badge="ждут утверждения",
    )


REMINDERS = (
    Reminder(
        code="activity-overdue",
        whom=holding(Role.CURATOR),
        rows=_overdue,
        one=_mark,
        many=_mark_many,
        tone=Tone.LATE,
        since=lambda activity: activity.due_on,
        listed="activities",
        task="отметить: просрочено",
    ),
    Reminder(
        code="roadmap-create",
        whom=holding(Role.CURATOR),
        rows=_without_roadmap,
        one=_create,
    ),
    Reminder(
        code="roadmap-approve",
        whom=holding(Role.HEAD),
        rows=_drafts,
        one=_approve,
        many=_approve_many,
    ),
)
