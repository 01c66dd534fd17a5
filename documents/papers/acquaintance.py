"""The sheet on which people sign that they have read an order."""

from django.db.models import QuerySet
from django.template.loader import render_to_string

from documents.enums import ORDER_SIGNED
from documents.models import Order
from documents.papers.order import orders
from documents.registry import Paper


def acquaintance_html(order: Order) -> str:
    readers = order.acquaintances.select_related("employee")
    context = {"order": order, "organization": order.organization, "readers": readers}
    return render_to_string("print/acquaintance.html", context)


def read() -> QuerySet[Order]:
    return orders().filter(state__in=ORDER_SIGNED)


PAPERS = (Paper("acquaintance", "Лист ознакомления", read, acquaintance_html),)
