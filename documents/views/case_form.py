"""Имя и должность в падежах."""

from typing import Any

from documents.forms.case_form import CaseFormsForm
from mentoring.models import Employee
from mentoring.views.base import FormPage


class CaseForms(FormPage):
    form_class = CaseFormsForm
    permission = "documents.correct_cases"
    template_name = "documents/case_forms.html"
    title = "Имя и должность в падежах"

    def get_thing(self) -> Employee:
        employee: Employee = self.find(Employee, self.kwargs["pk"])
        return employee

    def form_kwargs(self) -> dict[str, Any]:
        return {"employee": self.thing}

    def save(self, form: CaseFormsForm) -> tuple[str, str]:
        form.save()
        return "Падежи сохранены: так они войдут во все новые документы.", self.thing.get_absolute_url()
