"""Search, filters and sorting of the register of orders."""

from typing import Any

import django_filters as filters
from django.db.models import Q

from documents.enums import OrderState
from documents.models import Order
from mentoring.filters import Column, ListFilter, Sorting


class OrderFilter(ListFilter):
    q = filters.CharFilter(label="Поиск", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=OrderState, empty_label="Любое")
    sort = Sorting(
        {
            "heading": Column("Заголовок", ("heading",)),
            "date": Column("Дата", ("signed_on",)),
            "pairs": Column("Пар и групп", ("pair_count",)),
        },
        default="-date",
    )

    class Meta:
        model = Order
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        # SQLite does not fold Cyrillic case: the usual spellings of a heading and of a number are tried.
        spellings = {value, value.lower(), value.upper(), value.capitalize()}
        found = Q()
        for spelling in spellings:
            found |= Q(heading__contains=spelling) | Q(number__contains=spelling)
        return queryset.filter(found)
