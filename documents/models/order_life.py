"""Who agrees to the draft of an order, and who has read the signed one."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q

from documents.enums import ORDER_IN_FORCE, VISA_TRANSITIONS, OrderState, VisaState
from documents.models.order import Order
from mentoring.enums import StateChoices, TransitionsByField
from mentoring.models import Employee
from mentoring.models.stated import Stated
from mentoring.models.text import PrintedText

if TYPE_CHECKING:
    from mentoring.models import User


class VisaQuerySet(models.QuerySet["Visa"]):
    def waiting_for(self, user: "User") -> Self:
        """Keep those that the user is asked for now."""
        own = self.filter(employee=user.employee_id, order__organization=user.organization_id)
        return own.filter(state=VisaState.ASKED, order__state=OrderState.VISAS)


class Visa(Stated, models.Model):
    """A person's agreement to the draft, asked before the head signs."""

    STATES: ClassVar[type[StateChoices]] = VisaState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": VISA_TRANSITIONS}

    order = models.ForeignKey(Order, models.CASCADE, verbose_name="приказ", related_name="visas")
    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="кто визирует", related_name="visas")
    position = models.PositiveSmallIntegerField("порядок", default=1)
    state = models.CharField("состояние", max_length=10, choices=VisaState, default=VisaState.ASKED, editable=False)
    remark = PrintedText("замечания", blank=True)
    given_on = models.DateField("дата визы", null=True, blank=True)
    is_on_paper = models.BooleanField("на бумаге", default=False)
    agreed_to = models.CharField("отпечаток текста", max_length=16, blank=True, editable=False)
    """The annexes come from the data, which go on changing: a given visa counts for the text that it was given to."""

    objects = VisaQuerySet.as_manager()

    class Meta:
        verbose_name = "виза"
        verbose_name_plural = "визы"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["order", "employee"], name="order_visa_once"),
            models.CheckConstraint(
                condition=~Q(state=VisaState.GIVEN) | Q(given_on__isnull=False), name="visa_given_with_date"
            ),
        )

    def __str__(self) -> str:
        return f"{self.employee}: {self.get_state_display()}"


class AcquaintanceQuerySet(models.QuerySet["Acquaintance"]):
    def waiting(self) -> Self:
        """Keep those whose order is still to be read: nobody need read a revoked one."""
        return self.filter(read_on=None, order__state__in=ORDER_IN_FORCE)

    def waiting_for(self, user: "User") -> Self:
        return self.waiting().filter(employee=user.employee_id, order__organization=user.organization_id)


class Acquaintance(models.Model):
    """Who must read the signed order, and who has."""

    order = models.ForeignKey(Order, models.PROTECT, verbose_name="приказ", related_name="acquaintances")
    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="кто знакомится", related_name="acquaintances")
    position = models.PositiveSmallIntegerField("порядок", default=1)
    read_on = models.DateField("дата ознакомления", null=True, blank=True)
    is_on_paper = models.BooleanField("на бумаге", default=False)

    objects = AcquaintanceQuerySet.as_manager()

    class Meta:
        verbose_name = "ознакомление"
        verbose_name_plural = "ознакомления"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["order", "employee"], name="order_acquaintance_once"),
            models.CheckConstraint(
                condition=Q(is_on_paper=False) | Q(read_on__isnull=False), name="acquaintance_on_paper_with_date"
            ),
        )

    def __str__(self) -> str:
        return f"{self.employee}: {self.order_id}"
