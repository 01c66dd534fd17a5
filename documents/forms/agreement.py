"""To agree under the own login, to mark what was signed on paper."""

from typing import Any

from django import forms

from mentoring.enums.agreement import Side
from mentoring.forms.fields import SignedOnField
from mentoring.forms.seen import SeenForm
from mentoring.models import Agreement


class AgreeForm(SeenForm):
    """Refuses words that changed while they were read."""

    def __init__(self, data: Any = None, *, agreement: Agreement) -> None:
        super().__init__(data, told=repr(agreement.texts))


class OnPaperForm(AgreeForm):
    side = forms.ChoiceField(label="Кто подписал", widget=forms.RadioSelect)
    on = SignedOnField(label="Дата на бумаге")

    def __init__(self, data: Any = None, *, agreement: Agreement) -> None:
        super().__init__(data, agreement=agreement)
        waiting = [(side.value, person.full_name) for side, person, day in agreement.sides if not day]
        side: Any = self.fields["side"]
        side.choices = waiting
        self.initial["side"] = waiting[0][0] if len(waiting) == 1 else None

    @property
    def given_side(self) -> Side:
        return Side(self.cleaned_data["side"])
