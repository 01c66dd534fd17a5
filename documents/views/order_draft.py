"""Drafting an order, its text, and dropping it."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from documents.forms.order_draft import DraftForm, OrderForm, PointForms
from documents.models import Order
from documents.services import order as orders
from documents.services.composing import compose, refuse_signed
from mentoring.views.base import FormPage, StepPage


class OrderAdd(FormPage):
    form_class = DraftForm
    permission = "documents.draft_order"
    template_name = "documents/order_add.html"
    back_name = "orders"
    title = "Проект приказа"
    submit = "Составить проект"

    def save(self, form: DraftForm) -> tuple[str, str]:
        order = form.save()
        return "Проект составлен. Проверьте текст; подписывает руководитель.", order.get_absolute_url()


class OrderEdit(FormPage):
    """Heading, preamble and points of a draft."""

    form_class = OrderForm
    permission = "documents.change_order"
    template_name = "documents/order_edit.html"
    title = "Текст приказа"

    def get_thing(self) -> Order:
        order: Order = self.find(Order, self.kwargs["pk"])
        return order

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def more_context(self) -> dict[str, Any]:
        return {"points": self.points}

    def get_form(self, data: Any = None) -> Any:
        self.points = PointForms(data, instance=self.thing, prefix="points")
        form = super().get_form(data)
        if data is not None and not self.points.is_valid():
            form.add_error(None, "Исправьте отмеченные пункты.")
        return form

    def save(self, form: OrderForm) -> tuple[str, str]:
        refuse_signed(self.thing)
        form.save()
        self.points.save()
        return "Текст сохранён.", self.thing.get_absolute_url()


class OrderCompose(StepPage):
    model = Order
    permission = "documents.change_order"
    title = "Составить текст заново"
    submit = "Составить заново"

    def consequences(self, thing: Order) -> list[str]:
        del thing
        return ["Заголовок, преамбула и пункты будут составлены по нынешним данным; правка вручную пропадёт."]

    def step(self, thing: Order, form: Any) -> str:
        del form
        compose(thing, today=timezone.localdate())
        return "Текст составлен заново."


class OrderDiscard(StepPage):
    model = Order
    permission = "documents.change_order"
    title = submit = "Удалить проект"

    def consequences(self, thing: Order) -> list[str]:
        del thing
        return ["Проект приказа удаляется.", "Его пары снова ждут приказа."]

    def step(self, thing: Order, form: Any) -> str:
        del form
        orders.discard(thing, by=self.user, at=timezone.now())
        return "Проект удалён, пары ждут нового приказа."

    def get_url(self, thing: Order) -> str:
        return thing.get_absolute_url() if Order.objects.filter(pk=thing.pk).exists() else reverse("orders")
