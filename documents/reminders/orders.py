"""Orders that wait for a visa, for the head, or to be read."""

import datetime as dt
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse

from documents.enums import OrderState, VisaState
from documents.models import Acquaintance, Order, Visa
from documents.queries.outdated import outdated
from documents.queries.signatory import of_signatory
from mentoring.enums import Role, Tone
from mentoring.models import User
from mentoring.queries.since import last_at, longest_waiting, moved_at, moves_into
from mentoring.reminders import Reminder, Words, employed, holding, undated, waiting_since
from mentoring.russian import plural


def _visas(user: User, _day: dt.date) -> QuerySet[Visa]:
    asked = last_at(moves_into(Order, OrderState.VISAS, ref="order") | moves_into(Visa, VisaState.ASKED))
    return longest_waiting(Visa.objects.waiting_for(user).select_related("order"), asked)


def _give_visa(visa: Visa) -> Words:
    return Words(
        title=f"Завизируйте проект приказа «{visa.order.heading}»",
        text="Прочитайте текст: согласуйте его или верните с замечаниями.",
        url=visa.order.get_absolute_url(),
        action="Прочитать",
        badge="ждёт вашей визы",
    )


def _give_visas(count: int, _first: Visa) -> Words:
    return Words(
        title=f"Завизируйте {count} {plural(count, 'проект', 'проекта', 'проектов')} приказов",
        text="Прочитайте тексты: согласуйте их или верните с замечаниями.",
        badge="ждут вашей визы",
    )


def _to_read(user: User, _day: dt.date) -> QuerySet[Acquaintance]:
    return Acquaintance.objects.waiting_for(user).select_related("order").order_by("order__signed_on", "pk")


def _read(reader: Acquaintance) -> Words:
    return Words(
        title=f"Ознакомьтесь с приказом № {reader.order.number} «{reader.order.heading}»",
        text="Прочитайте и отметьте, что ознакомились.",
        url=reader.order.get_absolute_url(),
        action="Прочитать",
        badge=f"подписан {reader.order.signed_on:%d.%m.%Y}",
    )


def _read_many(count: int, first: Acquaintance) -> Words:
    return Words(
        title=f"Ознакомьтесь с {count} {plural(count, 'приказом', 'приказами', 'приказами')}",
        text="Откройте каждый и отметьте, что ознакомились.",
        badge=f"первый – от {first.order.signed_on:%d.%m.%Y}",
    )


def _to_sign(user: User, day: dt.date) -> QuerySet[Order]:
    lacking = Visa.objects.filter(order=OuterRef("pk")).exclude(state=VisaState.GIVEN)
    ready = Order.objects.visible_to(user).unsigned().filter(~Exists(lacking), ~outdated(day))
    last_visa = Visa.objects.filter(order=OuterRef("pk")).order_by("-given_on").values("given_on")[:1]
    dated = ready.annotate(ready_on=Coalesce(Subquery(last_visa), TruncDate("created_at"))).order_by("ready_on", "pk")
    return of_signatory(dated, user, on=day)


def _sign(order: Order) -> Words:
    return Words(
        title=f"Подпишите приказ «{order.heading}»",
        text="Проект составлен; в силу он вступит с вашей подписью.",
        url=reverse("order_sign", args=[order.pk]),
        action="Подписать",
        badge="ждёт подписи",
    )


def _sign_many(count: int, _first: Order) -> Words:
    return Words(
        title=f"Подпишите {count} {plural(count, 'приказ', 'приказа', 'приказов')}",
        text="Проекты составлены; в силу они вступят с вашей подписью.",
        badge="ждут подписи",
    )


def _objected(user: User, _day: dt.date) -> QuerySet[Order]:
    objected = Visa.objects.filter(order=OuterRef("pk"), state=VisaState.OBJECTED)
    returned = Order.objects.visible_to(user).filter(Exists(objected), state=OrderState.DRAFT)
    return longest_waiting(returned, moved_at(Order, OrderState.DRAFT))


