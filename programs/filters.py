"""Search, filters and sorting of the list of programs."""

from typing import Any

import django_filters as filters

from mentoring.filters import Column, ListFilter, Sorting
from mentoring.filters.pair import of_people
from programs.enums import ProgramState
from programs.models import Program


class ProgramFilter(ListFilter):
    q = filters.CharFilter(label="Поиск", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=ProgramState, empty_label="Любое")
    sort = Sorting(
        {
            "mentor": Column("Наставник", ("pair__mentor__employee__search",)),
            "title": Column("Тема", ("title",)),
            "starts": Column("Начало", ("starts_on",)),
            "ends": Column("Окончание", ("ends_on",)),
        },
        default="mentor",
    )

    class Meta:
        model = Program
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(of_people(value, pair="pair__"))
