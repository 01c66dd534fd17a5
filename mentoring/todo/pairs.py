"""What the pairs need."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from mentoring.declarations import Todo, gathered
from mentoring.enums import PairState
from mentoring.models import Pair, User
from mentoring.russian import plural

LONG_ABSENCE = dt.timedelta(days=14)
"""An absence that lasts longer from today stops the work of a pair."""


def confirmations(user: User) -> Iterable[Todo]:
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


def consents(user: User, today: dt.date) -> list[Todo]:
    def one(pair: Pair) -> Todo:
        return Todo(
            title=f"Нет согласия или основания: {pair.mentor.employee.full_name}",
            text=f"Пара {pair} ждёт приказа. Без согласия наставника приказ не подписать (ТК РФ, ст. 351.8).",
            url=reverse("pair_basis", args=[pair.pk]),
            action="Записать",
            since="мешает приказу",
            tone="late",
            weight=5,
        )

    def many(count: int, _first: Pair) -> Todo:
        return Todo(
            title=f"Нет согласия или основания: {count} {plural(count, 'пара', 'пары', 'пар')}",
            text="Без согласия наставника и основания его работы приказ не подписать (ТК РФ, ст. 351.8).",
            url=f"{reverse('pairs')}?unready=on",
            action="Показать",
            since="мешает приказу",
            tone="late",
            weight=5,
        )

    return gathered(Pair.objects.visible_to(user).unready_on(today).with_people().order_by("pk"), one, many)


def without_login(user: User) -> list[Todo]:
    def one(pair: Pair) -> Todo:
        return Todo(
            title=f"Отметьте согласие на бумаге: {pair}",
            text="Не у всех есть учётная запись. Пригласите человека в систему или отметьте подписанный лист.",
            url=reverse("pair_paper", args=[pair.pk]),
            action="Отметить",
            since="ответить не может",
            weight=18,
        )

    def many(count: int, _first: Pair) -> Todo:
        return Todo(
            title=f"Отметьте согласие на бумаге: {count} {plural(count, 'пара', 'пары', 'пар')}",
            text="Не у всех есть учётная запись. Пригласите людей в систему или отметьте подписанные листы.",
            url=f"{reverse('pairs')}?state={PairState.PROPOSED}",
            action="Показать",
            since="ответить не могут",
            weight=18,
        )

    return gathered(Pair.objects.visible_to(user).without_login().with_people().order_by("pk"), one, many)


def awaiting_council(user: User) -> list[Todo]:
    def one(pair: Pair) -> Todo:
        return Todo(
            title=f"Запишите мнение совета: {pair}",
            text="Обе стороны согласны. Без мнения совета, номера и даты протокола пару не проверить.",
            url=reverse("pair_opinion", args=[pair.pk]),
            action="Записать",
            since="ждёт совета",
            weight=19,
        )

    def many(count: int, _first: Pair) -> Todo:
        return Todo(
            title=f"Запишите мнение совета: {count} {plural(count, 'пара', 'пары', 'пар')}",
            text="Стороны согласны. Без мнения совета, номера и даты протокола пары не проверить.",
            url=f"{reverse('pairs')}?state={PairState.AGREED}",
            action="Показать",
            since="ждут совета",
            weight=19,
        )

    return gathered(Pair.objects.visible_to(user).awaiting_council().with_people().order_by("pk"), one, many)


def checks(user: User) -> Iterable[Todo]:
    council = Pair.objects.awaiting_council().values("pk")
    for pair in Pair.objects.visible_to(user).filter(state=PairState.AGREED).exclude(pk__in=council).with_people():
        yield Todo(
            title=f"Проверьте пару: {pair}",
            text="Обе стороны согласны.",
            url=pair.get_absolute_url(),
            action="Проверить",
            since="согласована",
            weight=20,
        )


def orders(user: User) -> Iterable[Todo]:
    ready = Pair.objects.visible_to(user).filter(state=PairState.CHECKED, continues=None).count()
    if ready:
        yield Todo(
            title=f"Составьте приказ: {ready} {plural(ready, 'пара ждёт', 'пары ждут', 'пар ждут')} закрепления",
            text="Пары проверены; в силу они вступают только приказом.",
            url=reverse("order_add_kind", args=["pairs"]),
            action="Составить",
            since="без приказа",
            weight=25,
        )


def mentors_away(user: User, today: dt.date) -> list[Todo]:
    def one(pair: Pair) -> Todo:
        return Todo(
            title=f"Наставник надолго отсутствует: {pair}",
            text="Приостановите пару или подготовьте замену наставника.",
            url=pair.get_absolute_url(),
            action="Открыть",
            since=f"до {pair.mentor.away_until:%d.%m.%Y}",
            weight=14,
        )

    def many(count: int, longest: Pair) -> Todo:
        return Todo(
            title=f"Наставник надолго отсутствует: {count} {plural(count, 'пара', 'пары', 'пар')}",
            text="Приостановите пары или подготовьте замену наставника.",
            url=f"{reverse('mentors')}?away=on",
            action="Показать",
            since=f"до {longest.mentor.away_until:%d.%m.%Y}",
            weight=14,
        )

    away = Pair.objects.visible_to(user).with_mentor_away_on(today + LONG_ABSENCE)
    return gathered(away.with_people().order_by("-mentor__away_until", "pk"), one, many)
