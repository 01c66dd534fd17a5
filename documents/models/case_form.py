"""Names and posts in a grammatical case, as a person corrected them: the rule's proposal needs no row.

A correction was made for the words of the card as they were; those that the card bears no longer it says nothing of.
"""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from documents.enums import Case
from mentoring.enums import Sex
from mentoring.models import Employee
from mentoring.models.text import PrintedLine


class CaseForm(models.Model):
    employee = models.ForeignKey(Employee, models.CASCADE, verbose_name="сотрудник", related_name="case_forms")
    case = models.CharField("падеж", max_length=12, choices=Case)
    full_name = PrintedLine("фамилия, имя, отчество", max_length=200)
    last_name = PrintedLine("фамилия", max_length=80)
    post = PrintedLine("должность", max_length=250)
    made_for_name = PrintedLine("исправлено для имени", max_length=200, editable=False)
    made_for_sex = models.CharField("исправлено для пола", max_length=6, choices=Sex, editable=False)
    made_for_post = PrintedLine("исправлено для должности", max_length=250, editable=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "падежная форма"
        verbose_name_plural = "падежные формы"
        constraints = (models.UniqueConstraint(fields=["employee", "case"], name="case_form_once"),)

    def __str__(self) -> str:
        return f"{self.get_case_display()}: {self.full_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whoever saves the forms means the card as it is now."""
        card = self.employee
        self.made_for_name, self.made_for_sex, self.made_for_post = card.full_name, card.sex, card.post
        super().save(*args, **kwargs)

    def fits_name(self, card: Employee) -> bool:
        return (self.made_for_name, self.made_for_sex) == (card.full_name, card.sex)

    def fits_post(self, card: Employee) -> bool:
        return self.made_for_post == card.post

    def fits(self, card: Employee) -> bool:
        return self.fits_name(card) and self.fits_post(card)
