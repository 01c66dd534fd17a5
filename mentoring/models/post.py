"""A post that an order gives to one person at a time, from a day to a day: who holds it is told by these records."""

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from mentoring.models.employee import Employee
from mentoring.models.text import PrintedLine
from mentoring.russian import since

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
    from mentoring.models.user import User


class PostQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(employee__organization=user.organization_id) if user.organization_id else self.none()

    def begun_by(self, day: dt.date) -> Self:
        """Keep those of the day and before: where there is one, orders tell who holds the post and no granted role."""
        return self.filter(starts_on__lte=day)

    def lasting_on(self, day: dt.date) -> Self:
        """Keep those of the day and after it."""
        here = Q(employee__archived_on=None) | Q(employee__archived_on__gt=day)
        return self.filter(here, Q(ends_on=None) | Q(ends_on__gte=day))

    def on(self, day: dt.date) -> Self:
        """Keep who holds the post on the day; who has left the staff does not."""
        return self.begun_by(day).lasting_on(day)


class Post(models.Model):
    """called: who holds it, in the nominative."""

    called: ClassVar[str]

    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="сотрудник", related_name="%(class)s_terms")
    starts_on = models.DateField("назначен с")
    ends_on = models.DateField("по", null=True, blank=True)
    basis = PrintedLine("основание", max_length=200, blank=True, help_text="Приказ: номер и дата")

    history = HistoricalRecords(inherit=True)
    objects = PostQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_period_forward",
                violation_error_message="Срок кончается раньше, чем начинается.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.employee} {since(self.starts_on)}"

    @property
    def organization(self) -> "Organization":
        return self.employee.organization

    def clean(self) -> None:
        starts_on: dt.date | None = self.starts_on  # as typed, before the fields are refused
        if starts_on and self.employee_id and (other := self._at_the_same_time()):
            raise ValidationError(f"В эти дни {self.called} уже есть: {other}. Сначала завершите тот срок.")

    def _at_the_same_time(self) -> "Post | None":
        others = type(self).objects.filter(employee__organization=self.employee.organization_id).exclude(pk=self.pk)
        before_its_end = others.filter(starts_on__lte=self.ends_on) if self.ends_on else others
        return before_its_end.filter(Q(ends_on=None) | Q(ends_on__gte=self.starts_on)).first()


class Curator(Post):
    called = "куратор"

    class Meta(Post.Meta):
        verbose_name = "куратор"
        verbose_name_plural = "кураторы"


class Head(Post):
    called = "руководитель"

    class Meta(Post.Meta):
        verbose_name = "руководитель"
        verbose_name_plural = "руководители"
