"""What needs somebody today in the changes of pairs."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from mentoring.declarations import Todo, gathered
from mentoring.enums import PAIR_IN_FORCE, PairState
from mentoring.enums.pair_change import ChangeKind, ChangeState
from mentoring.models import Pair, PairChange, User
from mentoring.models.pair_change import PairChangeQuerySet
from mentoring.russian import plural


def confirmations(user: User) -> Iterable[Todo]:
    """What the mentor or a mentee is asked to agree to."""
    if user.employee_id is None:
        return
    for change in PairChange.objects.visible_to(user).filter(state=ChangeState.PREPARED).with_people():
        if change.waits_for(user.employee_id):
            yield Todo(
                title=f"Согласны ли вы: {change}",
                text="Куратор подготовил изменение. Оно состоится, когда согласятся все, кого оно касается.",
                url=change.get_absolute_url(),
                action="Ответить",
                since="ждёт вашего ответа",
                weight=11,
            )


def of_the_curator(user: User, today: dt.date) -> list[Todo]:
    changes = PairChange.objects.visible_to(user).with_people()
    return [*_declined(changes), *_notices(changes, today), *_for_orders(changes, today), *ending(user, today)]


def _declined(changes: PairChangeQuerySet) -> Iterable[Todo]:
    for change in changes.open().filter(successor__state=PairState.DECLINED):
        yield Todo(
            title=f"Замена наставника не состоялась: {change.pair}",
            text="От новой пары отказались: отмените замену и выберите другого наставника.",
            url=change.get_absolute_url(),
            action="Открыть",
            since="новый наставник не согласован",
            weight=14,
        )


def _notices(changes: PairChangeQuerySet, today: dt.date) -> Iterable[Todo]:
    for change in changes.open().filter(earliest_on__gt=today):
        yield Todo(
            title=f"Идёт срок уведомления: {change.pair}",
            text=f"Последний день пары – не раньше {change.earliest_on:%d.%m.%Y}; приказ можно подписать и до него.",
            url=change.get_absolute_url(),
            action="Открыть",
            since=f"до {change.earliest_on:%d.%m.%Y}",
            tone="neutral",
            weight=45,
        )


def _for_orders(changes: PairChangeQuerySet, today: dt.date) -> list[Todo]:
    def one(change: PairChange) -> Todo:
        late = change.kind == ChangeKind.END and change.effective_on < today
        return Todo(
            title=f"Составьте приказ: {change}",
            text="Последний день пары уже прошёл." if late else "Все, чьё согласие нужно, согласны.",
            url=change.get_absolute_url(),
            action="Открыть",
            since="без приказа",
            tone="late" if late else "attention",
            weight=22,
        )

    def many(count: int, _first: PairChange) -> Todo:
        return Todo(
            title=f"Составьте приказы: {count} {plural(count, 'изменение ждёт', 'изменения ждут', 'изменений ждут')}",
            text="Изменения пар готовы; в силу они вступают только приказом.",
            url=reverse("order_add"),
            action="Составить",
            since="без приказа",
            weight=22,
        )

    return gathered(changes.for_order().order_by("effective_on", "pk"), one, many)


ENDING_SOON = dt.timedelta(days=30)


def ending(user: User, today: dt.date) -> list[Todo]:
    """Pairs whose term ends and which nothing is prepared for."""

    def one(pair: Pair) -> Todo:
        late = pair.ends_on < today
        prolonged = pair.state in PAIR_IN_FORCE
        return Todo(
            title=f"{'Срок пары прошёл' if late else 'Срок пары заканчивается'}: {pair}",
            text="Завершите пару в последний день её срока или продлите.",
            url=reverse("pair_change_add", args=[pair.pk, ChangeKind.PROLONG])
            if prolonged
            else pair.get_absolute_url(),
            action="Продлить" if prolonged else "Открыть",
            since=f"до {pair.ends_on:%d.%m.%Y}",
            tone="late" if late else "attention",
            weight=15,
        )

    def many(count: int, first: Pair) -> Todo:
        return Todo(
            title=f"Кончается срок: {count} {plural(count, 'пара', 'пары', 'пар')}",
            text=f"Раньше всех – {first}, {first.ends_on:%d.%m.%Y}. Завершите или продлите.",
            url=f"{reverse('pairs')}?sort=ends",
            action="Показать",
            since="за 30 дней",
            weight=15,
        )

    living = Pair.objects.visible_to(user).living().filter(ends_on__lte=today + ENDING_SOON)
    untouched = living.exclude(pk__in=PairChange.objects.open().values("pair")).with_people()
    return gathered(untouched.order_by("ends_on", "pk"), one, many)
