"""Many people into a bank at once: a line each, filled by what their cards tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils import timezone

from mentoring.enums import MenteeCategory
from mentoring.forms.bank import LISTS, TakeMenteeForm, TakeMentorForm
from mentoring.models import Deficit, Direction, Employee, MentoringForm, MentoringKind, User
from mentoring.queries.bank import deficits_for
from mentoring.queries.bank_defaults import mentee_defaults, mentor_defaults
from mentoring.services.batch import refusals_of

TAKE, FOR_ALL = "take", "all"
PLACES = 3


class MentorLineForm(TakeMentorForm):
    class Meta(TakeMentorForm.Meta):
        widgets: dict[str, Any] = {**TakeMentorForm.Meta.widgets, "experience": forms.HiddenInput}

    to = None  # type: ignore[assignment]  # how Django drops a field: all enter the bank at once


class MenteeLineForm(TakeMenteeForm):
    """The deficits may be told later."""

    places = PLACES

    class Meta(TakeMenteeForm.Meta):
        widgets: ClassVar[Mapping[str, Any]] = {"requests": forms.HiddenInput}

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["deficit_1"].required = False


class Lists:
    """What all lines choose from, read once."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.directions = list(Direction.objects.visible_to(user))

    @cached_property
    def forms(self) -> list[MentoringForm]:
        return list(MentoringForm.objects.visible_to(self.user))

    @cached_property
    def kinds(self) -> list[MentoringKind]:
        return list(MentoringKind.objects.visible_to(self.user))

    @cached_property
    def deficits(self) -> list[Deficit]:
        assert self.user.organization  # noqa: S101 - a user without one has no permission
        return deficits_for(self.user.organization)


@dataclass
class Line:
    """columns: the title of each, and the names of its fields."""

    person: Employee
    form: Any
    is_ticked: bool
    columns: Sequence[tuple[str, Sequence[str]]]

    @property
    def cells(self) -> list[tuple[str, list[Any]]]:
        return [(title, [self.form[name] for name in names]) for title, names in self.columns]


class BankLines:
    """A subclass says which bank. Ticked lines are taken each by itself: who can't be taken keeps nobody else out.

    alike: fields that one choice fills in all ticked lines where they are empty
    """

    columns: ClassVar[Sequence[tuple[str, Sequence[str]]]]
    alike: ClassVar[Mapping[str, str]]

    def __init__(self, data: QueryDict | None, *, user: User, people: Sequence[Employee], is_told: bool = True) -> None:
        self.user, self.people, self.is_told = user, people, is_told and data is not None
        self.lists = Lists(user)
        taken = data.getlist(TAKE) if data is not None else [str(person.pk) for person in people]
        self.lines = [
            Line(person, self._form(data, person), str(person.pk) in taken, self.columns) for person in people
        ]

    def _form(self, data: QueryDict | None, person: Employee) -> Any:
        raise NotImplementedError

    def choices(self) -> dict[str, Sequence[Any]]:
        """Return the choices of the fields filled alike."""
        raise NotImplementedError

    @cached_property
    def for_all(self) -> Any:
        form = forms.Form(prefix=FOR_ALL)
        for name, choices in self.choices().items():
            form.fields[name] = forms.ChoiceField(
                label=self.alike[name], required=False, choices=[("", "Выберите"), *choices]
            )
        return _small(form)

    def save(self) -> list[Employee]:
        """Take the ticked people into the bank; return those who are in it now, the others have their errors."""
        return [line.person for line in self.lines if line.is_ticked and self._saved(line)]

    def _saved(self, line: Line) -> bool:
        for sentence in refusals_of(lambda: line.form.is_valid() and line.form.save()):
            line.form.add_error(None, sentence)
        return not line.form.errors

    @classmethod
    def filled(cls, data: QueryDict) -> QueryDict:
        """Return what was sent with the choices for all put into the empty fields of the ticked lines."""
        again = data.copy()
        for name in cls.alike:
            value = data.get(f"{FOR_ALL}-{name}", "")
            for key in data.getlist(TAKE):
                field = f"{key}-{name}"
                if value and not any(data.getlist(field)):
                    again[field] = value
        return again


class MentorLines(BankLines):
    columns = (
        ("Сильные стороны", ("strengths",)),
        ("Формы", ("forms",)),
        ("Виды", ("kinds",)),
        ("Предел нагрузки", ("load_limit",)),
    )
    alike: ClassVar[Mapping[str, str]] = {"strengths": "Сильная сторона", "forms": "Форма", "kinds": "Вид"}

    def choices(self) -> dict[str, Sequence[Any]]:
        entries: tuple[Sequence[Any], ...] = (self.lists.directions, self.lists.forms, self.lists.kinds)
        found = zip(LISTS, entries, strict=True)
        return {name: [(entry.pk, str(entry)) for entry in entries] for name, entries in found}

    def _form(self, data: QueryDict | None, person: Employee) -> Any:
        given: dict[str, Any] = {
            "directions": self.lists.directions,
            "forms": self.lists.forms,
            "kinds": self.lists.kinds,
        }
        initial = {} if person.mentor_record else mentor_defaults(person, **given)
        form: Any = MentorLineForm(data, user=self.user, employee=person, prefix=str(person.pk), initial=initial)
        for name, choices in self.choices().items():
            form.fields[name].choices = choices
        return _small(form)


def _small(form: Any) -> Any:
    """Let the fields fit into the cells of a table."""
    for field in form.fields.values():
        kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
        if isinstance(field.widget, forms.CheckboxSelectMultiple):
            field.widget.attrs["class"] = "form-check-input"
        else:
            field.widget.attrs["class"] = f"{kind} {kind}-sm"
    return form


class MenteeLines(BankLines):
    columns = (
        ("Кто", ("category",)),
        ("Направление", ("direction",)),
        ("Дефициты, по важности", tuple(f"deficit_{number}" for number in range(1, PLACES + 1))),
    )
    alike: ClassVar[Mapping[str, str]] = {"category": "Кто", "direction": "Направление", "deficit_1": "Дефицит"}

    def choices(self) -> dict[str, Sequence[Any]]:
        return {
            "category": MenteeCategory.choices,
            "direction": [(entry.pk, str(entry)) for entry in self.lists.directions],
            "deficit_1": [(entry.pk, str(entry)) for entry in self.lists.deficits],
        }

    def _form(self, data: QueryDict | None, person: Employee) -> Any:
        given: dict[str, Any] = {"directions": self.lists.directions, "deficits": self.lists.deficits}
        initial = {} if person.mentee_record else mentee_defaults(person, today=timezone.localdate(), **given)
        form: Any = MenteeLineForm(
            data, user=self.user, employee=person, prefix=str(person.pk), initial=initial, offered=self.lists.deficits
        )
        form.fields["direction"].choices = [("", "Выберите"), *self.choices()["direction"]]
        return _small(form)
