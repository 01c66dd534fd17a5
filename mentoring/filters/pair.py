"""The list of pairs and groups."""

from typing import Any

import django_filters as filters
from django.db.models import Q

from mentoring.enums import PairState
from mentoring.filters.base import Column, Flag, ListFilter, Sorting, words
from mentoring.models import Pair, PairMentee
from mentoring.text import normalize


def of_people(text: str, *, pair: str = "") -> Q:
    """Return the condition that every word begins a word of the mentor's or of a mentee's name or post.

    pair: the way from the list's model to the pair
    """
    found = Q()
    for word in normalize(text).split():
        with_mentee = PairMentee.objects.filter(words("mentee__employee__", word))
        found &= words(f"{pair}mentor__employee__", word) | Q(**{f"{pair}pk__in": with_mentee.values("pair")})
    return found


class PairFilter(ListFilter):
    list_name = "pairs"

    q = filters.CharFilter(label="Поиск", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=PairState, empty_label="Любое", method="in_state")
    unready = Flag(label="Нет согласия или основания", method="lacking_papers")
    sort = Sorting(
        {
            "mentor": Column("Наставник", ("mentor__employee__search",)),
            "starts": Column("Начало", ("starts_on",)),
            "ends": Column("Окончание", ("ends_on",)),
        },
        default="mentor",
    )

    class Meta:
        model = Pair
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(of_people(value))

    def in_state(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.standing({value}, on=self.today)

    def lacking_papers(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.unready_on(self.today)
