"""Which part of the journal of orders to print."""

from typing import Any

from django import forms
from django.utils import timezone

from documents.enums import OrderRegister
from mentoring.forms.fields import DateInput


class RegisterForm(forms.Form):
    register = forms.ChoiceField(label="Журнал", choices=OrderRegister)
    since = forms.DateField(label="С", widget=DateInput)
    until = forms.DateField(label="По", widget=DateInput)

    def __init__(self, data: Any = None) -> None:
        today = timezone.localdate()
        days = {"since": today.replace(month=1, day=1).isoformat(), "until": today.isoformat()}
        super().__init__(data, initial={"register": OrderRegister.MAIN, **days})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "Период кончается раньше, чем начинается.")
        return cleaned
