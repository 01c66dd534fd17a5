"""The text of a draft, edited by hand."""

from typing import Any

from django.urls import reverse

from documents.forms.order_text import OrderForm
from documents.models import Order
from documents.papers.order import numbered, points_on_paper
from documents.services.composing import keep_told, writing_refusal
from documents.services.point import rearrange
from mentoring.forms.fields import KEY_DIGITS
from mentoring.views.base import FormPage


class OrderEdit(FormPage):
    """Each button saves what is typed; «↑», «↓» and «Удалить» then do their own with a point."""

    model = Order
    form_class = OrderForm
    permission = "documents.change_order"
    template_name = "documents/order_edit.html"
    title = "Текст приказа"

    def get_thing(self) -> Order:
        order: Order = self.find(Order, self.kwargs["pk"])
        return order

    def closed(self) -> str:
        return writing_refusal(self.thing)

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.get_thing()}

    def more_context(self) -> dict[str, Any]:
        return {"present": numbered(points_on_paper(self.thing))}

    def save(self, form: OrderForm) -> tuple[str, str]:
        order = form.save()
        step, _, key = self.request.POST.get("then", "").partition(":")
        if not step:
            return "Текст сохранён.", order.get_absolute_url()
        if key.isdecimal() and len(key) <= KEY_DIGITS:
            rearrange(order, step=step, pk=int(key))
            keep_told(order)
        return "Сохранено.", f"{reverse('order_edit', args=[order.pk])}#point-{key or 'new'}"
