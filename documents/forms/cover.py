"""The look of a document: its kind, its period, its stamps as they stand on the sheet."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from documents.enums import StampAct, StampBy, StampPlace
from documents.models import CollegialBody, Cover, DocumentKind, PassportRow, Stamp
from documents.services.cover import OF_LOOK, alike, told
from mentoring.forms.fields import DateInput, KeyField, OrganizationForm, TextArea

NONE = "грифа нет"
TYPED: Mapping[str, tuple[str, ...]] = {
    StampBy.HEAD: ("has_head",),
    StampBy.COUNCIL: ("number", "dated_on"),
    StampBy.PERSON: ("post", "workplace", "person", "dated_on"),
    StampBy.BODY: ("collegial_body", "has_chair", "body", "post", "person", "number", "dated_on"),
    StampBy.ACT: ("body", "number", "dated_on"),
}
"""What is asked of a stamp by whom it is; static/app/cover.css shows the same."""
EMPTY: Mapping[str, Any] = {"dated_on": None, "collegial_body": None, "has_chair": False, "has_head": False}
OF_ANOTHER = frozenset({"body", "post", "person"})
"""Typed only of a body that is not among the organization's own."""
ROOM = 2
"""For so many more rows of a passport."""
MOST_ROWS = 60


class StampForm(forms.ModelForm):  # type: ignore[type-arg]
    """One place on the sheet; it stays empty where nobody is chosen."""

    class Meta:
        model = Stamp
        fields = (
            "by", "act", "own_words", "has_head", "post", "workplace", "person", "collegial_body", "has_chair", "body",
            "number", "dated_on", "has_seal",
        )  # fmt: skip
        widgets = {"dated_on": DateInput()}
        field_classes = {"collegial_body": KeyField}
        help_texts = {
            "person": "М.П. Иванова; пусто – линия для имени",
            "body": "В творительном падеже: педагогическим советом, приказом управления образования",
            "post": "Как в подписи: директор; у коллегиального органа – председатель, если подписывает",
            "has_head": "Под номером приказа – должность и имя; «УТВЕРЖДАЮ» руководитель подписывает всегда",
            "has_chair": "Если имя не выбрано и не написано – линия, его впишут ручкой",
            "number": "Пусто – впишут ручкой",
            "collegial_body": "Номер и дата возьмутся из его протокола, где рассмотрен этот документ; пока его нет – "
            "те, что ниже",
        }

    def __init__(self, data: Any = None, *, place: StampPlace, bodies: Any, **kwargs: Any) -> None:
        super().__init__(data, prefix=f"stamp-{place}", **kwargs)
        self.place = place
        body: Any = self.fields["collegial_body"]
        body.queryset, body.empty_label = bodies, "другой орган – напишу"
        by: Any = self.fields["by"]
        by.choices = [("", NONE), *by.choices[1:]]
        by.required = self.fields["act"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["act"] = cleaned.get("act") or Stamp._meta.get_field("act").default
        self._leave_out(cleaned)
        if cleaned.get("by"):
            for field, sentence in Stamp(**cleaned).refusals(today=timezone.localdate()):
                self.add_error(field, sentence)
        return cleaned

    def _leave_out(self, cleaned: dict[str, Any]) -> None:
        """Forget what the choice does not show: it was typed for another one."""
        shown = set(TYPED.get(cleaned.get("by", ""), ()))
        shown -= OF_ANOTHER if cleaned.get("collegial_body") else set()
        unused = {name for names in TYPED.values() for name in names} - shown
        for name in unused if cleaned.get("act") == StampAct.OWN else {*unused, "own_words"}:
            cleaned[name] = EMPTY.get(name, "")
            self.errors.pop(name, None)

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


class PassportRowForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row, or room for one: a row without both words is no row."""

    class Meta:
        model = PassportRow
        fields = ("title", "text")
        widgets = {"text": TextArea({"rows": 2})}

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for field in self.fields.values():
            field.required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, other, said in (("title", "text", "Напишите, что это."), ("text", "title", "Напишите содержание.")):
            if cleaned.get(other) and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, said)
        return cleaned

    def _post_clean(self) -> None:
        if self.cleaned_data.get("title"):
            super()._post_clean()  # type: ignore[misc]  # Django's

    @property
    def row(self) -> PassportRow | None:
        row: PassportRow = self.instance
        return row if self.cleaned_data.get("title") else None


class CoverForm(OrganizationForm):
    class Meta:
        model = Cover
        fields = (
            "kind", "period", "hides_period", "annex_number", "annex_to", "superior", "compilers", "has_passport",
            "has_contents",
        )  # fmt: skip
        widgets = {"superior": TextArea({"rows": 2}), "compilers": TextArea({"rows": 2})}
        field_classes = {"kind": KeyField}

    def __init__(self, data: Any = None, *, usual: Sequence[Stamp], like: Cover | None = None, **kwargs: Any) -> None:
        """like: whose look is shown to begin with; nothing of it is the document's until it is sent."""
        super().__init__(data, **kwargs)
        kind: Any = self.fields["kind"]
        kind.queryset = DocumentKind.objects.visible_to(self.user)
        kind.empty_label = "как обычно"
        there = self.instance.stamps.all() if self.instance.pk else usual
        kept = list(self.instance.passport_rows.all()) if self.instance.pk else []
        if like:
            cover, there, kept = alike(like, self.instance)
            self.initial.update({name.removesuffix("_id"): getattr(cover, name) for name in OF_LOOK})
        by_place = {stamp.place: copy(stamp) for stamp in there}  # the usual ones are the same for all
        sent = sum(f"passport-{number}-title" in data for number in range(MOST_ROWS)) if data is not None else 0
        rows = [*kept, *(None for _ in range(max(ROOM, sent - len(kept))))]
        self.passport = [
            PassportRowForm(data, prefix=f"passport-{number}", instance=row) for number, row in enumerate(rows)
        ]
        chosen = [stamp.collegial_body_id for stamp in by_place.values()]
        own = CollegialBody.objects.filter(organization=self.user.organization_id)
        bodies = own.filter(Q(is_active=True) | Q(pk__in=[key for key in chosen if key]))
        self.stamps = [
            StampForm(data, place=place, bodies=bodies, instance=by_place.get(place)) for place in StampPlace
        ]

    def also_seen(self, instance: Cover) -> list[tuple[Any, ...]]:
        return told(instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("hides_period") and cleaned.get("period"):
            self.add_error("hides_period", "Период написан выше: сотрите его или снимите отметку.")
        return cleaned

    def is_valid(self) -> bool:
        whole = super().is_valid()
        for forms_of, said in ((self.stamps, "Исправьте отмеченные грифы."), (self.passport, "Исправьте паспорт.")):
            if not all([form.is_valid() for form in forms_of]):  # noqa: C419 - every form is asked for its errors
                self.add_error(None, said)
                whole = False
        return whole

    @property
    def given(self) -> tuple[Cover, list[Stamp], list[PassportRow]]:
        stamps = [form.stamp for form in self.stamps if form.stamp]
        return self.instance, stamps, [form.row for form in self.passport if form.row]
