"""Приказы: the register, the page, drafting, editing, signing, printing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from documents.enums import OrderState
from documents.filters import OrderFilter
from documents.forms.order import DraftForm, OrderForm, PointForms, SignForm
from documents.models import Order
from documents.papers import order_html
from documents.registry import order_kinds
from documents.resources import OrderResource
from documents.services import order as orders
from documents.views.papers import paper_answer
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair, StateChange
from mentoring.road import history, road
from mentoring.views.actions import Action
from mentoring.views.base import DetailPage, FormPage, ListPage, SignedInView, StepPage

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
        orders.refuse_signed(self.thing)
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
        orders.compose(thing, today=timezone.localdate())
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


class OrderSign(StepPage):
    model = Order
    permission = "documents.sign_order"
    title = "Подписать приказ"
    submit = "Подписать"

    def get_form(self, thing: Order, data: Any = None) -> SignForm:
        return SignForm(data, order=thing)

    def consequences(self, thing: Order) -> list[str]:
        return [
            "Приказ получит номер и дату и больше не изменится.",
            f"Вступят в силу пары и группы: {thing.pairs.count()}.",
        ]

    def more_context(self, thing: Order) -> dict[str, Any]:
        return {"preview_url": reverse("order_preview", args=[thing.pk]), "preview_title": "Текст приказа"}

    def step(self, thing: Order, form: SignForm) -> str:
        signatory = self.user.employee
        if signatory is None:
            raise ImpossibleStepError("Ваша учётная запись не связана с сотрудником: подписать нечем.")
        order = orders.sign(
            thing,
            number=form.cleaned_data["number"],
            signed_on=form.cleaned_data["signed_on"],
            signatory=signatory,
            by=self.user,
            at=timezone.now(),
            paper=order_html,
        )
        return f"Подписан приказ № {order.number}. Пары действуют; приказ можно печатать."


class OrderPaper(SignedInView):
    """The order as a file or as a page in a frame."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        order: Order = self.find(Order, pk)
        html = order_html(order)
        name = f"Приказ {order.number}" if order.is_signed else "Проект приказа"
        return paper_answer(kind, html, name=name, kept=getattr(order, "signed_copy", None))