def _mend(order: Order) -> Words:
    return Words(
        title=f"Замечания к проекту приказа «{order.heading}»",
        text="Поправьте текст и запросите визы снова.",
        url=order.get_absolute_url(),
        action="Прочитать",
        badge="на доработке",
    )


def _mend_many(count: int, _first: Order) -> Words:
    return Words(
        title=f"Замечания к {count} {plural(count, 'проекту', 'проектам', 'проектам')} приказов",
        text="Поправьте тексты и запросите визы снова.",
        badge="на доработке",
    )


def _outdated(user: User, day: dt.date) -> QuerySet[Order]:
    return Order.objects.visible_to(user).unsigned().filter(outdated(day)).order_by("pk")


def _compose_anew(order: Order) -> Words:
    return Words(
        title=f"Проект приказа «{order.heading}» составлен по прежним данным",
        text="В тексте – прежние имя или должность либо другой человек. Составьте текст заново или поправьте его.",
        url=order.get_absolute_url(),
        action="Открыть",
        badge="подписать нельзя",
    )


def _compose_many_anew(count: int, _first: Order) -> Words:
    return Words(
        title=f"Составлены по прежним данным: {count} {plural(count, 'проект', 'проекта', 'проектов')} приказов",
        text="В текстах – прежние имена или должности либо другие люди. Составьте тексты заново или поправьте их.",
        badge="подписать нельзя",
    )


def _unread(user: User, _day: dt.date) -> QuerySet[Any]:
    """Return the orders that somebody has still to read, each with `readers`: of how many people, of all together."""
    waiting = Acquaintance.objects.waiting().filter(order__organization=user.organization_id)
    people = waiting.order_by().values("order__organization").annotate(people=Count("employee", distinct=True))
    orders = Order.objects.visible_to(user).filter(pk__in=waiting.values("order"))
    return orders.annotate(readers=Subquery(people.values("people"))).order_by("signed_on", "pk")


def _collect(count: int, first: Any) -> Words:
    """One line for all orders: the curator prints the sheets and marks them at once."""
    people = plural(first.readers, "человек", "человека", "человек")
    return Words(
        title=f"Не ознакомились с приказами: {first.readers} {people}",
        text=f"Приказов: {count}. Напомните или соберите подписи на листе ознакомления и отметьте их разом.",
        url=f"{reverse('orders')}?unread=on",
        badge=f"{'первый – ' if count > 1 else ''}от {first.signed_on:%d.%m.%Y}",
    )


def _signed_on(order: Order) -> dt.date | None:
    return order.signed_on


REMINDERS = (
    Reminder(
        code="order-visa",
        whom=employed,
        rows=_visas,
        one=_give_visa,
        many=_give_visas,
        since=waiting_since,
        listed="orders",
        task="завизировать",
        through="order",
    ),
    Reminder(
        code="order-read",
        whom=employed,
        rows=_to_read,
        one=_read,
        many=_read_many,
        since=lambda reader: reader.order.signed_on,
        day_said=True,
        listed="orders",
        task="ознакомиться",
        through="order",
    ),
    Reminder(
        code="order-sign",
        whom=holding(Role.HEAD),
        rows=_to_sign,
        one=_sign,
        many=_sign_many,
        since=lambda order: order.ready_on,
        listed="orders",
        task="подписать",
    ),
    Reminder(
        code="order-mend",
        whom=holding(Role.CURATOR),
        rows=_objected,
        one=_mend,
        many=_mend_many,
        since=waiting_since,
        listed="orders",
        task="поправить по замечаниям",
    ),
    Reminder(
        code="order-outdated",
        whom=holding(Role.CURATOR),
        rows=_outdated,
        one=_compose_anew,
        many=_compose_many_anew,
        since=undated,
        listed="orders",
        task="составить заново: данные изменились",
    ),
    Reminder(
        code="order-unread",
        whom=holding(Role.CURATOR),
        rows=_unread,
        many=_collect,
        tone=Tone.NEUTRAL,
        since=_signed_on,
        day_said=True,
    ),
)
