"""The further kinds of an order, and the people whom each of its kinds is about."""

from django.db import models
from django.db.models import Q

from documents.models.asked import Asked
from documents.models.order import Order
from mentoring.models import Employee
from mentoring.models.text import PrintedLine


class OrderPart(Asked):
    """A further kind of the same order, with what it asks for: one signature puts all of them in force."""

    order = models.ForeignKey(Order, models.CASCADE, verbose_name="приказ", related_name="parts")
    kind = models.CharField("вид приказа", max_length=20)
    position = models.PositiveSmallIntegerField("порядок", default=1)

    class Meta:
        verbose_name = "часть приказа"
        verbose_name_plural = "части приказов"
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["order", "kind"], name="order_part_once"),)

    def __str__(self) -> str:
        return f"{self.order_id}: {self.kind}"


class OrderPerson(models.Model):
    """Somebody the order itself is about: the curator, who is rewarded, who answers for the event."""

    order = models.ForeignKey(Order, models.CASCADE, verbose_name="приказ", related_name="people")
    part = models.ForeignKey(
        OrderPart, models.CASCADE, null=True, blank=True, verbose_name="часть приказа", related_name="people"
    )
    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="сотрудник", related_name="+")
    position = models.PositiveSmallIntegerField("порядок", default=1)
    note = PrintedLine("за что, чем", max_length=300, blank=True)

    class Meta:
        verbose_name = "человек в приказе"
        verbose_name_plural = "люди в приказе"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["order", "employee"], condition=Q(part=None), name="order_person_once_in_first_part"
            ),
            models.UniqueConstraint(fields=["part", "employee"], name="order_person_once_in_part"),
        )

    def __str__(self) -> str:
        return f"{self.order_id}: {self.employee}"
