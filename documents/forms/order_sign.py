"""Number and date of the signature."""

from typing import Any

from django import forms
from django.utils import timezone

from documents.forms.seen import SeenForm
from documents.models import Order
from documents.papers import order_html
from documents.services import signing
from mentoring.forms.fields import DateInput


class SignForm(SeenForm):
    """Number and date, proposed."""

    number = forms.CharField(label="Номер приказа", max_length=40)
    signed_on = forms.DateField(label="Дата приказа", widget=DateInput)

    def __init__(self, data: Any = None, *, order: Order) -> None:
        today = timezone.localdate()
        number = signing.propose_number(order.organization, year=today.year)
        super().__init__(data, html=order_html(order), initial={"number": number, "signed_on": today.isoformat()})

    def clean_number(self) -> str:
        return " ".join(str(self.cleaned_data["number"]).split())
