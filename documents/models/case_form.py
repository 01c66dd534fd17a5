"""Names and posts in a grammatical case, as a person corrected them: the rule's proposal needs no row."""

from django.db import models
from simple_history.models import HistoricalRecords

from documents.enums import Case
from mentoring.models import Employee
from mentoring.models.text import PrintedLine


class CaseForm(models.Model):
    employee = models.ForeignKey(Employee, models.CASCADE, verbose_name="сотрудник", related_name="case_forms")
    case = models.CharField("падеж", max_length=12, choices=Case)
    full_name = PrintedLine("фамилия, имя, отчество", max_length=200)
    last_name = PrintedLine("фамилия", max_length=80)
    post = PrintedLine("должность", max_length=250)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "падежная форма"
        verbose_name_plural = "падежные формы"
        constraints = (models.UniqueConstraint(fields=["employee", "case"], name="case_form_once"),)

    def __str__(self) -> str:
        return f"{self.get_case_display()}: {self.full_name}"
