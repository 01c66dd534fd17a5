"""Who is appointed by an order and can't work yet, and a post that nobody holds."""

import datetime as dt
from typing import Any

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse

from documents.queries.signatory import signatory_on
from documents.queries.signatory import words as signatory_words
from mentoring.enums import Role, Tone
from mentoring.models import ActingHead, Curator, Organization, User
from mentoring.reminders import Reminder, Words, holding, only
from mentoring.russian import plural, since

SOON = dt.timedelta(days=14)
"""An order is written and signed in this time."""


def _without_account(user: User, day: dt.date) -> QuerySet[Curator]:
    active = User.objects.filter(employee=OuterRef("employee"), is_active=True)
    own = Curator.objects.visible_to(user).lasting_on(day).filter(~Exists(active))
    return own.select_related("employee").order_by("starts_on", "pk")


def _open_account(curator: Curator) -> Words:
    return Words(
        title=f"Нужна учётная запись: {curator.employee.full_name}",
        text="По приказу это куратор наставничества, а войти на сайт нельзя. Приглашает администратор.",
        url=curator.employee.get_absolute_url(),
        action="Открыть карточку",
        badge=f"куратор с {curator.starts_on:%d.%m.%Y}",
    )


def _open_accounts(count: int, first: Curator) -> Words:
    return Words(
        title=f"Нужны учётные записи: {count} {plural(count, 'куратор', 'куратора', 'кураторов')}",
        text="По приказу это кураторы наставничества, а войти на сайт они не могут. Приглашает администратор.",
        badge=f"первый {since(first.starts_on)}",
    )


def _without_curator(user: User, day: dt.date) -> QuerySet[Any]:
    """Return the organization that had a curator and soon has none, with `last_day` of the last one."""
    terms = Curator.objects.filter(employee__organization=OuterRef("pk"))
    own = Organization.objects.visible_to(user)
    vacant = own.filter(Exists(terms.begun_by(day)), ~Exists(terms.on(day + SOON)))
    left = F("employee__archived_on")
    last_day = Case(When(Q(ends_on=None) | Q(ends_on__gt=left), then=left), default=F("ends_on"))
    last = terms.begun_by(day).annotate(last_day=last_day).order_by("-last_day").values("last_day")[:1]
    return vacant.annotate(last_day=Subquery(last, output_field=DateField())).order_by("pk")


def _appoint(organization: Any) -> Words:
    return Words(
        title="Назначьте куратора наставничества приказом",
        text="Срок прежнего куратора закончился или заканчивается в ближайшие две недели.",
        url=reverse("order_add_kind", args=["curator"]),
        action="Составить приказ",
        badge=f"срок по {organization.last_day:%d.%m.%Y}",
    )


def _others_acting(user: User, day: dt.date) -> QuerySet[ActingHead]:
    own = ActingHead.objects.visible_to(user).on(day)
    return own.exclude(employee=user.employee_id).select_related("employee__organization").order_by("pk")


def _tell_who_signs(acting: ActingHead) -> Words:
    signs = signatory_words(signatory_on(acting.organization, acting.starts_on))
    return Words(
        title=f"Подписывает и утверждает {signs}",
        text="Приказы и программы этих дней – не ваши. Вернулись раньше – завершите срок замещения.",
        url=reverse("acting_heads"),
        action="Открыть",
        badge=f"{since(acting.starts_on)} по {acting.ends_on:%d.%m.%Y}",
    )


def _unconfirmed(user: User, day: dt.date) -> QuerySet[ActingHead]:
    waiting = ActingHead.objects.visible_to(user).lasting_on(day).unconfirmed()
    return waiting.select_related("employee").order_by("starts_on", "pk")


def _confirm(acting: ActingHead) -> Words:
    return Words(
        title=f"Подтвердите, что вас замещает {acting.who_and_when}",
        text="Так записал администратор. Пока вы не подтвердили, подписываете вы.",
        url=reverse("acting_heads"),
        action="Посмотреть",
        badge="ждёт подтверждения",
    )


def _confirm_many(count: int, first: ActingHead) -> Words:
    return Words(
        title=f"Подтвердите, кто вас замещает: {count} {plural(count, 'срок', 'срока', 'сроков')}",
        text="Так записал администратор. Пока вы не подтвердили, подписываете вы.",
        url=reverse("acting_heads"),
        badge=f"первый {since(first.starts_on)}",
    )


REMINDERS = (
    Reminder(
        code="acting-head-confirm",
        whom=holding(Role.HEAD),
        rows=_unconfirmed,
        one=_confirm,
        many=_confirm_many,
        since=lambda acting: acting.starts_on,
        day_said=True,
    ),
    Reminder(
        code="acting-head",
        whom=holding(Role.HEAD),
        rows=_others_acting,
        many=only(_tell_who_signs),
        tone=Tone.NEUTRAL,
        since=lambda acting: acting.starts_on,
        day_said=True,
    ),
    Reminder(
        code="curator-account",
        whom=holding(Role.ADMINISTRATOR, Role.HEAD),
        rows=_without_account,
        one=_open_account,
        many=_open_accounts,
        since=lambda curator: curator.starts_on,
        day_said=True,
        listed="employees",
        task="открыть учётную запись куратора",
        through="employee",
    ),
    Reminder(
        code="curator-needed",
        whom=holding(Role.HEAD, Role.CURATOR),
        rows=_without_curator,
        many=only(_appoint),
        tone=Tone.LATE,
        since=lambda organization: organization.last_day,
        day_said=True,
    ),
)
