"""The journal in which orders are registered, for a period."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from django.template.loader import render_to_string
from django.utils import timezone

from documents.enums import ORDER_SIGNED, OrderRegister
from documents.models import Order
from documents.press.dates import period_words
from documents.queries.affecting import effects_on
from documents.registry import Paper
from mentoring.models import Organization


@dataclass(frozen=True)
class Entry:
    """note: «изменён приказом № 5-ОД от 01.12.2026»."""

    order: Order
    note: str


def register_html(organization: Organization, *, register: str, since: dt.date, until: dt.date) -> str:
    context = {
        "organization": organization,
        "register": OrderRegister(register).label,
        "period": period_words(since, until),
        "entries": entries(organization, register=register, since=since, until=until),
    }
    return render_to_string("print/order_register.html", context)


def entries(organization: Organization, *, register: str, since: dt.date, until: dt.date) -> list[Entry]:
    """Return the signed orders of the period, the earliest first; the number of queries does not follow them."""
    signed = Order.objects.filter(organization=organization, register=register, state__in=ORDER_SIGNED)
    found = list(signed.filter(signed_on__range=(since, until)).select_related("signatory").order_by("signed_on", "pk"))
    effects = effects_on(found)
    return [Entry(order, "; ".join(map(str, effects[order.pk]))) for order in found]


def _of_this_year(organization: Organization, register: OrderRegister) -> str:
    today = timezone.localdate()
    return register_html(organization, register=register, since=today.replace(month=1, day=1), until=today)


PAPERS = tuple(
    Paper(
        f"order_register_{register}",
        f"Журнал регистрации: {register.label}",
        Organization.objects.all,
        partial(_of_this_year, register=register),
    )
    for register in OrderRegister
)
