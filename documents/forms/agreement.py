"""To begin an agreement, to agree under the own login, to mark what was signed on paper."""

from typing import Any

from django import forms

from documents.forms.seen import SeenForm
from mentoring.enums.agreement import Side
from mentoring.forms.fields import KeyField, SignedOnField
from mentoring.models import Agreement, Pair, PairMentee


class MemberForm(forms.Form):
    """Whose agreement is begun."""

    member = KeyField(PairMentee.objects.none())

    def __init__(self, data: Any, *, pair: Pair) -> None:
        super().__init__(data)
        member: Any = self.fields["member"]
        member.queryset = PairMentee.objects.filter(pair=pair, released_on=None).select_related("pair__mentor")


class AgreeForm(SeenForm):
    """Refuses words that changed while they were read."""

    def __init__(self, data: Any = None, *, agreement: Agreement) -> None:
        super().__init__(data, html=repr(agreement.texts))


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
