"""The list of consents: who has not signed what."""

from typing import Any

import django_filters as filters

from mentoring.filters.base import Column, Flag, Sorting
from mentoring.filters.people import CONSENTS, PeopleFilter
from mentoring.models import Consent, Employee
from mentoring.queries.consent import ENDING_SOON, refusers


class ConsentFilter(PeopleFilter):
    missing = filters.ChoiceFilter(label="Нет согласия", choices=CONSENTS, empty_label="Неважно", method="lacking")
    ending = Flag(label="Истекает за 30 дней", method="ending_soon")
    refused = Flag(label="Обработка отозвана", method="having_refused")
    sort = Sorting({"name": Column("ФИО", ("search",)), "post": Column("Должность", ("post",))}, default="name")

    class Meta:
        model = Employee
        fields = ()

    def ending_soon(self, queryset: Any, _name: str, _value: Any) -> Any:
        ending = Consent.objects.visible_to(self.user).ending_within(ENDING_SOON, on=self.today)
        return queryset.filter(pk__in=ending.values("employee"))

    def having_refused(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.filter(pk__in=refusers(self.user, on=self.today).values("pk"))
