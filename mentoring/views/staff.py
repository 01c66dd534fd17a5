"""Сотрудники: the list, the cards."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from mentoring.enums import ConsentKind, MentorState
from mentoring.filters import EmployeeFilter
from mentoring.forms.employee import EmployeeForm
from mentoring.models import Employee, Mentee, Mentor
from mentoring.views.actions import Action
from mentoring.views.base import DetailPage, FormPage, ListPage


class EmployeeList(ListPage):
    model = Employee
    filterset_class = EmployeeFilter
    template_name = "mentoring/employee_list.html"
    permission = "mentoring.view_office"
    manage_permission = "mentoring.manage_staff"


class EmployeeDetail(DetailPage):
    model = Employee
    template_name = "mentoring/employee_detail.html"

    def context(self, thing: Employee) -> dict[str, Any]:
        today = timezone.localdate()
        years = thing.teaching_years(today)
        facts = [
            ("Должность", thing.post),
            ("Категория", thing.get_category_display()),
            ("Образование", thing.education),
            ("Педагогический стаж", f"{years} (полных лет)" if years is not None else ""),
            ("Дата рождения", thing.birth_date),
        ]
        if thing.is_outside:
            facts.insert(1, ("Место работы", thing.home_organization))
        return {
            "facts": facts,
            "consents": [
                (consent, consent.state_on(today)) for consent in thing.consents.order_by("kind", "-signed_on")
            ],
            "missing_consents": [
                kind.label for kind in ConsentKind if not thing.consents.of_kind(kind).in_force_on(today).exists()
            ],
            "can_record_consent": self.user.has_perm("mentoring.manage_consents", thing),
            "can_withdraw_consent": self.user.has_perm("mentoring.withdraw_consent", thing),
            "main_action": self._main(thing),
            "more_actions": self._more(thing),
        }

    def _main(self, thing: Employee) -> Action | None:
        if not self.user.has_perm("mentoring.manage_staff", thing):
            return None
        return Action("Изменить карточку", reverse("employee_edit", args=[thing.pk]))

    def _more(self, thing: Employee) -> list[Action]:
        more = []
        if self.user.has_perm("mentoring.manage_banks", thing):
            more += [
                Action(
                    "Взять в банк наставников", reverse("mentor_take", args=[thing.pk]), _in_bank(thing.mentor_record)
                ),
                Action(
                    "Взять в банк наставляемых", reverse("mentee_take", args=[thing.pk]), _in_bank(thing.mentee_record)
                ),
                Action("Имя и должность в падежах", reverse("case_forms", args=[thing.pk])),
            ]
        return more


def _in_bank(record: Mentor | Mentee | None) -> str:
    """Say why the person can't be taken into the bank: is in it already."""
    out_of_it = {MentorState.APPLIED, MentorState.LEFT}
    return f"Уже там: {record.get_state_display()}" if record and record.state not in out_of_it else ""


class EmployeeAdd(FormPage):
    form_class = EmployeeForm
    permission = "mentoring.manage_staff"
    back_name = "employees"
    title = "Новый сотрудник"
    submit = "Добавить"

    def save(self, form: EmployeeForm) -> tuple[str, str]:
        employee = form.save()
        return f"Карточка готова: {employee.full_name}.", employee.get_absolute_url()


class EmployeeEdit(FormPage):
    form_class = EmployeeForm
    permission = "mentoring.manage_staff"
    title = "Карточка сотрудника"

    def get_thing(self) -> Employee:
        employee: Employee = self.find(Employee, self.kwargs["pk"])
        return employee

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: EmployeeForm) -> tuple[str, str]:
        return "Карточка сохранена.", form.save().get_absolute_url()
