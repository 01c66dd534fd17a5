"""What the pairs need."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from mentoring.declarations import Todo, gathered
from mentoring.enums import PairState
from mentoring.models import Pair, User
from mentoring.russian import plural

ENDING_SOON = dt.timedelta(days=30)


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


def checks(user: User) -> Iterable[Todo]:
    for pair in Pair.objects.visible_to(user).filter(state=PairState.AGREED).with_people():
        yield Todo(
            title=f"Проверьте пару: {pair}",
            text="Обе стороны согласны.",
            url=pair.get_absolute_url(),
            action="Проверить",
            since="согласована",
            weight=20,
        )


def orders(user: User) -> Iterable[Todo]:
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


def ending(user: User, today: dt.date) -> Iterable[Todo]:
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
