"""The sheet on which people sign that they have read an order."""

from django.template.loader import render_to_string

from documents.models import Order
from documents.papers.order import find_order
from documents.registry import Paper


def acquaintance_html(order: Order) -> str:
    readers = order.acquaintances.select_related("employee")
    context = {"order": order, "organization": order.organization, "readers": readers}
    return render_to_string("print/acquaintance.html", context)


PAPERS = (Paper(code="acquaintance", title="Лист ознакомления", find=find_order, html=acquaintance_html),)
