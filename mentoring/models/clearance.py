"""What a mentor from outside shows before working with children; the list is open to an organization's own entries."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from mentoring.models.dictionary import DictionaryEntry, DictionaryQuerySet
from mentoring.models.employee import Employee


class Clearance(DictionaryEntry):
    """A kind of paper: a certificate, a medical conclusion."""

    objects = DictionaryQuerySet["Clearance"].as_manager()

    class Meta(DictionaryEntry.Meta):
        verbose_name = "документ для допуска"
        verbose_name_plural = "документы для допуска"


class ShownClearance(models.Model):
    """One paper as the person has shown it last; the organization keeps no copy."""

    employee = models.ForeignKey(Employee, models.CASCADE, verbose_name="сотрудник", related_name="clearances")
    clearance = models.ForeignKey(Clearance, models.PROTECT, verbose_name="документ", related_name="+")
    shown_on = models.DateField("предъявлен")
    valid_until = models.DateField("действует до", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "предъявленный документ"
        verbose_name_plural = "предъявленные документы"
        ordering = ("clearance__position", "clearance__title")
        constraints = (
            models.UniqueConstraint(fields=["employee", "clearance"], name="clearance_shown_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("shown_on")),
                name="clearance_ends_after_shown",
            ),
        )

    def __str__(self) -> str:
        return str(self.clearance)

    @property
    def told(self) -> str:
        """«медицинское заключение: предъявлено 03.09.2026, действует до 03.09.2027»."""
        until = f", действует до {self.valid_until:%d.%m.%Y}" if self.valid_until else ""
        return f"{self.clearance}: предъявлено {self.shown_on:%d.%m.%Y}{until}"

    def holds_on(self, day: dt.date) -> bool:
        return self.shown_on <= day and (self.valid_until is None or day <= self.valid_until)
