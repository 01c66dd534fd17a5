"""What the roadmap needs of the user."""

import datetime as dt
from typing import Any

from django.db.models import DateField, Exists, OuterRef, QuerySet, Value
from django.urls import reverse

from documents.queries.signatory import of_signatory
from mentoring.enums import Role, Tone
from mentoring.models import Organization, User
from mentoring.queries.since import longest_waiting, made_at
from mentoring.reminders import Reminder, Words, holding, only, waiting_since
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


def _starts_on(organization: Any) -> dt.date:
    return SchoolYear(organization.start_year).starts_on


def _create(organization: Any) -> Words:
    return Words(
        title=f"Нет дорожной карты на {SchoolYear(organization.start_year)} учебный год",
        text="Возьмите образец или прошлогоднюю: этапы и мероприятия скопируются.",
        url=reverse("roadmap_add"),
        action="Создать",
        badge=f"год начался {_starts_on(organization):%d.%m.%Y}",
    )


def _drafts(user: User, day: dt.date) -> QuerySet[Roadmap]:
    drafts = Roadmap.objects.visible_to(user).filter(state=RoadmapState.DRAFT)
    return of_signatory(longest_waiting(drafts, made_at(Roadmap)), user, on=day)


def _approve(roadmap: Roadmap) -> Words:
    return Words(
        title=f"Утвердите дорожную карту {roadmap.period_words}",
        text="Проект готовит куратор; после утверждения текст не меняется.",
        url=reverse("roadmap_approve", args=[roadmap.pk]),
        action="Посмотреть и утвердить",
        badge="в проекте",
    )


def _approve_many(count: int, _last: Roadmap) -> Words:
    return Words(
        title=f"Утвердите {count} {plural(count, 'дорожную карту', 'дорожные карты', 'дорожных карт')}",
        text="Проекты готовит куратор; после утверждения текст не меняется.",
        url=f"{reverse('roadmaps')}?state={RoadmapState.DRAFT}",
        badge="в проектах",
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
        day_said=True,
        listed="activities",
        task="отметить: просрочено",
    ),
    Reminder(
        code="roadmap-create",
        whom=holding(Role.CURATOR),
        rows=_without_roadmap,
        many=only(_create),
        since=_starts_on,
        day_said=True,
    ),
    Reminder(
        code="roadmap-approve",
        whom=holding(Role.HEAD),
        rows=_drafts,
        one=_approve,
        many=_approve_many,
        since=waiting_since,
    ),
)
