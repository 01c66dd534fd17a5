"""Search and filters of the heart's lists."""

from typing import Any

import django_filters as filters
from django.db.models import Q

from mentoring.enums import Category, MenteeCategory, MenteeState, MentorState, PairState
from mentoring.models import Direction, Employee, Mentee, Mentor, Pair, User
from mentoring.text import normalize


def directions(request: Any) -> Any:
    user: User | None = getattr(request, "user", None)
    return Direction.objects.visible_to(user) if user else Direction.objects.none()


def words(prefix: str, text: str) -> Q:
    """Return the condition that every word begins a word of the person's name or post."""
    found = Q()
    for word in normalize(text).split():
        found &= Q(**{f"{prefix}search__contains": f" {word}"})
    return found


class EmployeeFilter(filters.FilterSet):
    q = filters.CharFilter(label="Поиск", method="search")
    category = filters.ChoiceFilter(label="Категория", choices=Category, empty_label="Любая категория")

    class Meta:
        model = Employee
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(words("", value))


class MentorFilter(filters.FilterSet):
    q = filters.CharFilter(label="Поиск", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=MentorState, empty_label="Любое состояние")
    direction = filters.ModelChoiceFilter(
        label="Направление", field_name="strengths", queryset=directions, empty_label="Любое направление"
    )

    class Meta:
        model = Mentor
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(words("employee__", value))


class MenteeFilter(filters.FilterSet):
    q = filters.CharFilter(label="Поиск", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=MenteeState, empty_label="Любое состояние")
    category = filters.ChoiceFilter(label="Кто это", choices=MenteeCategory, empty_label="Любая категория")
    direction = filters.ModelChoiceFilter(label="Направление", queryset=directions, empty_label="Любое направление")

    class Meta:
        model = Mentee
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(words("employee__", value))


class PairFilter(filters.FilterSet):
    q = filters.CharFilter(label="Поиск", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=PairState, empty_label="Любое состояние")

    class Meta:
        model = Pair
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        people = words("mentor__employee__", value) | words("mentees__employee__", value)
        return queryset.filter(pk__in=Pair.objects.filter(people).values("pk"))
