"""Search, filters and sorting of the register of orders."""

from typing import Any

import django_filters as filters
from django.db.models import Q
from django.utils import timezone

from documents.enums import OrderRegister, OrderState, RegulationState
from documents.models import Acquaintance, Order, OrderLine, OrderPerson, Regulation
from documents.registry import order_kinds
from mentoring.filters import Column, Flag, ListFilter, Sorting
from mentoring.filters.base import words
from mentoring.filters.pair import of_people
from mentoring.forms.fields import DateInput
from mentoring.models import Employee


def kinds() -> list[tuple[str, str]]:
    return [(kind.code, kind.title) for kind in order_kinds().values() if not kind.is_annex]


def signatories(request: Any) -> Any:
    signed = Order.objects.visible_to(request.user).exclude(signatory=None)
    return Employee.objects.filter(pk__in=signed.order_by().values("signatory")).order_by("search")


class OrderFilter(ListFilter):
    list_name = "orders"

    q = filters.CharFilter(label="Поиск: номер, заголовок, люди", method="search")
    kind = filters.ChoiceFilter(label="Вид приказа", choices=kinds, empty_label="Любой", method="of_kind")
    register = filters.ChoiceFilter(label="Журнал", choices=OrderRegister, empty_label="Любой")
    state = filters.ChoiceFilter(label="Состояние", choices=OrderState, empty_label="Любое")
    year = filters.ChoiceFilter(label="Год", empty_label="Любой", choices=())
    since = filters.DateFilter(label="Подписан с", field_name="signed_on", lookup_expr="gte", widget=DateInput)
    until = filters.DateFilter(label="Подписан по", field_name="signed_on", lookup_expr="lte", widget=DateInput)
    signatory = filters.ModelChoiceFilter(label="Кто подписал", queryset=signatories, empty_label="Любой")
    unread = Flag(label="Не все ознакомились", method="with_unread")
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = Order.objects.visible_to(self.user).exclude(year=None).order_by("-year").values_list("year", flat=True)
        self.filters["year"].extra["choices"] = [(year, str(year)) for year in years.distinct()]

    def of_kind(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.of_kind(value)

    def with_unread(self, queryset: Any, _name: str, _value: Any) -> Any:
        """Keep those that somebody has still to read; to the people of a pair, those that they have."""
        readers = Acquaintance.objects
        waiting = readers.waiting() if self.user.is_office else readers.waiting_for(self.user)
        return queryset.filter(pk__in=waiting.values("order"))

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(matching(value))


def matching(text: str) -> Q:
    """Return the condition that the order is numbered or headed so, or names such people."""
    pairs = OrderLine.objects.filter(of_people(text, pair="pair__"))
    people = OrderPerson.objects.filter(words("employee__", text))
    about = Q(pk__in=pairs.values("order")) | Q(pk__in=people.values("order")) | words("signatory__", text)
    return _written(text, "heading", "number") | about


def _written(text: str, *fields: str) -> Q:
    """Return the condition that each word stands in one of the fields.

    SQLite does not fold Cyrillic case: the usual spellings of a word are tried.
    """
    found = Q()
    for word in text.split():
        here = Q()
        for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
            for field in fields:
                here |= Q(**{f"{field}__contains": spelling})
        found &= here
    return found


class RegulationFilter(ListFilter):
    q = filters.CharFilter(label="Поиск: название", method="search")
    state = filters.ChoiceFilter(label="Состояние", choices=RegulationState, empty_label="Любое", method="in_state")
    sort = Sorting(
        {"title": Column("Название", ("title",)), "date": Column("Утверждено", ("approved_on",))}, default="-date"
    )

    class Meta:
        model = Regulation
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(_written(value, "title"))

    def in_state(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep what is so today: the dates tell it."""
        day = timezone.localdate()
        return {
            RegulationState.DRAFT: queryset.drafts(),
            RegulationState.COMING: queryset.filter(in_force_from__gt=day).exclude(over_from__lte=day),
            RegulationState.APPROVED: queryset.in_force_on(day),
            RegulationState.OVER: queryset.filter(over_from__lte=day),
        }[RegulationState(value)]
