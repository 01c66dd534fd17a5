"""What needs somebody today in the banks and pairs."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse

from mentoring.declarations import Todo
from mentoring.enums import PAIR_FORMING, ConsentKind, MenteeState, PairState, Role
from mentoring.models import Consent, Mentee, Pair, User
from mentoring.russian import plural

ENDING_SOON = dt.timedelta(days=30)


def todos(user: User, today: dt.date) -> list[Todo]:
    found = list(_confirmations(user)) if user.roles & {Role.MENTOR, Role.MENTEE} else []
    if Role.CURATOR in user.roles:
        found += [*_consents(user, today), *_checks(user), *_orders(user), *_without_mentor(user, today)]
        found += _ending(user, today)
    return found


def _confirmations(user: User) -> Iterable[Todo]:
    waiting = Pair.objects.visible_to(user).filter(state=PairState.PROPOSED).with_people()
    for pair in waiting:
        if pair.waits_for(user.employee_id):
            yield Todo(
                title=f"Подтвердите участие: {pair}",
                text="Куратор предложил эту пару. Она состоится, когда согласятся обе стороны.",
                url=pair.get_absolute_url(),
                action="Ответить",
                since="ждёт вашего ответа",
                weight=10,
            )


def _consents(user: User, today: dt.date) -> Iterable[Todo]:
    consented = Consent.objects.of_kind(ConsentKind.MENTORING).in_force_on(today).values("employee")
    pairs = Pair.objects.visible_to(user).filter(state__in=PAIR_FORMING - {PairState.PROPOSED}).with_people()
    for pair in pairs.filter(Q(basis_kind="") | ~Q(mentor__in=consented)):
        yield Todo(
            title=f"Нет согласия или основания: {pair.mentor.employee.full_name}",
            text=f"Пара {pair} ждёт приказа. Без согласия наставника приказ не подписать (ТК РФ, ст. 351.8).",
            url=reverse("pair_basis", args=[pair.pk]),
            action="Записать",
            since="мешает приказу",
            tone="late",
            weight=5,
        )


def _checks(user: User) -> Iterable[Todo]:
    for pair in Pair.objects.visible_to(user).filter(state=PairState.AGREED).with_people():
        yield Todo(
            title=f"Проверьте пару: {pair}",
            text="Обе стороны согласны.",
            url=pair.get_absolute_url(),
            action="Проверить",
            since="согласована",
            weight=20,
        )


def _orders(user: User) -> Iterable[Todo]:
    ready = Pair.objects.visible_to(user).filter(state=PairState.CHECKED).count()
    if ready:
        yield Todo(
            title=f"Составьте приказ: {ready} {plural(ready, 'пара ждёт', 'пары ждут', 'пар ждут')} закрепления",
            text="Пары проверены; в силу они вступают только приказом.",
            url=reverse("order_add"),
            action="Составить",
            since="без приказа",
            weight=25,
        )


def _without_mentor(user: User, today: dt.date) -> Iterable[Todo]:
    searching = Mentee.objects.visible_to(user).filter(state=MenteeState.SEARCHING).select_related("employee")
    busy = Pair.objects.forming().values("members__mentee")
    for mentee in searching.exclude(pk__in=busy):
        since = mentee.without_mentor_since
        days = (today - since).days if since else 0
        yield Todo(
            title=f"{mentee.employee.full_name}, {mentee.employee.post}",
            text=f"Ищет наставника {days} {plural(days, 'день', 'дня', 'дней')}." if days else "Ищет наставника.",
            url=f"{reverse('pair_add')}?mentees={mentee.pk}",
            action="Подобрать",
            since="без наставника",
            tone="neutral",
            weight=60,
        )


def _ending(user: User, today: dt.date) -> Iterable[Todo]:
    for pair in Pair.objects.visible_to(user).living().filter(ends_on__lte=today + ENDING_SOON).with_people():
        days = (pair.ends_on - today).days
        late = days < 0
        yield Todo(
            title=f"{'Срок пары прошёл' if late else 'Срок пары кончается'}: {pair}",
            text="Завершите пару, когда её работа закончена.",
            url=pair.get_absolute_url(),
            action="Открыть",
            since=f"до {pair.ends_on:%d.%m.%Y}",
            tone="late" if late else "attention",
            weight=15,
        )
