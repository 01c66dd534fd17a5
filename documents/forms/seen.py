"""The form of a step about a paper: it carries the fingerprint of the text that the person looked at."""

import hashlib
from typing import Any

from django import forms

CHANGED_MEANWHILE = "Текст изменился, пока вы его смотрели. Ниже – нынешний: проверьте его и отправьте форму ещё раз."


class SeenForm(forms.Form):
    """Refuses a paper that changed meanwhile: the page shows the present one, the next try is about it."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, html: str, initial: dict[str, Any] | None = None) -> None:
        self.fingerprint = hashlib.sha256(html.encode()).hexdigest()[:16]
        super().__init__(data, initial={**(initial or {}), "seen": self.fingerprint})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("seen") != self.fingerprint:
            sent: Any = self.data
            self.data = {**sent.dict(), "seen": self.fingerprint}
            raise forms.ValidationError(CHANGED_MEANWHILE)
        return cleaned
