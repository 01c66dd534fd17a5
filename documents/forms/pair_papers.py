"""Which pairs' papers are printed together."""

from typing import Any

from django import forms

from documents.press.together import MOST
from mentoring.forms.fields import KeysField
from mentoring.models import Pair


class TogetherForm(forms.Form):
    pairs = KeysField(Pair.objects.none(), label="Пары", required=False, widget=forms.CheckboxSelectMultiple)
    everybody = forms.BooleanField(label="Все", required=False)

    def __init__(self, data: Any = None, *, kind: str, offered: list[Pair]) -> None:
        super().__init__(data, auto_id=f"id_{kind}_%s")
        self.kind, self.offered = kind, offered
        pairs: Any = self.fields["pairs"]
        pairs.queryset = Pair.objects.filter(pk__in=[pair.pk for pair in offered])
        pairs.choices = [(pair.pk, str(pair)) for pair in offered]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        count = len(self.chosen)
        if not count and "pairs" not in self.errors:
            self.add_error("pairs", "Отметьте, чьи бумаги печатать.")
        elif count > MOST:
            self.add_error("pairs", f"Отмечено {count}, а в одном файле – до {MOST}: отметьте часть.")
        return cleaned

    @property
    def chosen(self) -> list[Pair]:
        """Return the pairs with all that their papers need, in the order of the list."""
        if self.cleaned_data.get("everybody"):
            return self.offered
        ticked = {pair.pk for pair in self.cleaned_data.get("pairs") or ()}
        return [pair for pair in self.offered if pair.pk in ticked]
