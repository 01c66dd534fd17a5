"""The signature of the head."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from documents.enums import LineSubject, OrderEffect
from documents.forms.order_sign import SignForm
from documents.models import Order
from documents.queries.acquaintance import readers_of
from documents.queries.affecting import affected_by
from documents.registry import order_kinds
from documents.services import signing
from documents.services.composing import SIGNED
from documents.views.freezing import FreezingStep
from mentoring.exceptions import ImpossibleStepError

BROUGHT = {LineSubject.PAIR: "Вступят в силу пары и группы", LineSubject.CHANGE: "Исполнятся изменения пар"}
STAYS = "Что отменяемый приказ уже изменил, само не вернётся: если нужно, составьте об этом новый приказ."
AFFECTED = {False: "Будет отмечен как изменённый", True: "Будет отменён"}


class OrderSign(FreezingStep):
    model = Order
    permission = "documents.sign_order"
    template_name = "documents/order_sign.html"
    title = "Подписать приказ"
    submit = "Подписать"
    locks = True

    def get_form(self, thing: Order, data: Any = None) -> SignForm:
        return SignForm(data, order=thing)

    def consequences(self, thing: Order) -> list[str]:
        said = ["Приказ получит номер и дату и больше не изменится."]
        for about, sentence in BROUGHT.items():
            if count := thing.lines.filter(about=about).count():
                said.append(f"{sentence}: {count}.")
        said += [f"{AFFECTED[thing.effect == 'revokes']}: {order}." for order in affected_by(thing)]
        said += [STAYS] if thing.effect == OrderEffect.REVOKES else []
        if readers := readers_of(thing):
            names = ", ".join(person.initials_last for person in readers)
            said.append(f"С приказом попросим ознакомиться тех, кого он касается ({names}).")
        unusual = order_kinds()[thing.kind].warnings(thing, timezone.localdate())
        return [*said, *(f"Обратите внимание: {sentence}" for sentence in unusual)]

    def more_context(self, thing: Order) -> dict[str, Any]:
        return {
            "preview_url": reverse("order_preview", args=[thing.pk]),
            "preview_title": "Текст приказа",
            "refusals": [SIGNED] if thing.is_signed else signing.refusals(thing, on=timezone.localdate()),
        }

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
            anyway=form.cleaned_data["anyway"],
        )
        return f"Подписан приказ № {order.number}. Он в силе; его можно печатать."
