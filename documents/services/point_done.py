"""What a signed order leaves to be done by a day, and that it was done."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from documents.enums import ORDER_IN_FORCE
from documents.models import OrderPoint
from documents.queries.mentions import apart, shortened
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import User
from mentoring.services.state import locked, remark


@transaction.atomic
def mark_done(point: OrderPoint, *, by: User, at: dt.datetime) -> bool:
    """Mark the point as done; return False where it was marked before."""
    order, fresh = locked(point.order), locked(point)
    if fresh.deadline is None:
        raise ImpossibleStepError("У этого пункта нет срока: отмечают только те, у которых он есть.")
    if order.state not in ORDER_IN_FORCE:
        raise ImpossibleStepError("Отмечают пункты подписанного приказа, пока он в силе. Обновите страницу.")
    if fresh.done_on:
        return False
    fresh.done_on, fresh.done_by = timezone.localdate(at), by.employee
    fresh.save(update_fields=["done_on", "done_by"])
    remark(order, by=by, at=at, why=f"Выполнено: {shortened(apart(fresh))}")
    return True
