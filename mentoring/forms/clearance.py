"""What a mentor from outside has shown: two days for each paper."""

from typing import Any

from django import forms

from mentoring.fingerprint import fingerprint
from mentoring.forms.fields import DateInput, SignedOnField
from mentoring.forms.seen import SeenField, shown_anew
from mentoring.models import Clearance, Employee
from mentoring.queries.clearance import Shown, clearances_of
from mentoring.services import clearance as clearances
from mentoring.services.state import locked

SHOWN_FIRST = "Укажите, когда документ предъявлен."
ENDS_BEFORE = "Срок кончается раньше, чем документ предъявлен."
CHANGED_MEANWHILE = (
    "Пока вы правили, эти отметки изменил другой человек. Ваш ввод сохранён в форме: сверьте его с карточкой "
    "и отправьте ещё раз."
)


class ShownOnField(SignedOnField):
    to_come = "Эта дата ещё не наступила."


class ClearancesForm(forms.Form):
    seen = SeenField()

    def __init__(self, data: Any = None, *, employee: Employee) -> None:
        super().__init__(data)
        self.employee, self.shown = employee, clearances_of(employee)
        self.initial["seen"] = _state(self.shown)
        for clearance, one in self.shown:
            self.fields[f"shown_{clearance.pk}"] = ShownOnField(
                label="Предъявлено", required=False, initial=one and one.shown_on
            )
            self.fields[f"until_{clearance.pk}"] = forms.DateField(
                label="Действует до", required=False, initial=one and one.valid_until, widget=DateInput,
                help_text="Пусто – без срока",
            )  # fmt: skip

    def rows(self) -> list[tuple[Clearance, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"shown_{one.pk}"], self[f"until_{one.pk}"]) for one, _ in self.shown]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for clearance, _ in self.shown:
            shown, until = (cleaned.get(f"{name}_{clearance.pk}") for name in ("shown", "until"))
            if until and not shown and f"shown_{clearance.pk}" not in self.errors:
                self.add_error(f"shown_{clearance.pk}", SHOWN_FIRST)
            if until and shown and until < shown:
                self.add_error(f"until_{clearance.pk}", ENDS_BEFORE)
        present = _state(clearances_of(locked(self.employee)))
        if cleaned.get("seen") != present:
            raise shown_anew(self, present, CHANGED_MEANWHILE)
        return cleaned

    def save(self) -> None:
        given = self.cleaned_data
        clearances.show(
            self.employee,
            {one: (given[f"shown_{one.pk}"], given[f"until_{one.pk}"]) for one, _ in self.shown},
        )


def _state(shown: Shown) -> str:
    return fingerprint(repr([(one.pk, known and (known.shown_on, known.valid_until)) for one, known in shown]))
