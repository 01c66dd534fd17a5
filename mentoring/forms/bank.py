"""Records in the two banks."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from mentoring.enums import MentorState
from mentoring.forms.fields import DateInput, DeficitChoiceField, KeysField, OrganizationForm
from mentoring.models import Deficit, Employee, Mentee, Mentor, User
from mentoring.models.mentor import MOST_LOAD
from mentoring.queries.bank import deficits_for
from mentoring.queries.load import limit_refusals
from mentoring.school_year import SchoolYear
from mentoring.services import bank

DEFICITS = 5
LATEST_CHECK = dt.timedelta(days=366)
BANKS: dict[str, type[Mentor | Mentee]] = {"mentors": Mentor, "mentees": Mentee}
NOT_IN_BANK = "Часть записей уже не в банке. Обновите страницу и отметьте снова."
LISTS = ("strengths", "forms", "kinds")


class MentorForm(OrganizationForm):
    class Meta:
        model = Mentor
        fields: tuple[str, ...] = (*LISTS, "load_limit", "away_until", "experience")
        widgets = dict.fromkeys(LISTS, forms.CheckboxSelectMultiple)
        field_classes = dict.fromkeys(LISTS, KeysField)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["load_limit"].widget.attrs |= {"min": 1, "max": MOST_LOAD}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if {"load_limit", "away_until"} <= cleaned.keys():
            limit, away = cleaned["load_limit"], cleaned["away_until"]
            for name, refusal in limit_refusals(self.instance, load_limit=limit, away_until=away).items():
                self.add_error(name, refusal)
        return cleaned


class TakeMentorForm(MentorForm):
    """For somebody who is not in the bank now."""

    class Meta(MentorForm.Meta):
        fields = (*LISTS, "load_limit", "experience")

    to = forms.ChoiceField(
        label="Как входит в банк",
        choices=[(MentorState.LISTED, "сразу в банк"), (MentorState.SELECTED, "после подготовки, пока отбор пройден")],
        initial=MentorState.LISTED,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, user: User, employee: Employee, **kwargs: Any) -> None:
        known = _known(employee.mentor_record, self.Meta.fields)
        super().__init__(data, user=user, **{**kwargs, "initial": known | kwargs.get("initial", {})})
        self.employee = employee

    def save(self, commit: bool = True) -> Mentor:  # noqa: FBT001, FBT002 - the signature is Django's
        given = self.cleaned_data
        return bank.take_mentor(
            self.employee,
            **{name: given[name] for name in self.Meta.fields},
            to=MentorState(given.get("to") or MentorState.LISTED),
            by=self.user,
            at=timezone.now(),
        )


class MenteeForm(OrganizationForm):
    """The deficits are asked one by one, the most pressing first: their order is their rank."""

    places: ClassVar[int] = DEFICITS

    class Meta:
        model = Mentee
        fields = ("category", "direction", "requests")

    def __init__(
        self,
        data: Any = None,
        *,
        employee: Employee | None = None,
        offered: Sequence[Deficit] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        ranked = [ranked.deficit_id for ranked in self.instance.ranked_deficits.all()] if self.instance.pk else []
        self.numbers = range(1, max(self.places, len(ranked)) + 1)
        person = employee or self.instance.employee
        offered = deficits_for(person.organization, also=ranked) if offered is None else offered
        for number in self.numbers:
            field = DeficitChoiceField(
                label=f"Дефицит {number}",
                required=number == 1,
                help_text="Самый важный: с него начнётся программа" if number == 1 else "",
                initial=ranked[number - 1] if number <= len(ranked) else None,
            )
            field.offer(offered, post=person.post)
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

    def __init__(self, data: Any = None, *, user: User, employee: Employee, **kwargs: Any) -> None:
        record = employee.mentee_record
        known = _known(record, self.Meta.fields) | _ranked(record)
        given = {**kwargs, "initial": known | kwargs.get("initial", {})}
        super().__init__(data, user=user, employee=employee, **given)
        self.employee = employee

    def save(self, commit: bool = True) -> Mentee:  # noqa: FBT001, FBT002 - the signature is Django's
        self.instance.employee = self.employee
        return bank.take_mentee(self.instance, deficits=self.cleaned_data["deficits"], by=self.user, at=timezone.now())


class SupportForm(OrganizationForm):
    """What is done for a mentee while there is no mentor."""

    class Meta:
        model = Mentee
        fields = ("support", "next_check_on")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["support"].required = self.fields["next_check_on"].required = True

    def clean_next_check_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["next_check_on"]
        today = timezone.localdate()
        if day <= today:
            raise forms.ValidationError("Эта дата уже наступила: выберите день, когда вернётесь к вопросу.")
        if day - today > LATEST_CHECK:
            raise forms.ValidationError("До этого дня больше года: вернитесь к вопросу раньше.")
        return day

    def save(self, commit: bool = True) -> Mentee:  # noqa: FBT001, FBT002 - the signature is Django's
        given = self.cleaned_data
        bank.support(
            self.instance,
            support=given["support"],
            next_check_on=given["next_check_on"],
            by=self.user,
            at=timezone.now(),
        )
        mentee: Mentee = self.instance
        return mentee


class PeriodForm(forms.Form):
    """The period in which a mentor's load is looked at."""

    starts_on = forms.DateField(label="С", widget=DateInput, required=False)
    ends_on = forms.DateField(label="По", widget=DateInput, required=False)

    def __init__(self, data: Any, *, usual: SchoolYear) -> None:
        self.usual = {"starts_on": usual.starts_on, "ends_on": usual.ends_on}
        super().__init__({name: data.get(name) or day for name, day in self.usual.items()})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Конец периода раньше начала.")
        return cleaned

    def period(self) -> dict[str, dt.date]:
        """Return the period asked, the school year where it makes no sense."""
        return self.cleaned_data if self.is_valid() else self.usual


class CheckForm(forms.Form):
    """Which records were looked through and are still true."""

    mentors = KeysField(Mentor.objects.none(), required=False)
    mentees = KeysField(Mentee.objects.none(), required=False)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        for name, model in BANKS.items():
            field: Any = self.fields[name]
            field.queryset = model.objects.visible_to(user).in_bank()
            field.error_messages |= dict.fromkeys(("invalid_choice", "invalid_pk_value"), NOT_IN_BANK)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["mentors"] and not cleaned["mentees"]:
            raise forms.ValidationError("Отметьте хотя бы одну запись.")
        return cleaned

    @property
    def ticked(self) -> dict[str, list[str]]:
        """Return what is to stay ticked when the form is shown again."""
        return {name: list(self[name].value() or ()) for name in BANKS}

    @property
    def records(self) -> list[Mentor | Mentee]:
        return [record for name in BANKS for record in self.cleaned_data[name]]


def _known(record: Mentor | Mentee | None, names: Collection[str]) -> dict[str, Any]:
    """Return what the record of somebody who was in the bank before says already."""
    return forms.models.model_to_dict(record, fields=names) if record else {}


def _ranked(mentee: Mentee | None) -> dict[str, int]:
    ranked = mentee.ranked_deficits.values_list("deficit", flat=True) if mentee else ()
    return {f"deficit_{number}": deficit for number, deficit in enumerate(ranked, start=1)}
