"""After a meeting of those who want to mentor with those who want a mentor: whom each would like to work with."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from mentoring.enums import Bank, Role
from mentoring.enums.matching import SympathyKind
from mentoring.models.employee import Employee

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
    from mentoring.models.user import User

MOST_NAMED = 3
"""Of those one would like to work with, and of those one would not."""


class MeetingGuestQuerySet(models.QuerySet["MeetingGuest"]):
    def visible_to(self, user: "User") -> Self:
        """Everybody reads the own answer, the curator all; nobody else of the office."""
        if not user.organization_id:
            return self.none()
        own = self.filter(employee__organization=user.organization_id)
        return own if Role.CURATOR in user.roles else own.filter(employee=user.employee_id)

    def waiting_on(self, day: dt.date) -> Self:
        return self.filter(answered_on=None, answer_by__gte=day)


class MeetingGuest(models.Model):
    """Who was at a meeting of a day, and is asked after it; the guests of one day and organization have met."""

    employee = models.ForeignKey(Employee, models.CASCADE, verbose_name="участник", related_name="group_meetings")
    side = models.CharField("из какого банка", max_length=10, choices=Bank)
    met_on = models.DateField("день встречи")
    answer_by = models.DateField("ответить до")
    answered_on = models.DateField("ответ", null=True, editable=False)

    objects = MeetingGuestQuerySet.as_manager()

    class Meta:
        verbose_name = "участник групповой встречи"
        verbose_name_plural = "участники групповой встречи"
        ordering = ("-met_on", "side", "pk")
        constraints = (
            models.UniqueConstraint(fields=["employee", "side", "met_on"], name="meeting_guest_once"),
            models.CheckConstraint(condition=Q(answer_by__gte=F("met_on")), name="meeting_answer_after_it"),
        )

    def __str__(self) -> str:
        return f"{self.employee}, встреча {self.met_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("sympathy_answer", args=[self.pk])

    @property
    def organization(self) -> "Organization":
        return self.employee.organization

    @property
    def met(self) -> models.QuerySet[Employee]:
        """Those of the other bank who were there too."""
        other = Bank.MENTEES if self.side == Bank.MENTORS else Bank.MENTORS
        here = Employee.objects.filter(organization=self.organization, anonymized_on=None)
        met = here.filter(group_meetings__met_on=self.met_on, group_meetings__side=other)
        return met.exclude(pk=self.employee_id).order_by("search", "pk")

    def named(self, kind: str) -> list[Employee]:
        return [sympathy.about for sympathy in self.sympathies.all() if sympathy.kind == kind]

    @property
    def liked(self) -> list[Employee]:
        return self.named(SympathyKind.LIKED)

    @property
    def avoided(self) -> list[Employee]:
        return self.named(SympathyKind.AVOIDED)


class Sympathy(models.Model):
    """What a guest has said of another one; for the curator's eyes only."""

    guest = models.ForeignKey(MeetingGuest, models.CASCADE, verbose_name="кто", related_name="sympathies")
    about = models.ForeignKey(Employee, models.CASCADE, verbose_name="о ком", related_name="sympathies_about")
    kind = models.CharField("что это", max_length=10, choices=SympathyKind)

    class Meta:
        verbose_name = "пожелание после встречи"
        verbose_name_plural = "пожелания после встречи"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["guest", "about"], name="sympathy_once"),)

    def __str__(self) -> str:
        return f"{self.guest.employee} – {self.about}: {self.get_kind_display()}"
