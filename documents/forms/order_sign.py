"""Number and date of the signature."""

from typing import Any

from django import forms
from django.utils import timezone

from documents.models import Order
from documents.papers import order_html
from documents.queries import numbering
from documents.services import signing
from documents.services.composing import SIGNED
from mentoring.forms.fields import DateInput
from mentoring.forms.seen import SeenForm
from mentoring.models.text import NumberField

ANYWAY = "Если так и нужно, отметьте «Всё равно подписать» и отправьте ещё раз."


class SignForm(SeenForm):
    """Number and date, proposed. What looks like a slip of the hand needs a tick, which is shown only then."""

    number = NumberField(label="Номер приказа", max_length=40)
    signed_on = forms.DateField(label="Дата приказа", widget=DateInput)
    anyway = forms.BooleanField(label="Всё равно подписать", required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, order: Order) -> None:
        self.order = order
        today = timezone.localdate()
        number = numbering.propose_number(order.organization, register=order.register, year=today.year)
        super().__init__(data, told=order_html(order), initial={"number": number, "signed_on": today.isoformat()})

    def clean(self) -> dict[str, Any]:
        if self.order.is_signed:
            raise forms.ValidationError(SIGNED)
        cleaned = super().clean()
        number, day = cleaned.get("number"), cleaned.get("signed_on")
        if number and day:
            self._ask_about(number, day, anyway=cleaned["anyway"])
        return cleaned

    def _ask_about(self, number: str, day: Any, *, anyway: bool) -> None:
        if said := numbering.taken(self.order, number, year=day.year):
            self.add_error("number", said)
        elif doubts := signing.doubts(self.order, number, on=day):
            self.fields["anyway"].widget = forms.CheckboxInput()
            if not anyway:
                self.add_error(None, " ".join([*doubts, ANYWAY]))
