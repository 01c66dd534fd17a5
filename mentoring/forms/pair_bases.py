"""Consents of mentors and bases of their work, of all pairs that wait for an order: one date, numbers counted on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from mentoring.enums import BASIS_PERMANENT, BasisKind
from mentoring.forms.fields import DateInput, SignedOnField
from mentoring.forms.pair import BasisForm
from mentoring.models import Pair, User
from mentoring.models.text import NumberField
from mentoring.services import basis
from mentoring.services.batch import refusals_of

COUNTED = re.compile(r"\d+")


def counted_on(number: str, places: int) -> str:
    """Return the number so many places later: «21/2026» and 2 give «23/2026»; leading noughts stay."""
    return COUNTED.sub(lambda found: str(int(found[0]) + places).zfill(len(found[0])), number, count=1)


@dataclass(frozen=True)
class Row:
    """box: the tick; number: the field of an own number, None where the pair has its basis."""

    pair: Pair
    box: Any
    number: Any


class BasesForm(forms.Form):
    """Content, term, form and payment are proposed as on the page of one pair, and are changed there."""

    signed_on = SignedOnField(
        label="Согласия на наставничество подписаны",
        required=False,
        help_text="Одна дата для всех, у кого согласия ещё нет; не позже даты приказа (ТК РФ, ст. 351.8)",
    )
    basis_kind = forms.ChoiceField(label="Основание работы", choices=BasisKind, initial=BasisKind.SUPPLEMENT)
    basis_date = forms.DateField(label="Дата основания", required=False, widget=DateInput)
    first_number = NumberField(
        label="Номера по порядку, начиная с",
        required=False,
        max_length=40,
        help_text="Например: 21/2026 – у следующей пары будет 22/2026",
    )
    pairs = forms.MultipleChoiceField(
        label="Пары",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={
            "required": "Отметьте хотя бы одну пару.",
            "invalid_choice": "У части пар основание уже записано. Обновите страницу и отметьте снова.",
        },
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, initial={"signed_on": timezone.localdate(), "basis_date": timezone.localdate()})
        self.user = user
        unready = Pair.objects.visible_to(user).unready_on(timezone.localdate()).with_terms()
        self.waiting = {str(pair.pk): pair for pair in unready.order_by("mentor__employee__search", "pk")}
        ticks: Any = self.fields["pairs"]
        ticks.choices = [(key, str(pair)) for key, pair in self.waiting.items()]
        ticks.initial = list(self.waiting)
        for key in (key for key, pair in self.waiting.items() if not pair.basis_kind):
            self.fields[f"number_{key}"] = NumberField(
                label=f"Номер: {self.waiting[key]}",
                required=False,
                max_length=50,
                widget=forms.TextInput(attrs={"class": "form-control form-control-sm"}),
            )

    @property
    def rows(self) -> list[Row]:
        boxes = {box.data["value"]: box for box in self["pairs"]}
        numbers = {key: self[f"number_{key}"] for key, pair in self.waiting.items() if not pair.basis_kind}
        return [Row(pair, boxes[key], numbers.get(key)) for key, pair in self.waiting.items()]

    @property
    def common(self) -> list[Any]:
        return [self[name] for name in ("signed_on", "basis_kind", "basis_date", "first_number")]

    def save(self) -> tuple[list[Pair], list[str]]:
        """Return the pairs that are ready now, and why the others are not; each is written by itself."""
        ticked = [self.waiting[key] for key in self.waiting if key in self.cleaned_data["pairs"]]
        refusals = {pair: list(self._record(pair, number)) for pair, number in self._numbered(ticked)}
        done = [pair for pair, said in refusals.items() if not said]
        return done, [f"{pair}: {sentence}" for pair, said in refusals.items() for sentence in said]

    def _numbered(self, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, str]]:
        """Yield each pair with its own number, else with the next one; one that has its basis needs none."""
        place = 0
        for pair in pairs:
            own = self.cleaned_data.get(f"number_{pair.pk}", "") or pair.basis_number
            yield pair, own or counted_on(self.cleaned_data["first_number"], place)
            place += not own

    def _record(self, pair: Pair, number: str) -> Iterator[str]:
        """Fill in the page of one pair; yield what it refuses."""
        form = BasisForm(self._typed(pair, number), user=self.user, instance=pair)
        yield from refusals_of(lambda: form.is_valid() and form.save())
        for errors in form.errors.values():
            yield from map(str, errors)

    def _typed(self, pair: Pair, number: str) -> dict[str, Any]:
        shown = BasisForm(user=self.user, instance=pair)
        signed = {"signed_on": self.cleaned_data["signed_on"] or "", "seen": shown.initial["seen"]}
        if pair.basis_kind:
            return {**{name: getattr(pair, name) or "" for name in basis.FIELDS}, **signed}
        given = {name: self.cleaned_data[name] or "" for name in ("basis_kind", "basis_date")}
        if given["basis_kind"] in BASIS_PERMANENT:
            given["basis_date"] = number = ""
        return {**basis.proposed_terms(pair), **given, "basis_number": number, **signed}
