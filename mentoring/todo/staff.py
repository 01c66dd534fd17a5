"""What the staff and their consents need."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from mentoring.declarations import Todo, gathered
from mentoring.enums import ConsentKind
from mentoring.models import Consent, Employee, Mentee, Mentor, User
from mentoring.queries.consent import refusers
from mentoring.russian import plural

ENDING_SOON = dt.timedelta(days=30)
FEW = 5
"""With fewer people on the staff the organization has only just begun."""


def first_steps(user: User) -> Iterable[Todo]:
    banks_are_empty = not (Mentor.objects.visible_to(user).exists() or Mentee.objects.visible_to(user).exists())
    if banks_are_empty and Employee.objects.visible_to(user).working().count() < FEW:
        yield Todo(
            title="Загрузите сотрудников из Excel",
            text="Столбцы – в любом порядке; перед записью видно, что будет. Из сотрудников собираются банки.",
            url=reverse("staff_import_add"),
            action="Загрузить",
            since="с этого начинают",
            weight=1,
        )


def consents_of_the_staff(user: User, today: dt.date) -> Iterable[Todo]:
    lacking = Employee.objects.visible_to(user).missing_consent(ConsentKind.PERSONAL_DATA, on=today).count()
    if lacking:
        yield Todo(
            title=f"У {lacking} {plural(lacking, 'сотрудника', 'сотрудников', 'сотрудников')} нет согласия на "
            "обработку персональных данных",
            text="Бланки печатаются разом, с именами; подписанные отмечаются тоже разом.",
            url=f"{reverse('consents')}?missing={ConsentKind.PERSONAL_DATA}",
            action="Кто это",
            since="не взято",
            weight=40,
        )
    ending = Consent.objects.visible_to(user).of_the_working().ending_within(ENDING_SOON, on=today).count()
    if ending:
        yield Todo(
            title=f"{plural(ending, 'Истекает', 'Истекают', 'Истекает')} {ending} "
            f"{plural(ending, 'согласие', 'согласия', 'согласий')}",
            text="Срок кончается в ближайшие 30 дней: возьмите новые заранее.",
            url=f"{reverse('consents')}?ending=on",
            action="Чьи",
            since="за 30 дней",
            weight=41,
        )


def refusals(user: User, today: dt.date) -> list[Todo]:
    def one(person: Any) -> Todo:
        return Todo(
            title=f"Отозвано согласие на обработку данных: {person.full_name}",
            text="Решите об архиве и обезличивании: что закон не обязывает хранить, удаляют в течение 30 дней.",
            url=person.get_absolute_url(),
            action="Открыть",
            since=f"с {person.refused_on:%d.%m.%Y}",
            tone="late",
            weight=8,
        )

    def many(count: int, first: Any) -> Todo:
        return Todo(
            title=f"Отозвано согласие на обработку данных: {count} {plural(count, 'человек', 'человека', 'человек')}",
            text="Решите об архиве и обезличивании: что закон не обязывает хранить, удаляют в течение 30 дней.",
            url=f"{reverse('consents')}?refused=on",
            action="Показать",
            since=f"с {first.refused_on:%d.%m.%Y}",
            tone="late",
            weight=8,
        )

    return gathered(refusers(user, on=today), one, many)
