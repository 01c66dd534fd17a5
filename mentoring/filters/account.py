"""The list of accounts: of the staff, with and without one."""

from typing import Any

import django_filters as filters
from django.db.models import Q
from django.utils import timezone

from mentoring.enums import GRANTED_ROLES, AccountState, Role
from mentoring.filters.base import Column, Sorting, words
from mentoring.filters.people import PeopleFilter
from mentoring.models import Employee, User


class AccountFilter(PeopleFilter):
    state = filters.ChoiceFilter(label="Состояние", choices=AccountState, empty_label="Любое", method="in_state")
    role = filters.ChoiceFilter(
        label="Роль",
        method="holding",
        choices=[(role.value, role.label) for role in Role if role in GRANTED_ROLES],
        empty_label="Любая роль",
    )
    sort = Sorting(
        {"name": Column("ФИО", ("search",)), "login": Column("Последний вход", ("user__last_login",))}, default="name"
    )

    class Meta:
        model = Employee
        fields = ()

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(words("", value) | Q(user__username__istartswith=value.strip()))

    def holding(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(user__in=User.objects.holding(value, on=timezone.localdate()).values("pk"))

    def in_state(self, queryset: Any, _name: str, value: str) -> Any:
        waits = Q(user__must_change_password=True) | Q(user__last_login=None)
        meant = {
            AccountState.NONE: Q(user=None),
            AccountState.DISABLED: Q(user__is_active=False),
            AccountState.INVITED: Q(user__is_active=True) & waits,
            AccountState.ACTIVE: Q(user__is_active=True) & ~waits,
        }
        return queryset.filter(meant[AccountState(value)])
