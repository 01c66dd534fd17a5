"""Where an organization's working days differ from the production calendar of the country."""

from typing import TYPE_CHECKING, Self

from django.db import models
from simple_history.models import HistoricalRecords

from mentoring.models.organization import Organization
from mentoring.models.text import PrintedLine

if TYPE_CHECKING:
    from mentoring.models.user import User


class CalendarDayQuerySet(models.QuerySet["CalendarDay"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(organization=user.organization_id) if user.organization_id else self.none()


class CalendarDay(models.Model):
    organization = models.ForeignKey(
        Organization, models.CASCADE, verbose_name="организация", related_name="calendar_days"
    )
    day = models.DateField("день")
    is_working = models.BooleanField("рабочий", default=False)
    title = PrintedLine("почему", max_length=200, blank=True, help_text="Например: перенос, день республики")

    history = HistoricalRecords()
    objects = CalendarDayQuerySet.as_manager()

    class Meta:
        verbose_name = "поправка календаря"
        verbose_name_plural = "поправки календаря"
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(
                fields=["organization", "day"],
                name="calendar_day_once",
                violation_error_message="Этот день уже поправлен.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y}: {'рабочий' if self.is_working else 'нерабочий'} день"
