"""Records in the two banks."""

from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils import timezone

from mentoring.forms.fields import DeficitChoiceField, OrganizationForm
from mentoring.models import Deficit, Employee, Mentee, Mentor, User
from mentoring.services import bank

DEFICITS = 5


class MentorForm(OrganizationForm):
    class Meta:
        model = Mentor
        fields: tuple[str, ...] = ("strengths", "forms", "kinds", "load_limit", "away_until", "experience")
        widgets = dict.fromkeys(("strengths", "forms", "kinds"), forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        limit = self.fields["load_limit"]
        limit.validators.append(MinValueValidator(1))
        limit.widget.attrs["min"] = 1


class TakeMentorForm(MentorForm):
    """For somebody who is not in the bank now."""

    class Meta(MentorForm.Meta):
        fields = ("strengths", "forms", "kinds", "load_limit", "experience")

    def __init__(self, data: Any = None, *, user: User, employee: Employee) -> None:
        super().__init__(data, user=user)
        self.employee = employee

    def save(self, commit: bool = True) -> Mentor:  # noqa: FBT001, FBT002 - the signature is Django's
        given = self.cleaned_data
        mentor = bank.take_mentor(
            self.employee,
            load_limit=given["load_limit"],
            experience=given["experience"],
            by=self.user,
            at=timezone.now(),
        )
        for name in ("strengths", "forms", "kinds"):
            getattr(mentor, name).set(given[name])
        return mentor


class MenteeForm(OrganizationForm):
    """The deficits are asked one by one, the most pressing first: their order is their rank."""

    class Meta:
        model = Mentee
        fields = ("category", "direction", "requests")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        ranked = [ranked.deficit_id for ranked in self.instance.ranked_deficits.all()] if self.instance.pk else []
        self.numbers = range(1, max(DEFICITS, len(ranked)) + 1)
        for number in self.numbers:
            field = DeficitChoiceField(
                label=f"Дефицит {number}",
                required=number == 1,
                help_text="Самый важный: с него начнётся программа" if number == 1 else "",
                initial=ranked[number - 1] if number <= len(ranked) else None,
            )
            field.offer(self.user)
            self.fields[f"deficit_{number}"] = field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        chosen: list[Deficit] = []
        for number in self.numbers:
            deficit = cleaned.get(f"deficit_{number}")
            if deficit in chosen:
                self.add_error(f"deficit_{number}", "Этот дефицит уже выбран выше.")
            elif deficit:
                chosen.append(deficit)
        cleaned["deficits"] = chosen
        return cleaned

    def also_seen(self, instance: Mentee) -> list[tuple[int, int]]:
        return list(instance.ranked_deficits.values_list("rank", "deficit"))

    def save(self, commit: bool = True) -> Mentee:  # noqa: FBT001, FBT002 - the signature is Django's
        mentee: Mentee = super().save(commit)
        bank.rank_deficits(mentee, deficits=self.cleaned_data["deficits"])
        return mentee


class TakeMenteeForm(MenteeForm):
    """For somebody who is not in the bank now."""

    def __init__(self, data: Any = None, *, user: User, employee: Employee) -> None:
        super().__init__(data, user=user)
        self.employee = employee

    def save(self, commit: bool = True) -> Mentee:  # noqa: FBT001, FBT002 - the signature is Django's
        self.instance.employee = self.employee
        return bank.take_mentee(self.instance, deficits=self.cleaned_data["deficits"], by=self.user, at=timezone.now())
