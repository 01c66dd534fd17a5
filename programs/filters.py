"""Search, filters and sorting of the lists of programs and of the rows of their plans."""

from typing import Any

import django_filters as filters

from mentoring.filters import Column, ListFilter, Sorting
from mentoring.filters.pair import of_people
from programs.enums import ProgramState, PublicationState, RowState
from programs.models import PlanRow, Program

PUBLISHED = PublicationState.PUBLISHED
STATES = [*ProgramState.choices, (PUBLISHED.value, PUBLISHED.label)]


class ProgramFilter(ListFilter):
    list_name = "programs"

    q = filters.CharFilter(label="Поиск", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=STATES, empty_label="Любое", method="in_state")
    sort = Sorting(
        {
            "mentor": Column("Наставник", ("pair__mentor__employee__search",)),
            "title": Column("Тема", ("title",)),
            "starts": Column("Начало", ("starts_on",)),
            "ends": Column("Окончание", ("until",)),
        },
        default="mentor",
    )

    class Meta:
        model = Program
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(of_people(value, pair="pair__"))

    def in_state(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep those that are shown under the word: a published program is a completed one, called otherwise."""
        published = queryset.filter(publication=PUBLISHED)
        if value == PUBLISHED:
            return published
        return queryset.filter(state=value).exclude(publication=PUBLISHED)


class PlanRowFilter(ListFilter):
    list_name = "plan_rows"

    q = filters.CharFilter(label="Поиск", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=RowState, empty_label="Любое")
    sort = Sorting(
        {
            "due": Column("Срок", ("due_on",)),
            "mentor": Column("Пара", ("plan__program__pair__mentor__employee__search",)),
        },
        default="due",
    )

    class Meta:
        model = PlanRow
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(of_people(value, pair="plan__program__pair__"))
