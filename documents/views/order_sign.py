"""The signature of the head."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from documents.enums import OrderEffect
from documents.forms.order_sign import SignForm
from documents.models import Order
from documents.queries import signatory as signatories
from documents.queries.acquaintance import readers_of
from documents.queries.affecting import affected_by
from documents.queries.objections import objections
from documents.queries.order_parts import by_kind, declared
from documents.services import signing
from documents.services.composing import SIGNED
from documents.views.freezing import FreezingStep
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee
from mentoring.queries.consent import lacking_processing
from mentoring.russian import one_dot

STAYS = "Что отменяемый приказ уже изменил, само не вернётся: если нужно, составьте об этом новый приказ."
NO_PERSON = "Ваша учётная запись не связана с сотрудником: подписать нечем."
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
        today = timezone.localdate()
        said = ["Приказ получит номер и дату и больше не изменится."]
        said += [day for each in by_kind(thing) for day in declared(each).changes(each, today)]
        said += [f"{AFFECTED[thing.effect == 'revokes']}: {order}." for order in affected_by(thing)]
        said += [STAYS] if thing.effect == OrderEffect.REVOKES else []
        readers = readers_of(thing)
        if readers:
            said.append(f"С приказом попросим ознакомиться тех, кого он касается ({_names(readers)}).")
        unusual = [warned for each in by_kind(thing) for warned in declared(each).warnings(each, today)]
        unusual += _without_consent(readers)
        return [*said, *(f"Обратите внимание: {sentence}" for sentence in unusual)]

    def more_context(self, thing: Order) -> dict[str, Any]:
        today = timezone.localdate()
        return {
            "signs": self._signs(today),
            "against": objections(thing),
            "preview_url": reverse("order_preview", args=[thing.pk]),
            "preview_title": "Текст приказа",
            "refusals": [SIGNED] if thing.is_signed else self._refusals(thing, today),
        }

    def _signs(self, today: dt.date) -> str:
        """Say as what the user signs today, nothing while another acts."""
        person = self.user.employee
        if person is None or signatories.refusals(person, on=today):
            return ""
        return signatories.words(signatories.signed_by(person, today))

    def _refusals(self, thing: Order, today: dt.date) -> list[str]:
        person = self.user.employee
        return [*([] if person else [NO_PERSON]), *signing.refusals(thing, on=today, by=person)]

    def step(self, thing: Order, form: SignForm) -> str:
        signatory = self.user.employee
        if signatory is None:
            raise ImpossibleStepError(NO_PERSON)
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


def _names(people: Iterable[Employee]) -> str:
    return ", ".join(person.initials_last for person in people)


def _without_consent(readers: Iterable[Employee]) -> list[str]:
    """Name who has not agreed that the data are processed: an order names them all the same."""
    lacking = lacking_processing({person.pk for person in readers}, on=timezone.localdate())
    people = [person for person in readers if person.pk in lacking]
    return [one_dot(f"нет согласия на обработку персональных данных: {_names(people)}.")] if people else []
