"""What a page showed: its form carries the fingerprint of it, so that nobody answers to what changed meanwhile."""

from typing import Any, ClassVar

from django import forms

from mentoring.fingerprint import fingerprint

TEXT_CHANGED = "Текст изменился, пока вы его смотрели. Ниже – нынешний: проверьте его и отправьте форму ещё раз."


class SeenField(forms.CharField):
    """What the page showed, as the form sends it back."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


def shown_anew(form: forms.BaseForm, now: str, why: str) -> forms.ValidationError:
    """Return the refusal of a form whose page showed something else; its next try is about what there is now."""
    sent: Any = form.data
    again = sent.copy()  # what the browser sent is read-only
    again[form.add_prefix("seen")] = now
    form.data = again
    return forms.ValidationError(why)


class SeenForm(forms.Form):
    """A form of a step: refuses what changed meanwhile, while its page shows what there is now.

    told: what the page shows, as one text
    """

    changed_meanwhile: ClassVar[str] = TEXT_CHANGED

    seen = SeenField()

    def __init__(self, data: Any = None, *, told: str, initial: dict[str, Any] | None = None) -> None:
        self.fingerprint = fingerprint(told)
        super().__init__(data, initial={**(initial or {}), "seen": self.fingerprint})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("seen") != self.fingerprint:
            raise shown_anew(self, self.fingerprint, self.changed_meanwhile)
        return cleaned
