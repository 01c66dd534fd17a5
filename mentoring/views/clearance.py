"""Документы для допуска: what a mentor from outside has shown."""

from typing import Any

from django.http import Http404

from mentoring.forms.clearance import ClearancesForm
from mentoring.models import Employee
from mentoring.views.base import FormPage


class ClearancesEdit(FormPage):
    form_class = ClearancesForm
    template_name = "mentoring/clearances_form.html"
    permission = "mentoring.manage_staff"
    title = "Документы для допуска"

    def get_thing(self) -> Employee:
        employee: Employee = self.find(Employee, self.kwargs["pk"], anonymized_on=None)
        if not employee.is_outside:
            raise Http404
        return employee

    def get_form(self, data: Any = None) -> ClearancesForm:
        return ClearancesForm(data, employee=self.thing)

    def save(self, form: ClearancesForm) -> tuple[str, str]:
        form.save()
        return "Отметки о документах сохранены.", self.thing.get_absolute_url()
