"""Who acts for the head («И.о.»), and when."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from mentoring.models.employee import Employee
from mentoring.models.text import PrintedLine, PrintedNumber
from mentoring.russian import since

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
    from mentoring.models.user import User


class ActingHeadQuerySet(models.QuerySet["ActingHead"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(employee__organization=user.organization_id) if user.organization_id else self.none()

    def lasting_on(self, day: dt.date) -> Self:
        """Keep those of the day and after it, confirmed or not."""
        return self.filter(ends_on__gte=day)

    def unconfirmed(self) -> Self:
        return self.filter(is_confirmed=False, founder_order="")

    def on(self, day: dt.date) -> Self:
        """Keep who acts on the day: only what the head confirms or an order of the founder says."""
        sure = Q(is_confirmed=True) | ~Q(founder_order="")
        return self.lasting_on(day).filter(sure, starts_on__lte=day)


class ActingHead(models.Model):
    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="сотрудник", related_name="actings")
    starts_on = models.DateField("исполняет обязанности с")
    ends_on = models.DateField("по")
    basis = PrintedLine("основание", max_length=200, help_text="Приказ: номер и дата")
    is_confirmed = models.BooleanField("подтвердил руководитель", default=True, editable=False)
    founder_order = PrintedNumber("приказ учредителя, номер", max_length=50, blank=True)
    founder_order_on = models.DateField("дата приказа учредителя", null=True, blank=True)

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
            models.CheckConstraint(
                condition=Q(founder_order="", founder_order_on=None)
                | ~Q(founder_order="") & Q(founder_order_on__isnull=False),
                name="acting_head_founder_order_whole",
                violation_error_message="У приказа учредителя – номер и дата.",
            ),
        )

    def __str__(self) -> str:
        return f"И.о. {self.who_and_when}"

    @property
    def who_and_when(self) -> str:
        return f"{self.employee} {since(self.starts_on)} по {self.ends_on:%d.%m.%Y}"

    @property
    def waits(self) -> bool:
        """Whether nobody who may has confirmed it yet."""
        return not (self.is_confirmed or self.founder_order)

    @property
    def grounds(self) -> str:
        """«Приказ № 5-К от 18.11.2026; приказ учредителя № 7 от 19.11.2026»."""
        day = self.founder_order_on
        return f"{self.basis}; приказ учредителя № {self.founder_order} от {day:%d.%m.%Y}" if day else self.basis

    @property
    def organization(self) -> "Organization":
        return self.employee.organization
