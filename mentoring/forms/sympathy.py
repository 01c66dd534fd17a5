"""Whom to ask after a group meeting, and what they answer."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from mentoring.enums import Bank
from mentoring.enums.matching import SympathyKind
from mentoring.forms.fields import DateInput, KeysField, SignedOnField
from mentoring.models import Employee, MeetingGuest, Mentee, Mentor, User
from mentoring.models.sympathy import MOST_NAMED
from mentoring.services import sympathy as sympathies

USUAL_DAYS = 7
NOBODY = {"required": "Отметьте хотя бы одного человека.", "invalid_choice": "Кого-то из отмеченных здесь уже нет."}


class MetOnField(SignedOnField):
    to_come = "Встречи ещё не было: спрашивают после неё."


class SympathyAskForm(forms.Form):
    met_on = MetOnField(label="Когда была встреча")
    answer_by = forms.DateField(
        label="Отвечать до", widget=DateInput, help_text="До конца этого дня ответ можно поправить"
    )
    mentors = KeysField(Employee.objects.none(), label="Наставники на встрече", error_messages=NOBODY)
    mentees = KeysField(Employee.objects.none(), label="Наставляемые на встрече", error_messages=NOBODY)

    def __init__(self, data: Any = None, *, user: User) -> None:
        today = timezone.localdate()
        super().__init__(data, initial={"met_on": today, "answer_by": today + dt.timedelta(days=USUAL_DAYS)})
        people = Employee.objects.visible_to(user).working().order_by("search", "pk")
        waiting = Mentee.objects.visible_to(user).awaiting_pair_on(today)
        found = {
            "mentors": people.filter(mentor__in=Mentor.objects.visible_to(user).in_bank()),
            "mentees": people.filter(mentee__in=waiting),
        }
        for name, queryset in found.items():
            field: Any = self.fields[name]
            field.widget = forms.CheckboxSelectMultiple()
            field.queryset = queryset
            field.initial = [person.pk for person in queryset]

    def clean_answer_by(self) -> dt.date:
        answer_by: dt.date = self.cleaned_data["answer_by"]
        if answer_by < timezone.localdate():
            raise forms.ValidationError("Этот день уже прошёл.")
        return answer_by

    def save(self) -> int:
        given = self.cleaned_data
        guests = {Bank.MENTORS: given["mentors"], Bank.MENTEES: given["mentees"]}
        return sympathies.ask(guests, met_on=given["met_on"], answer_by=given["answer_by"])


class SympathyForm(forms.Form):
    """Nobody has to be named."""

    liked = KeysField(Employee.objects.none(), label="С кем вам хотелось бы работать", required=False)
    avoided = KeysField(Employee.objects.none(), label="С кем вам не хотелось бы работать", required=False)

    def __init__(self, data: Any = None, *, guest: MeetingGuest) -> None:
        said = guest.sympathies.values_list("kind", "about")
        named = {kind.value: [about for given, about in said if given == kind] for kind in SympathyKind}
        super().__init__(data, initial=named)
        self.guest = guest
        for name in ("liked", "avoided"):
            field: Any = self.fields[name]
            field.widget = forms.CheckboxSelectMultiple()
            field.queryset = guest.met
            field.help_text = f"Не больше {MOST_NAMED} человек; можно никого"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("liked", "avoided"):
            if len(cleaned.get(name, ())) > MOST_NAMED:
                self.add_error(name, sympathies.TOO_MANY)
        if set(cleaned.get("liked", ())) & set(cleaned.get("avoided", ())):
            self.add_error("avoided", sympathies.BOTH_WAYS)
        return cleaned

    def save(self) -> None:
        given = self.cleaned_data
        sympathies.answer(self.guest, liked=given["liked"], avoided=given["avoided"], at=timezone.now())
