"""Consents: marked as signed."""

from typing import Any

from django import forms
from django.utils import timezone

from mentoring.enums import ConsentKind
from mentoring.forms.fields import DateInput, SignedOnField
from mentoring.models import Consent, Employee, User
from mentoring.services import consent as consents


class ConsentForm(forms.Form):
    kind = forms.ChoiceField(label="Вид согласия", choices=ConsentKind)
    signed_on = SignedOnField(label="Дата подписания")
    valid_until = forms.DateField(label="Действует до", widget=DateInput, required=False, help_text="Пусто – до отзыва")
    hides_name = forms.BooleanField(
        label="Имя на сайте не показывать",
        required=False,
        help_text="Если человек разрешил публикацию, но запретил называть имя: вместо него стоит роль",
    )

    def __init__(self, data: Any = None, *, user: User, employee: Employee) -> None:
        super().__init__(data)
        self.user, self.employee = user, employee

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        signed_on, valid_until = cleaned.get("signed_on"), cleaned.get("valid_until")
        if signed_on and valid_until and valid_until < signed_on:
            self.add_error("valid_until", "Согласие кончается раньше, чем подписано.")
        return cleaned

    def save(self) -> Consent:
        given = self.cleaned_data
        return consents.record(
            self.employee,
            kind=ConsentKind(given["kind"]),
            signed_on=given["signed_on"],
            valid_until=given["valid_until"],
            hides_name=given["hides_name"],
            today=timezone.localdate(),
        )
