"""The lists of the two banks."""

from typing import Any

import django_filters as filters
from django.db.models import F, Q

from mentoring.enums import Category, MenteeCategory, MenteeState, MentorState
from mentoring.filters.base import Column, Flag, Sorting, titled, words
from mentoring.filters.people import CONSENTS, PeopleFilter, PostFilter
from mentoring.models import Deficit, Direction, Mentee, MenteeDeficit, Mentor, MentoringForm, MentoringKind
from mentoring.text import normalize

NOT_LEFT = "Кроме вышедших"
LOADS = (("free", "есть места"), ("full", "заняты полностью"), ("over", "перегружены"))


def own_directions(request: Any) -> Any:
    return Direction.objects.visible_to(request.user)


def own_forms(request: Any) -> Any:
    return MentoringForm.objects.visible_to(request.user)


def own_kinds(request: Any) -> Any:
    return MentoringKind.objects.visible_to(request.user)


class BankFilter(PeopleFilter):
    """Who has left the bank is shown only when asked for."""

    person = "employee__"

    def filter_queryset(self, queryset: Any) -> Any:
        found = super().filter_queryset(queryset)
        return found if self.chosen.get("state") else found.present()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        """Find each word in the name, in the post, or in the dictionary's entries of the record."""
        entries = list(self.entries())
        for word in normalize(value).split():
            found = words(self.person, word)
            if keys := titled(entries, word):
                found |= self.having(keys)
            queryset = queryset.filter(found)
        return queryset

    def entries(self) -> Any:
        """Return the entries of the dictionary that the search knows."""
        raise NotImplementedError

    def having(self, keys: list[int]) -> Q:
        """Return the condition that the record has one of the entries."""
        raise NotImplementedError

    def in_state(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.in_state(value, on=self.today)

    def due_for_check(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.due_on(self.today)


class MentorFilter(BankFilter):
    state = filters.ChoiceFilter(label="Состояние", choices=MentorState, empty_label=NOT_LEFT, method="in_state")
    post = PostFilter(field_name="employee__post")
    category = filters.ChoiceFilter(
        label="Категория", field_name="employee__category", choices=Category, empty_label="Любая"
    )
    direction = filters.ModelChoiceFilter(
        label="Сильная сторона", field_name="strengths", queryset=own_directions, empty_label="Любое"
    )
    form = filters.ModelChoiceFilter(label="Форма", field_name="forms", queryset=own_forms, empty_label="Любая")
    kind = filters.ModelChoiceFilter(label="Вид", field_name="kinds", queryset=own_kinds, empty_label="Любой")
    load = filters.ChoiceFilter(label="Нагрузка", choices=LOADS, empty_label="Любая", method="loaded")
    consent = filters.ChoiceFilter(label="Нет согласия", choices=CONSENTS, empty_label="Неважно", method="lacking")
    away = Flag(label="Сейчас отсутствуют", method="absent")
    due = Flag(label="Пора актуализировать", method="due_for_check")
    sort = Sorting(
        {
            "name": Column("ФИО", ("employee__search",)),
            "post": Column("Должность", ("employee__post",)),
            "load": Column("Нагрузка", ("load",)),
            "away": Column("Отсутствует до", ("away_until",)),
            "checked": Column("Актуализировано", ("checked_on",)),
        },
        default="name",
    )

    class Meta:
        model = Mentor
        fields = ()

    def entries(self) -> Any:
        return Direction.objects.visible_to(self.user)

    def having(self, keys: list[int]) -> Q:
        return Q(pk__in=Mentor.strengths.through.objects.filter(direction__in=keys).values("mentor"))

    def loaded(self, queryset: Any, _name: str, value: str) -> Any:
        limit = F("load_limit")
        conditions = {"free": Q(load__lt=limit), "full": Q(load=limit), "over": Q(load__gt=limit)}
        return queryset.filter(conditions[value])

    def absent(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.filter(away_until__gte=self.today)


class MenteeFilter(BankFilter):
    state = filters.ChoiceFilter(label="Состояние", choices=MenteeState, empty_label=NOT_LEFT, method="in_state")
    category = filters.ChoiceFilter(label="Кто это", choices=MenteeCategory, empty_label="Любая")
    post = PostFilter(field_name="employee__post")
    direction = filters.ModelChoiceFilter(label="Направление", queryset=own_directions, empty_label="Любое")
    consent = filters.ChoiceFilter(label="Нет согласия", choices=CONSENTS, empty_label="Неважно", method="lacking")
    young = Flag(label="Стаж меньше 3 лет", method="young")
    waiting = Flag(label="Ждут подбора", method="awaiting")
    again = Flag(label="Пора вернуться", method="to_come_back_to")
    due = Flag(label="Пора актуализировать", method="due_for_check")
    sort = Sorting(
        {
            "name": Column("ФИО", ("employee__search",)),
            "post": Column("Должность", ("employee__post",)),
            "since": Column("Без наставника с", ("waiting_from",)),
            "again": Column("Вернуться к вопросу", ("next_check_on",)),
            "checked": Column("Актуализировано", ("checked_on",)),
        },
        default="name",
    )

    class Meta:
        model = Mentee
        fields = ()

    def entries(self) -> Any:
        return Deficit.objects.visible_to(self.user)

    def having(self, keys: list[int]) -> Q:
        return Q(pk__in=MenteeDeficit.objects.filter(deficit__in=keys).values("mentee"))

    def awaiting(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.awaiting_pair_on(self.today)

    def to_come_back_to(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.to_come_back_to_on(self.today)
