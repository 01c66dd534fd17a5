"""Orders that wait for the head, for a visa, or to be read."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse

from documents.enums import OrderState, VisaState
from documents.models import Acquaintance, Order, Visa
from mentoring.declarations import Todo, gathered
from mentoring.enums import Role
from mentoring.models import User
from mentoring.russian import plural


def todos(user: User, today: dt.date) -> list[Todo]:
    del today
    found: list[Todo] = []
    if user.employee_id:
        found += [*_visas(user), *_to_read(user)]
    if Role.HEAD in user.roles:
        found += _to_sign(user)
    if Role.CURATOR in user.roles:
        found += [*_objected(user), *_unread(user)]
    return found


def _visas(user: User) -> list[Todo]:
    def one(visa: Visa) -> Todo:
        return Todo(
            title=f"Завизируйте проект приказа «{visa.order.heading}»",
            text="Прочитайте текст: согласуйте его или верните с замечаниями.",
            url=visa.order.get_absolute_url(),
            action="Прочитать",
            since="ждёт вашей визы",
            weight=11,
        )

    def many(count: int, _first: Visa) -> Todo:
        return Todo(
            title=f"Завизируйте {count} {plural(count, 'проект', 'проекта', 'проектов')} приказов",
            text="Прочитайте тексты: согласуйте их или верните с замечаниями.",
            url=f"{reverse('orders')}?state={OrderState.VISAS}",
            action="Показать",
            since="ждут вашей визы",
            weight=11,
        )

    return gathered(Visa.objects.waiting_for(user).select_related("order").order_by("pk"), one, many)


def _to_read(user: User) -> list[Todo]:
    def one(reader: Acquaintance) -> Todo:
        return Todo(
            title=f"Ознакомьтесь с приказом № {reader.order.number} «{reader.order.heading}»",
            text="Прочитайте и отметьте, что ознакомились.",
            url=reader.order.get_absolute_url(),
            action="Прочитать",
            since=f"подписан {reader.order.signed_on:%d.%m.%Y}",
            weight=13,
        )

    def many(count: int, first: Acquaintance) -> Todo:
        return Todo(
            title=f"Ознакомьтесь с {count} {plural(count, 'приказом', 'приказами', 'приказами')}",
            text="Откройте каждый и отметьте, что ознакомились.",
            url=f"{reverse('orders')}?unread=on",
            action="Показать",
            since=f"первый – от {first.order.signed_on:%d.%m.%Y}",
            weight=13,
        )

    waiting = Acquaintance.objects.waiting_for(user)
    return gathered(waiting.select_related("order").order_by("order__signed_on", "pk"), one, many)


def _to_sign(user: User) -> list[Todo]:
    def one(order: Order) -> Todo:
        return Todo(
            title=f"Подпишите приказ «{order.heading}»",
            text="Проект составлен; в силу он вступит с вашей подписью.",
            url=reverse("order_sign", args=[order.pk]),
            action="Подписать",
            since="ждёт подписи",
            weight=10,
        )

    def many(count: int, _first: Order) -> Todo:
        return Todo(
            title=f"Подпишите {count} {plural(count, 'приказ', 'приказа', 'приказов')}",
            text="Проекты составлены; в силу они вступят с вашей подписью.",
            url=reverse("orders"),
            action="Показать",
            since="ждут подписи",
            weight=10,
        )

    lacking = Visa.objects.filter(order=OuterRef("pk")).exclude(state=VisaState.GIVEN)
    return gathered(Order.objects.visible_to(user).unsigned().exclude(Exists(lacking)).order_by("pk"), one, many)


def _objected(user: User) -> list[Todo]:
    def one(order: Order) -> Todo:
        return Todo(
            title=f"Замечания к проекту приказа «{order.heading}»",
            text="Поправьте текст и запросите визы снова.",
            url=order.get_absolute_url(),
            action="Прочитать",
            since="возвращён",
            weight=14,
        )

    def many(count: int, _first: Order) -> Todo:
        return Todo(
            title=f"Замечания к {count} {plural(count, 'проекту', 'проектам', 'проектам')} приказов",
            text="Поправьте тексты и запросите визы снова.",
            url=f"{reverse('orders')}?state={OrderState.DRAFT}",
            action="Показать",
            since="возвращены",
            weight=14,
        )

    objected = Visa.objects.filter(order=OuterRef("pk"), state=VisaState.OBJECTED)
    drafts = Order.objects.visible_to(user).filter(Exists(objected), state=OrderState.DRAFT)
    return gathered(drafts.order_by("pk"), one, many)


def _unread(user: User) -> list[Todo]:
    """One line for all orders: the curator prints the sheets and marks them at once."""
    waiting = Acquaintance.objects.waiting().filter(order__organization=user.organization_id)
    counts = waiting.aggregate(orders=Count("order", distinct=True), people=Count("employee", distinct=True))
    if not counts["orders"]:
        return []
    orders, people = counts["orders"], counts["people"]
    return [
        Todo(
            title=f"Не ознакомились с приказами: {people} {plural(people, 'человек', 'человека', 'человек')}",
            text=f"Приказов: {orders}. Напомните или соберите подписи на листе ознакомления и отметьте их разом.",
            url=f"{reverse('orders')}?unread=on",
            action="Показать",
            since="ждут ознакомления",
            tone="neutral",
            weight=45,
        )
    ]
