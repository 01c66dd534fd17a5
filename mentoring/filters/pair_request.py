"""The list of requests."""

from typing import Any

import django_filters as filters

from mentoring.enums.pair_change import RequestKind, RequestState
from mentoring.filters.base import Column, Flag, ListFilter, Sorting, words
from mentoring.filters.pair import of_people
from mentoring.models import PairRequest


class PairRequestFilter(ListFilter):
    list_name = "pair_requests"

    q = filters.CharFilter(label="Поиск", method="search")
    kind = filters.ChoiceFilter(label="Обращение", choices=RequestKind, empty_label="Любое")
    state = filters.ChoiceFilter(label="Состояние", choices=RequestState, empty_label="Любое")
    waiting = Flag(label="Ждут решения", method="still_open")
    unmade = Flag(label="Удовлетворены, не оформлены", method="without_change")
    sort = Sorting(
        {
            "sent": Column("Отправлено", ("sent_on", "pk")),
            "sender": Column("От кого", ("sender__search",)),
            "wished": Column("Желаемый день", ("wished_on",)),
        },
        default="-sent",
    )

    class Meta:
        model = PairRequest
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(words("sender__", value) | of_people(value, pair="pair__"))

    def still_open(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.open()

    def without_change(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.without_change()
