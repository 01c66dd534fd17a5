"""What the filters of all lists share: the search by words, boxes to tick, sorting by the headings."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters as filters
from django import forms
from django.db.models import F, Q
from django.db.models.expressions import OrderBy
from django.utils import timezone

from mentoring.models import User
from mentoring.reminders.base import Reminder, reminders
from mentoring.text import normalize, searchable


def words(prefix: str, text: str) -> Q:
    """Return the condition that every word begins a word of the person's name or post."""
    found = Q()
    for word in normalize(text).split():
        found &= Q(**{f"{prefix}search__contains": f" {word}"})
    return found


def titled(entries: Any, word: str) -> list[int]:
    """Return the keys of the dictionary's entries with a word that begins so.

    In Python, as the dictionary is small and SQLite does not fold Cyrillic case.
    """
    return [entry.pk for entry in entries if f" {word}" in searchable(entry.title)]


class ListFilter(filters.FilterSet):
    """Search, filters and sorting of a list; `sort` is a Sorting where the list has headings to sort by.

    What the address says and the filters do not know is left out, as if it were not there.

    list_name: the name of the list's page; a line of the desk leads to it by the reminders that name it
    """

    list_name: ClassVar[str] = ""

    reminder = filters.ChoiceFilter(label="Что сделать", choices=(), empty_label="Неважно", method="needing")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self._reminders()
        if offered:
            self.filters["reminder"].extra["choices"] = [(each.code, each.task) for each in offered]
        else:
            del self.filters["reminder"]

    def _reminders(self) -> list[Reminder]:
        """Return those for the user's desk whose lines lead to this list."""
        here = [each for each in reminders().values() if each.listed and each.listed == self.list_name]
        return [each for each in here if each.whom(self.user)]

    def needing(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep exactly those of which the line of the desk tells."""
        reminder = reminders()[value]
        rows = reminder.rows(self.user, self.today).order_by()
        return queryset.filter(pk__in=rows.values(reminder.through))

    @property
    def user(self) -> User:
        user: User = self.request.user
        return user

    @property
    def today(self) -> dt.date:
        return timezone.localdate()

    @property
    def chosen(self) -> dict[str, Any]:
        """The understood part of the address."""
        self.form.is_valid()
        understood: dict[str, Any] = self.form.cleaned_data
        return understood

    @property
    def is_narrowed(self) -> bool:
        """Whether something is looked for: an empty list then means «not found», not «nothing here yet»."""
        return any(value for name, value in self.chosen.items() if name != "sort")

    @property
    def sorted_by(self) -> str:
        """The heading by which the list is sorted, with a minus for the reverse."""
        sorting: Sorting = self.filters["sort"]
        return sorting.wanted(self.chosen.get("sort"))


@dataclass(frozen=True)
class Column:
    """keys: the fields that a heading sorts by, with a minus where more of it means less of the field."""

    title: str
    keys: tuple[str, ...]


class Sorting(filters.OrderingFilter):
    """What the headings sort by; the key comes last, so that no row is lost between two pages.

    columns: by their words in the address; default: the word of the list's own order
    """

    def __init__(self, columns: Mapping[str, Column], *, default: str) -> None:
        self.columns, self.default = columns, default
        choices = [
            (f"{sign}{word}", f"{column.title}, {way}")
            for word, column in columns.items()
            for sign, way in (("", "по возрастанию"), ("-", "по убыванию"))
        ]
        super().__init__(label="Сортировка", choices=choices, empty_label="Обычная")

    def wanted(self, value: Any) -> str:
        return str(value[0]) if value else self.default

    def filter(self, qs: Any, value: Any) -> Any:
        if not value:
            return qs
        word = self.wanted(value)
        usual = self.columns[self.default.removeprefix("-")].keys
        chosen = [ordered(key, reverse=word.startswith("-")) for key in self.columns[word.removeprefix("-")].keys]
        return qs.order_by(*chosen, *(ordered(key) for key in usual), "pk")


def ordered(key: str, *, reverse: bool = False) -> OrderBy:
    """Order by the field; the unknown comes last both ways and in both databases."""
    field = F(key.removeprefix("-"))
    down = key.startswith("-") != reverse
    return field.desc(nulls_last=True) if down else field.asc(nulls_last=True)


class Tick(forms.BooleanField):
    def clean(self, value: Any) -> bool | None:
        return super().clean(value) or None


class Flag(filters.BooleanFilter):
    """A box to tick: unticked, it filters nothing."""

    field_class = Tick
