"""Search and filters of the journal of access."""

from typing import Any

import django_filters as filters
from django.db.models import Q

from mentoring.enums import AccessKind
from mentoring.filters.base import Column, ListFilter, Sorting, words
from mentoring.forms.fields import DateInput
from mentoring.models import AccessEntry


class AccessFilter(ListFilter):
    q = filters.CharFilter(label="Поиск: кто или о ком", method="search")
    kind = filters.ChoiceFilter(label="Что", choices=AccessKind, empty_label="Любое")
    since = filters.DateFilter(label="С даты", field_name="at", lookup_expr="date__gte", widget=DateInput)
    until = filters.DateFilter(label="По дату", field_name="at", lookup_expr="date__lte", widget=DateInput)
    sort = Sorting({"at": Column("Когда", ("at", "pk"))}, default="-at")

    class Meta:
        model = AccessEntry
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        login = Q(by__username__istartswith=value.strip())
        return queryset.filter(words("by__employee__", value) | words("employee__", value) | login)
