"""The list of the staff, and what the lists of people share."""

from typing import Any

import django_filters as filters

from mentoring.enums import Bank, Category, ConsentKind
from mentoring.filters.base import Column, Flag, ListFilter, Sorting, words
from mentoring.models import Employee

CONSENTS = (
    (ConsentKind.PERSONAL_DATA, "на обработку данных"),
    (ConsentKind.PUBLICATION, "на публикацию"),
    (ConsentKind.MENTORING, "на наставничество"),
)
NO_BANK = "none"


class PostFilter(filters.ChoiceFilter):
    """Offers the posts of the organization's own staff."""

    def __init__(self, **given: Any) -> None:
        super().__init__(label="Должность", empty_label="Любая", choices=(), **given)

    @property
    def field(self) -> Any:
        staff = Employee.objects.visible_to(self.parent.user).working()
        posts = staff.order_by("post").values_list("post", flat=True).distinct()
        self.extra["choices"] = [(post, post) for post in posts]
        return super().field


class PeopleFilter(ListFilter):
    """person: the way from the list's model to the employee, empty for the employees themselves."""

    person = ""

    q = filters.CharFilter(label="Поиск", method="search")

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(words(self.person, value))

    def lacking(self, queryset: Any, _name: str, value: str) -> Any:
        people = Employee.objects.visible_to(self.user).missing_consent(ConsentKind(value), on=self.today)
        return queryset.filter(pk__in=people.values("pk"))

    def young(self, queryset: Any, _name: str, _value: Any) -> Any:
        people = Employee.objects.visible_to(self.user).young_on(self.today)
        return queryset.filter(pk__in=people.values("pk"))


class EmployeeFilter(PeopleFilter):
    list_name = "employees"

    post = PostFilter(field_name="post")
    category = filters.ChoiceFilter(label="Категория", choices=Category, empty_label="Любая")
    bank = filters.ChoiceFilter(
        label="Банк", choices=(*Bank.choices, (NO_BANK, "ни в одном банке")), empty_label="Неважно", method="in_bank"
    )
    consent = filters.ChoiceFilter(label="Нет согласия", choices=CONSENTS, empty_label="Неважно", method="lacking")
    young = Flag(label="Молодые специалисты", method="young")
    outside = Flag(label="Со стороны", method="from_outside")
    archived = Flag(label="Архив", method="in_archive")
    sort = Sorting(
        {
            "name": Column("ФИО", ("search",)),
            "post": Column("Должность", ("post",)),
            "years": Column("Стаж", ("-teaching_since",)),
        },
        default="name",
    )

    class Meta:
        model = Employee
        fields = ()

    def filter_queryset(self, queryset: Any) -> Any:
        found = super().filter_queryset(queryset)
        return found if self.chosen.get("archived") else found.working()

    def in_bank(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.in_neither_bank() if value == NO_BANK else queryset.in_bank(Bank(value))

    def from_outside(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.exclude(home_organization="")

    def in_archive(self, queryset: Any, _name: str, _value: Any) -> Any:
        return queryset.exclude(archived_on=None)
