"""Приказы: the register and the page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from documents.enums import OrderState
from documents.filters import OrderFilter
from documents.models import Order
from documents.papers import order_html
from documents.registry import order_kinds
from documents.resources import OrderResource
from documents.views.papers import paper_answer
from mentoring.models import Pair, StateChange
from mentoring.road import history, road
from mentoring.views.actions import Action
from mentoring.views.base import DetailPage, ListPage, SignedInView

PATH = [(OrderState.DRAFT, "Проект"), (OrderState.SIGNED, "Подписан")]


class OrderList(ListPage):
    model = Order
    filterset_class = OrderFilter
    template_name = "documents/order_list.html"
    counted = "приказ, приказа, приказов"
    resource_class = OrderResource
    file_title = "Приказы"
    manage_permission = "documents.draft_order"


class OrderDetail(DetailPage):
    model = Order
    template_name = "documents/order_detail.html"

    def context(self, thing: Order) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing))
        refusals = [] if thing.is_signed else order_kinds()[thing.kind].refusals(thing, timezone.localdate())
        return {
            "road": road(thing.state, PATH, changes),
            "history": history(changes),
            "refusals": refusals,
            "pairs": Pair.objects.visible_to(self.user).filter(orders=thing).for_list(),
            "copy": getattr(thing, "signed_copy", None),
            "main_action": self._main(thing, refusals),
            "more_actions": self._more(thing),
            "print_actions": [
                Action("PDF", reverse("order_pdf", args=[thing.pk])),
                Action("DOCX для Word", reverse("order_docx", args=[thing.pk])),
            ],
        }

    def _main(self, thing: Order, refusals: list[str]) -> Action | None:
        if thing.is_signed or not self.user.has_perm("documents.sign_order", thing):
            return None
        reason = "Сначала устраните причины, названные ниже." if refusals else ""
        return Action("Подписать", reverse("order_sign", args=[thing.pk]), reason)

    def _more(self, thing: Order) -> list[Action]:
        if thing.is_signed or not self.user.has_perm("documents.change_order", thing):
            return []
        return [
            Action("Изменить текст", reverse("order_edit", args=[thing.pk])),
            Action("Составить текст заново", reverse("order_compose", args=[thing.pk])),
            Action("Удалить проект", reverse("order_discard", args=[thing.pk])),
        ]


class OrderPaper(SignedInView):
    """The order as a file or as a page in a frame."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        order: Order = self.find(Order, pk)
        html = order_html(order)
        name = f"Приказ {order.number}" if order.is_signed else "Проект приказа"
        return paper_answer(kind, html, name=name, kept=getattr(order, "signed_copy", None))
