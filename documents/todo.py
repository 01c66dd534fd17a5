"""Orders that wait for the head."""

import datetime as dt

from documents.models import Order
from mentoring.declarations import Todo
from mentoring.enums import Role
from mentoring.models import User


def todos(user: User, today: dt.date) -> list[Todo]:
    del today
    if Role.HEAD not in user.roles:
        return []
    return [
        Todo(
            title=f"Подпишите приказ «{order.heading}»",
            text="Проект составлен; пары вступят в силу с вашей подписью.",
            url=order.get_absolute_url(),
            action="Открыть",
            since="ждёт подписи",
            weight=10,
        )
        for order in Order.objects.visible_to(user).unsigned()
    ]
