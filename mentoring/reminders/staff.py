"""What the staff and their consents need."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from mentoring.enums import ConsentKind, Role, Tone
from mentoring.models import Consent, Employee, Mentee, Mentor, Organization, User
from mentoring.models.counting import counted_rows
from mentoring.queries.clearance import mentors_lacking
from mentoring.queries.consent import ENDING_SOON, refusers
from mentoring.reminders.base import Reminder, Words, holding, only, undated
from mentoring.russian import plural, since

FEW = 5
"""With fewer people on the staff the organization has only just begun."""


def _just_begun(user: User, _day: dt.date) -> QuerySet[Organization]:
    banks = [model.objects.filter(employee__organization=OuterRef("pk")) for model in (Mentor, Mentee)]
    staff = counted_rows(Employee.objects.working().filter(organization=OuterRef("pk")))
    own = Organization.objects.visible_to(user).alias(staff=staff)
    return own.filter(*(~Exists(bank) for bank in banks), staff__lt=FEW)


def _begin(_organization: Organization) -> Words:
    return Words(
        title="Загрузите сотрудников из Excel",
        text="Столбцы – в любом порядке; перед записью видно, что будет. Из сотрудников собираются банки.",
        url=reverse("staff_import_add"),
        action="Загрузить",
        badge="с этого начинают",
    )


def _missing(user: User, day: dt.date) -> QuerySet[Employee]:
    return Employee.objects.visible_to(user).missing_consent(ConsentKind.PERSONAL_DATA, on=day).order_by("pk")


def _take(count: int, _first: Employee) -> Words:
    return Words(
        title=f"У {count} {plural(count, 'сотрудника', 'сотрудников', 'сотрудников')} нет согласия на "
        "обработку персональных данных",
        text="Бланки печатаются разом, с именами; подписанные отмечаются тоже разом.",
        url=f"{reverse('consents')}?missing={ConsentKind.PERSONAL_DATA}",
        action="Кто это",
        badge="не взято",
    )


def _ending(user: User, day: dt.date) -> QuerySet[Consent]:
    consents = Consent.objects.visible_to(user).of_the_working().ending_within(ENDING_SOON, on=day)
    return consents.defer("text").order_by("valid_until", "pk")


def _take_anew(count: int, first: Consent) -> Words:
    return Words(
        title=f"{plural(count, 'Истекает', 'Истекают', 'Истекает')} {count} "
        f"{plural(count, 'согласие', 'согласия', 'согласий')}",
        text=f"Срок кончается в ближайшие 30 дней: возьмите {'новое' if count == 1 else 'новые'} заранее.",
        url=f"{reverse('consents')}?ending=on",
        action="Чьи",
        badge=f"{'первое – ' if count > 1 else ''}до {first.valid_until:%d.%m.%Y}",
    )


WHY_REFUSED = "Решите об архиве и обезличивании: что закон не обязывает хранить, удаляют в течение 30 дней."


def _refused(user: User, day: dt.date) -> QuerySet[Any]:
    return refusers(user, on=day)


def _archive(person: Any) -> Words:
    return Words(
        title=f"Отозвано согласие на обработку данных: {person.full_name}",
        text=WHY_REFUSED,
        url=person.get_absolute_url(),
        action="Открыть",
        badge=since(person.refused_on),
    )


def _archive_many(count: int, first: Any) -> Words:
    return Words(
        title=f"Отозвано согласие на обработку данных: {count} {plural(count, 'человек', 'человека', 'человек')}",
        text=WHY_REFUSED,
        url=f"{reverse('consents')}?refused=on",
        badge=since(first.refused_on),
    )


def _uncleared(user: User, day: dt.date) -> QuerySet[Employee]:
    return mentors_lacking(user, on=day).order_by("pk")


WHY_CLEARED = "Без них человек со стороны не допускается к работе с детьми, и приказ о паре с ним не подписать."


def _clear(person: Employee) -> Words:
    return Words(
        title=f"Нет документов для допуска: {person.full_name}",
        text=WHY_CLEARED,
        url=f"{person.get_absolute_url()}#clearances",
        action="Отметить",
        badge="наставник со стороны",
    )


def _clear_many(count: int, _first: Employee) -> Words:
    return Words(
        title=f"Нет документов для допуска: {count} {plural(count, 'человек', 'человека', 'человек')} со стороны",
        text=WHY_CLEARED,
        action="Кто это",
    )


REMINDERS = (
    Reminder(
        code="staff-import",
        whom=holding(Role.CURATOR),
        rows=_just_begun,
        many=only(_begin),
        since=undated,
    ),
    Reminder(
        code="consent-missing",
        whom=holding(Role.CURATOR),
        rows=_missing,
        many=_take,
        since=undated,
    ),
    Reminder(
        code="consent-ending",
        whom=holding(Role.CURATOR),
        rows=_ending,
        many=_take_anew,
        since=lambda consent: consent.valid_until,
        day_said=True,
    ),
    Reminder(
        code="clearance-missing",
        whom=holding(Role.CURATOR),
        rows=_uncleared,
        one=_clear,
        many=_clear_many,
        since=undated,
        listed="employees",
        task="отметить документы для допуска",
    ),
    Reminder(
        code="consent-refused",
        whom=holding(Role.CURATOR),
        rows=_refused,
        one=_archive,
        many=_archive_many,
        tone=Tone.LATE,
        since=lambda person: person.refused_on,
        day_said=True,
    ),
)
