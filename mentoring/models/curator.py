"""Who is the curator, appointed by an order for a period."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from mentoring.models.employee import Employee
from mentoring.models.text import PrintedLine
from mentoring.russian import since

if TYPE_CHECKING:
    from mentoring.models.user import User


class CuratorQuerySet(models.QuerySet["Curator"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(employee__organization=user.organization_id) if user.organization_id else self.none()


class Curator(models.Model):
    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="сотрудник", related_name="curatorships")
    starts_on = models.DateField("назначен с")
    ends_on = models.DateField("по", null=True, blank=True)
    basis = PrintedLine("основание", max_length=200, blank=True, help_text="Приказ: номер и дата")

    history = HistoricalRecords()
    objects = CuratorQuerySet.as_manager()

    class Meta:
        verbose_name = "куратор"
        verbose_name_plural = "кураторы"
        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="curator_period_forward",
                violation_error_message="Срок кончается раньше, чем начинается.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.employee} {since(self.starts_on)}"
