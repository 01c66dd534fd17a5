"""Who acts for the head («И.о.»), and when."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from mentoring.models.employee import Employee
from mentoring.russian import since

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
    from mentoring.models.user import User


class ActingHeadQuerySet(models.QuerySet["ActingHead"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(employee__organization=user.organization_id) if user.organization_id else self.none()

    def lasting_on(self, day: dt.date) -> Self:
        """Keep those of the day and after it."""
        return self.filter(ends_on__gte=day)

    def on(self, day: dt.date) -> Self:
        return self.lasting_on(day).filter(starts_on__lte=day)


class ActingHead(models.Model):
    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="сотрудник", related_name="actings")
    starts_on = models.DateField("исполняет обязанности с")
    ends_on = models.DateField("по")
    basis = models.CharField("основание", max_length=200, help_text="Приказ: номер и дата")

    history = HistoricalRecords()
    objects = ActingHeadQuerySet.as_manager()

    class Meta:
        verbose_name = "исполняющий обязанности"
        verbose_name_plural = "исполняющие обязанности"
        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="acting_head_period_forward",
                violation_error_message="Срок кончается раньше, чем начинается.",
            ),
        )

    def __str__(self) -> str:
        return f"И.о. {self.employee} {since(self.starts_on)} по {self.ends_on:%d.%m.%Y}"

    @property
    def organization(self) -> "Organization":
        return self.employee.organization
