"""The signature of the head."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from documents.forms.order_sign import SignForm
from documents.models import Order
from documents.papers import order_html
from documents.services import signing
from mentoring.exceptions import ImpossibleStepError
from mentoring.views.base import StepPage


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
        order = signing.sign(
            thing,
            number=form.cleaned_data["number"],
            signed_on=form.cleaned_data["signed_on"],
            signatory=signatory,
            by=self.user,
            at=timezone.now(),
            paper=order_html,
        )
        return f"Подписан приказ № {order.number}. Пары действуют; приказ можно печатать."
