"""What speaks against an order that is about to be signed."""

from django.utils import timezone

from documents.enums import CASES_CORRECTED, OrderState, VisaState
from documents.models import Order
from documents.queries.order_parts import by_kind, declared
from mentoring.models import StateChange
from mentoring.russian import since


def objections(order: Order) -> list[str]:
    against = [said for each in by_kind(order) for said in declared(each).against(each)]
    return [*against, *_unanswered_remarks(order)]


def _unanswered_remarks(order: Order) -> list[str]:
    """Tell the remarks written instead of a visa, also of who was not asked again; given since, it answers them."""
    agreed = set(order.visas.filter(state=VisaState.GIVEN).values_list("employee", flat=True))
    back = StateChange.objects.of(order).filter(from_state=OrderState.VISAS, to_state=OrderState.DRAFT)
    last = {change.by.employee: change for change in back.exclude(why__in=["", CASES_CORRECTED]) if change.by}
    return [
        f"{person.initials_last} {since(timezone.localdate(change.at))} не согласует проект: {change.why}"
        for person, change in last.items()
        if person and person.pk not in agreed
    ]
