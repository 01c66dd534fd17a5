"""The sheets of all proposed pairs, signed on one day."""

import datetime as dt
from functools import partial
from typing import Any

from django import forms
from django.utils import timezone

from mentoring.enums import PairState
from mentoring.forms.fields import SignedOnField
from mentoring.models import Employee, Pair, User
from mentoring.services import pair as pairs
from mentoring.services import pair_answers
from mentoring.services.batch import refusals_of


class PairsOnPaperForm(forms.Form):
    """Ticked are those whose hand stands on the sheet of their pair; each pair is recorded by itself."""

    signed_on = SignedOnField(label="Дата на листах")
    people = forms.MultipleChoiceField(
        label="Кто подписал",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={
            "required": "Отметьте хотя бы одного человека.",
            "invalid_choice": "Часть людей уже ответила сама. Обновите страницу и отметьте снова.",
        },
    )
    is_checked = forms.BooleanField(label="Пары, где подписали все, проверены куратором", required=False, initial=True)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, initial={"signed_on": timezone.localdate()})
        self.user = user
        asked = Pair.objects.visible_to(user).filter(state=PairState.PROPOSED).with_people()
        self.waiting = {
            pair: pair_answers.unanswered(pair) for pair in asked.order_by("mentor__employee__search", "pk")
        }
        people: Any = self.fields["people"]
        people.choices = [(_key(pair, person), str(person)) for pair, found in self.waiting.items() for person in found]
        people.initial = [key for key, _name in people.choices]

    @property
    def rows(self) -> list[tuple[Pair, list[Any]]]:
        """Each pair with the boxes of those who have not answered."""
        boxes = {box.data["value"]: box for box in self["people"]}
        return [(pair, [boxes[_key(pair, person)] for person in people]) for pair, people in self.waiting.items()]

    def save(self) -> tuple[list[Pair], list[str]]:
        """Return the pairs that were recorded, and why others, or their check, were not."""
        recorded: list[Pair] = []
        refusals: list[str] = []
        for pair, papers in self._papers().items():
            refused = refusals_of(partial(self._record, pair, papers))
            if not refused:
                recorded.append(pair)
            refused = refused or refusals_of(partial(self._check, pair))
            refusals += [f"{pair}: {sentence}" for sentence in refused]
        return recorded, refusals

    def _papers(self) -> dict[Pair, dict[int, dt.date]]:
        day, ticked = self.cleaned_data["signed_on"], set(self.cleaned_data["people"])
        found = {
            pair: {person.pk: day for person in people if _key(pair, person) in ticked}
            for pair, people in self.waiting.items()
        }
        return {pair: papers for pair, papers in found.items() if papers}

    def _record(self, pair: Pair, papers: dict[int, dt.date]) -> None:
        pair_answers.confirm_on_paper(pair, papers=papers, by=self.user, at=timezone.now())

    def _check(self, pair: Pair) -> None:
        pair.refresh_from_db(fields=["state"])
        if self.cleaned_data["is_checked"] and pair.state == PairState.AGREED:
            pairs.check(pair, by=self.user, at=timezone.now())


def _key(pair: Pair, person: Employee) -> str:
    return f"{pair.pk}-{person.pk}"
