"""Widgets, and the base of forms whose choices belong to one organization."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone

from mentoring.fingerprint import fingerprint
from mentoring.forms.seen import SeenField, shown_anew
from mentoring.models import Deficit, DictionaryEntry, Employee, Mentee, Mentor, User
from mentoring.services.state import DELETED

DASHES = "---------"
"""Django's own."""
TO_CHOOSE, NOT_CHOSEN = "Выберите", "не выбрано"
EMPTY = [("", DASHES), ("", NOT_CHOSEN)]
KEY_DIGITS = 18
"""No table holds a longer key, and a database asked for one fails."""
CHANGED_MEANWHILE = (
    "Пока вы правили, эту запись изменил другой человек. Ваш ввод сохранён в форме: сверьте его с нынешними "
    "данными ({changed}) и отправьте ещё раз."
)


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class SignedOnField(forms.DateField):
    """The date on a paper that is signed already."""

    widget = DateInput
    to_come = "Дата подписания ещё не наступила."

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value > timezone.localdate():
            raise forms.ValidationError(self.to_come)


class TextArea(forms.Textarea):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, **(attrs or {})})


class OrganizationForm(forms.ModelForm):  # type: ignore[type-arg]
    """A model form that offers only what the user's organization may choose.

    Two people at once: the form carries the fingerprint of what it showed; where the record is
    another by now, nothing is written and the user is told what differs. Save inside the
    transaction in which the form was validated: validation locks the record.
    """

    seen = SeenField()

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.user = user
        self.initial["seen"] = self._fingerprint(self.instance)
        for field in self.fields.values():
            _adapt(field, user)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk is None or self.instance._state.adding:
            return cleaned
        kept = type(self.instance)._default_manager.filter(pk=self.instance.pk)
        now = kept.select_for_update().order_by("pk").first()
        if now is None:
            raise forms.ValidationError(DELETED)
        present = self._fingerprint(now)
        if cleaned.get("seen") != present:
            raise shown_anew(self, present, CHANGED_MEANWHILE.format(changed=self._differences(now)))
        self._take_over(now)
        return cleaned

    def _take_over(self, now: models.Model) -> None:
        """Let the record be as it is now in all that the form does not ask: a step may have been taken meanwhile."""
        asked = self._plain_fields()
        for field in now._meta.concrete_fields:
            if field.name not in asked:
                setattr(self.instance, field.attname, getattr(now, field.attname))

    def also_seen(self, instance: Any) -> Any:
        """Return what the form's page shows and writes beside the record's own fields."""
        del instance
        return ()

    def _fingerprint(self, instance: models.Model) -> str:
        if instance._state.adding:
            return ""
        plain = forms.models.model_to_dict(instance, fields=self._plain_fields())
        many = {name: sorted(getattr(instance, name).values_list("pk", flat=True)) for name in self._many_fields()}
        values = (sorted(plain.items()), sorted(many.items()), self.also_seen(instance))
        return fingerprint(repr(values))

    def _plain_fields(self) -> list[str]:
        names = {field.name for field in self._meta.model._meta.concrete_fields}
        return [name for name in self._meta.fields or () if name in names]

    def _many_fields(self) -> list[str]:
        names = {field.name for field in self._meta.model._meta.many_to_many}
        return [name for name in self._meta.fields or () if name in names]

    def _differences(self, now: models.Model) -> str:
        changed = [
            f"{self.fields[name].label}: {_shown(now, name)}"
            for name in self._plain_fields()
            if name in self.fields and getattr(now, name) != self.cleaned_data.get(name)
        ]
        return "; ".join(changed) or "в другом поле"


class KeyCheck:
    """For a field that chooses by keys: one that no table can hold is as wrong as any other that is not offered."""

    error_messages: Any

    def clean(self, value: Any) -> Any:
        for key in value if isinstance(value, list | tuple) else [value]:
            if len(str(key)) > KEY_DIGITS:
                shown = f"{str(key)[:KEY_DIGITS]}…"
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": shown}
                )
        return super().clean(value)  # type: ignore[misc]


class KeyField(KeyCheck, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row of a table."""

    def __init__(self, queryset: Any, *, empty_label: str | None = TO_CHOOSE, **kwargs: Any) -> None:
        super().__init__(queryset, empty_label=empty_label, **kwargs)


class KeysField(KeyCheck, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several rows of a table."""


class DeficitChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A deficit: first those that people of the post have, the others under their direction."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Deficit.objects.select_related("direction"), **kwargs)

    def offer(self, deficits: Sequence[Deficit], *, post: str) -> None:
        """Offer these, which stand in the order of their directions."""
        self.queryset = Deficit.objects.filter(pk__in=[deficit.pk for deficit in deficits])
        suited = [deficit for deficit in deficits if deficit.suits(post)]
        others = groupby((deficit for deficit in deficits if deficit not in suited), lambda deficit: deficit.direction)
        groups = [(f"Для должности «{post}»", suited)] if suited else []
        groups += [(str(direction), list(entries)) for direction, entries in others]
        offered = [(title, [(one.pk, str(one)) for one in entries]) for title, entries in groups]
        self.choices = [("", TO_CHOOSE if self.required else NOT_CHOSEN), *offered]


def _shown(thing: models.Model, name: str) -> str:
    display = getattr(thing, f"get_{name}_display", None)
    value = display() if display else getattr(thing, name)
    return f"{value:%d.%m.%Y}" if isinstance(value, dt.date) else str(value or "пусто")


def name_empty_choice(field: forms.Field) -> None:
    """Say what to do instead of the dashes of an empty choice."""
    named = TO_CHOOSE if field.required else NOT_CHOSEN
    if isinstance(field, forms.ModelChoiceField) and field.empty_label in {DASHES, NOT_CHOSEN}:
        field.empty_label = named
    elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        given: Any = field.choices
        field.choices = [("", named) if choice in EMPTY else choice for choice in given]


def _adapt(field: forms.Field, user: User) -> None:
    name_empty_choice(field)
    if isinstance(field, forms.DateField):
        field.widget = DateInput()
    elif isinstance(field.widget, forms.Textarea):
        field.widget = TextArea()
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        manager: Any = field.queryset.model._default_manager
        if issubclass(field.queryset.model, DictionaryEntry | Employee | Mentor | Mentee):
            field.queryset = manager.visible_to(user)
