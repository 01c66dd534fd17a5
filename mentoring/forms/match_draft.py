"""Choosing pairs from the draft for the whole bank."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from mentoring.enums.matching import Aim
from mentoring.forms.fields import DateInput, KeysField
from mentoring.forms.pair import refuse_period, refuse_term
from mentoring.models import MentoringForm, MentoringKind, User
from mentoring.school_year import usual_end
from mentoring.services.match_draft import DraftRow
from mentoring.services.matching import Candidate, Matching
from mentoring.validators import validate_text

MOST_OPTIONS = 20
"""Beyond the best twenty nobody looks; who suits less can be proposed on the page of a pair."""
POSTED_ROW = re.compile(r"m([0-9]{1,18})-mentor")


def usual_period(today: dt.date) -> dict[str, dt.date]:
    """From today to the end of the teaching year, three months at least."""
    return {"starts_on": today, "ends_on": usual_end(today)}


class DraftForm(forms.Form):
    """What the draft is made for, and what every pair proposed from it is."""

    aim = forms.ChoiceField(label="Что важнее", choices=Aim, initial=Aim.BEST, widget=forms.RadioSelect)
    starts_on = forms.DateField(label="Начало", widget=DateInput)
    ends_on = forms.DateField(label="Окончание", widget=DateInput)
    term_reason = forms.CharField(
        label="Почему такой срок",
        max_length=300,
        required=False,
        validators=[validate_text],
        help_text="Если срок короче 3 месяцев или дольше года",
    )
    kinds = KeysField(MentoringKind.objects.none(), label="Виды", widget=forms.CheckboxSelectMultiple)
    forms = KeysField(MentoringForm.objects.none(), label="Формы", widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        for name, model in (("forms", MentoringForm), ("kinds", MentoringKind)):
            field: Any = self.fields[name]
            field.queryset = model.objects.visible_to(user)
        usual = {
            "forms": MentoringForm.objects.visible_to(user)[:1],
            "kinds": MentoringKind.objects.visible_to(user)[:1],
        }
        self.initial = usual_period(timezone.localdate()) | usual

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_period(self, cleaned)
        refuse_term(self, cleaned)
        return cleaned

    def period(self) -> dict[str, dt.date]:
        """Return the period asked, the usual one where it makes no sense."""
        names = ("starts_on", "ends_on")
        if not self.is_bound or self.errors.keys() & names:
            return usual_period(timezone.localdate())
        return {name: self.cleaned_data[name] for name in names}

    @property
    def chosen_aim(self) -> str:
        return self.cleaned_data["aim"] if self.is_bound and "aim" not in self.errors else Aim.BEST


class RowForm(forms.Form):
    """The choice for one mentee.

    was: the mentor whom the draft gave; another one chosen instead stays when the draft is made anew
    """

    take = forms.BooleanField(required=False)
    mentor = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "Этот наставник уже не подходит или занят: выберите другого."},
    )
    fixed = forms.BooleanField(required=False)
    was = forms.CharField(required=False, max_length=18, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, mentee: int, candidates: Sequence[Candidate], initial: Any = None) -> None:
        super().__init__(data, prefix=f"m{mentee}", initial=initial)
        field: Any = self.fields["mentor"]
        field.choices = [(candidate.pk, "") for candidate in candidates]
        shown = {str(self["mentor"].value()), str(self["was"].value())}
        offered = [one for number, one in enumerate(candidates) if number < MOST_OPTIONS or str(one.pk) in shown]
        field.widget.choices = [("", "без наставника"), *((one.pk, _option(one)) for one in offered)]
        field.widget.attrs |= {"class": "form-select"}
        for name in ("take", "fixed"):
            self.fields[name].widget.attrs |= {"class": "form-check-input"}

    @property
    def mentor_pk(self) -> int | None:
        return self.cleaned_data.get("mentor") if self.is_valid() else None

    @property
    def is_taken(self) -> bool:
        """Whether the pair is to be proposed; who was shown without a mentor has no tick, only the choice."""
        return self.mentor_pk is not None and (self.cleaned_data["take"] or not self.cleaned_data["was"])

    @property
    def is_left_out(self) -> bool:
        return self.is_valid() and bool(self.cleaned_data["was"]) and not self.is_taken

    @property
    def is_fixed(self) -> bool:
        return self.is_taken and (self.cleaned_data["fixed"] or str(self.mentor_pk) != self.cleaned_data["was"])

    @property
    def selected(self) -> str:
        """Return what the select keeps of a row that is left out."""
        return str(self.cleaned_data.get("mentor") or self.cleaned_data["was"])


def _option(candidate: Candidate) -> str:
    return f"{candidate.score} – {candidate.employee.full_name}"


def row_form(row: DraftRow, *, is_fixed: bool = False, selected: str = "") -> RowForm:
    """Return the row as the draft gives it, to be edited; a row that is left out keeps whom the curator saw."""
    given = str(row.chosen.pk) if row.chosen else selected
    initial = {"take": row.chosen is not None, "mentor": given, "was": given, "fixed": is_fixed}
    return RowForm(None, mentee=row.pk, candidates=row.candidates, initial=initial)


class Rows:
    """The rows that were sent, of those who still wait; `gone` are the mentees of the others."""

    def __init__(self, data: Mapping[str, Any], matching: Matching) -> None:
        sent = {int(found[1]) for name in data if (found := POSTED_ROW.fullmatch(name))}
        self.gone = sent - matching.suitable.keys()
        self.forms = {
            pk: RowForm(data, mentee=pk, candidates=found) for pk, found in matching.suitable.items() if pk in sent
        }

    def are_valid(self) -> bool:
        return all(form.is_valid() for form in self.forms.values())

    def refuse(self, by_mentee: Mapping[int, list[str]]) -> None:
        """Tell beside each row why it can't be proposed."""
        for pk, sentences in by_mentee.items():
            self.forms[pk].add_error("mentor", sentences)

    @property
    def taken(self) -> dict[int, int]:
        """Return the chosen mentors, by the mentees."""
        return {pk: form.mentor_pk for pk, form in self.forms.items() if form.is_taken and form.mentor_pk}

    @property
    def fixed(self) -> dict[int, int]:
        """Return those of the chosen who stay when the draft is made anew."""
        return {pk: mentor for pk, mentor in self.taken.items() if self.forms[pk].is_fixed}

    @property
    def left_out(self) -> dict[int, str]:
        """Return whom the curator saw in the rows without a tick."""
        return {pk: form.selected for pk, form in self.forms.items() if form.is_left_out}
