"""The form of a step: usually nothing but its reason."""

from typing import Any

from django import forms

from mentoring.forms.fields import TextArea


class StepForm(forms.Form):
    why = forms.CharField(label="Причина", widget=TextArea, max_length=1000)

    def __init__(self, data: Any = None, *, asks_why: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not asks_why:
            del self.fields["why"]

    @property
    def why_given(self) -> str:
        return str(self.cleaned_data.get("why", ""))
