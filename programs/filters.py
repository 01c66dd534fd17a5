"""Search and filters of the list of programs."""

from typing import Any

import django_filters as filters

from mentoring.filters import words
from programs.enums import ProgramState
from programs.models import Program


class ProgramFilter(filters.FilterSet):
    q = filters.CharFilter(label="Поиск", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=ProgramState, empty_label="Любое состояние")

    class Meta:
        model = Program
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        people = words("pair__mentor__employee__", value) | words("pair__mentees__employee__", value)
        return queryset.filter(pk__in=Program.objects.filter(people).values("pk"))
