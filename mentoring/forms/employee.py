"""The card of an employee."""

import datetime as dt
from typing import Any

from django import forms
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.html import format_html

from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.fields import DateInput, OrganizationForm
from mentoring.models import Employee, User
from mentoring.services.account import follow_cards
from mentoring.services.state import locked
from mentoring.text import normalize

NAME = ("last_name", "first_name", "middle_name")
SECTIONS = (
    ("Человек", (NAME, ("sex", "birth_date"), ("email",))),
    ("Работа", (("post",), ("other_posts",), ("building",), ("category", "personnel_number", "hired_on"))),
    ("Образование и стаж", (("education",), ("teaching_since", "working_since"))),
    ("Наставник со стороны", (("home_organization",),)),
)
"""The headings of the form, and under each its rows of fields."""


class EmployeeForm(OrganizationForm):
    """Asks once more before a second card of one person: `is_another` is shown only then."""

    is_another = forms.BooleanField(label="Это другой человек", required=False)

    class Meta:
        model = Employee
        fields = tuple(name for _, rows in SECTIONS for row in rows for name in row)

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        if self.instance.organization_id is None:
            self.instance.organization = user.organization

    def sections(self) -> list[tuple[str, list[list[forms.BoundField]]]]:
        """Return the rows of fields under their headings; the question about a namesake stands right after the name."""
        found = [(title, [[self[name] for name in row] for row in rows]) for title, rows in SECTIONS]
        if self["is_another"].errors or self["is_another"].value():
            found[0][1].insert(1, [self["is_another"]])
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        renamed = self.instance._state.adding or set(self.changed_data) & {*NAME, "birth_date"}
        if renamed and not cleaned.get("is_another") and (same := self._namesake(cleaned)):
            self.add_error("is_another", same)
        return cleaned

    def _namesake(self, cleaned: dict[str, Any]) -> str:
        """Ask about who has the name, or all of it but the surname; empty where nobody has."""
        full_name = " ".join(cleaned[name] for name in NAME if cleaned.get(name))
        if not full_name or "birth_date" in self.errors:
            return ""
        locked(self.instance.organization)  # a button pressed twice: the second one waits, and finds the first card
        here = Employee.objects.filter(organization=self.instance.organization).exclude(pk=self.instance.pk)
        for same in here.namesakes(full_name, cleaned.get("birth_date")):
            return _already(same, self.instance)
        typed = {name: cleaned.get(name) or "" for name in (*NAME, "sex")}
        for same in here.under_another_surname(Employee(**typed, birth_date=cleaned.get("birth_date"))):
            return _perhaps(same, self.instance)
        return ""

    def save(self, commit: bool = True) -> Employee:  # noqa: FBT001, FBT002 - the signature is Django's
        try:
            with transaction.atomic():
                employee: Employee = super().save(commit)
                if "email" in self.changed_data:
                    follow_cards([employee], by=self.user)
        except IntegrityError as error:
            raise ImpossibleStepError("Этот табельный номер только что дали другому сотруднику.") from error
        return employee


def _already(same: Employee, mine: Employee) -> str:
    if mine.pk:
        return _join("Такая карточка уже есть", same, mine)
    return format_html("Такая карточка уже есть: {}. Если это другой человек, отметьте это.", _card(same))


def _perhaps(same: Employee, mine: Employee) -> str:
    if mine.pk:
        return _join("Имя и дата рождения те же, что у другой карточки", same, mine)
    return format_html(
        "Имя и дата рождения те же, что у другой карточки: {}. Если это тот же человек, "
        '<a href="{}">исправьте фамилию в ней</a>; если другой, отметьте это.',
        _card(same),
        reverse("employee_edit", args=[same.pk]),
    )


def _join(said: str, same: Employee, mine: Employee) -> str:
    return format_html(
        '{}: {}. Если это тот же человек, <a href="{}">соедините карточки</a>; если другой, отметьте это.',
        said,
        _card(same),
        reverse("employee_join", args=[mine.pk], query={"other": same.pk}),
    )


def _card(same: Employee) -> str:
    born = f", {same.birth_date:%d.%m.%Y}" if same.birth_date else ""
    return format_html(
        '<a href="{}">{}, {}{}</a>{}',
        same.get_absolute_url(),
        same.full_name,
        same.post,
        born,
        " – в архиве, её можно вернуть" if same.archived_on else "",
    )


class DayForm(forms.Form):
    """As of which day the ages and the lengths of service are counted."""

    on = forms.DateField(label="На дату", widget=DateInput, required=False)

    def day(self, today: dt.date) -> dt.date:
        """Return the day that was asked, today where none or a wrong one was."""
        chosen: dt.date | None = self.cleaned_data.get("on") if self.is_valid() else None
        return chosen or today


class AnonymizeForm(forms.Form):
    """What can't be undone is not done by one press of a button."""

    typed = forms.CharField(
        label="Фамилия этого человека", help_text="Впишите её, чтобы подтвердить: вернуть имя будет нельзя"
    )

    def __init__(self, data: Any = None, *, employee: Employee) -> None:
        super().__init__(data)
        self.employee = employee

    def clean_typed(self) -> str:
        typed = str(self.cleaned_data["typed"])
        if normalize(typed) != normalize(self.employee.last_name):
            raise forms.ValidationError("Это не та фамилия: сверьте, чью карточку вы открыли.")
        return typed
