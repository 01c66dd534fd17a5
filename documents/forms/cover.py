"""The look of a document: its kind, its period, its stamps as they stand on the sheet."""

from collections.abc import Sequence
from copy import copy
from typing import Any

from django import forms
from django.utils import timezone

from documents.enums import StampPlace
from documents.models import Cover, DocumentKind, Stamp
from mentoring.forms.fields import DateInput, KeyField, OrganizationForm

NONE = "грифа нет"


class StampForm(forms.ModelForm):  # type: ignore[type-arg]
    """One place on the sheet; it stays empty where nobody is chosen."""

    class Meta:
        model = Stamp
        fields = (
            "by", "act", "own_words", "post", "workplace", "person", "body", "number", "dated_on", "has_seal",
        )  # fmt: skip
        widgets = {"dated_on": DateInput()}
        help_texts = {
            "person": "М.П. Иванова; пусто – линия для имени",
            "body": "В творительном падеже: педагогическим советом, приказом управления образования",
            "post": "Как в подписи: директор; у коллегиального органа – председатель, если подписывает",
            "number": "Пусто – впишут ручкой",
        }

    def __init__(self, data: Any = None, *, place: StampPlace, **kwargs: Any) -> None:
        super().__init__(data, prefix=f"stamp-{place}", **kwargs)
        self.place = place
        by: Any = self.fields["by"]
        by.choices = [("", NONE), *by.choices[1:]]
        by.required = self.fields["act"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["act"] = cleaned.get("act") or Stamp._meta.get_field("act").default
        if cleaned.get("by"):
            for field, sentence in Stamp(**cleaned).refusals(today=timezone.localdate()):
                self.add_error(field, sentence)
        return cleaned

    def _post_clean(self) -> None:
        if self.cleaned_data.get("by"):  # nothing is kept of a stamp that is not there
            super()._post_clean()  # type: ignore[misc]  # Django's

    @property
    def stamp(self) -> Stamp | None:
        if not self.cleaned_data.get("by"):
            return None
        stamp: Stamp = self.instance
        stamp.place = self.place
        return stamp


class CoverForm(OrganizationForm):
    class Meta:
        model = Cover
        fields = ("kind", "period", "annex_number", "annex_to")
        field_classes = {"kind": KeyField}

    def __init__(self, data: Any = None, *, usual: Sequence[Stamp], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        kind: Any = self.fields["kind"]
        kind.queryset = DocumentKind.objects.visible_to(self.user)
        kind.empty_label = "как обычно"
        there = self.instance.stamps.all() if self.instance.pk else usual
        by_place = {stamp.place: copy(stamp) for stamp in there}  # the usual ones are the same for all
        self.stamps = [StampForm(data, place=place, instance=by_place.get(place)) for place in StampPlace]

    def also_seen(self, instance: Cover) -> list[tuple[Any, ...]]:
        return list(instance.stamps.values_list()) if instance.pk else []

    def is_valid(self) -> bool:
        whole = super().is_valid()
        if not all([form.is_valid() for form in self.stamps]):  # noqa: C419 - every form is asked for its errors
            self.add_error(None, "Исправьте отмеченные грифы.")
            return False
        return whole

    @property
    def given(self) -> tuple[Cover, list[Stamp]]:
        return self.instance, [form.stamp for form in self.stamps if form.stamp]
