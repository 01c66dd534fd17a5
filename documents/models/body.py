"""Collegial bodies (методический совет, педагогический совет …): their names, and who is in them on a day."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from simple_history.models import HistoricalRecords

from documents.enums import BODY_LEADS, ORDER_IN_FORCE, BodyRole
from documents.models.named import NamedInCases
from mentoring.models import Employee, Organization
from mentoring.models.text import TITLE_MOST, PrintedLine

if TYPE_CHECKING:
    from mentoring.models import User


class BodyQuerySet(models.QuerySet["CollegialBody"]):
    def visible_to(self, user: "User") -> Self:
        """Show all bodies to the office; to others those in which they are, or ever were."""
        if not user.organization_id:
            return self.none()
        own = self.filter(organization=user.organization_id)
        if user.is_office:
            return own
        mine = BodyMember.objects.filter(employee=user.employee_id, composition__in=BodyComposition.objects.in_force())
        return own.filter(pk__in=mine.values("composition__body")) if user.employee_id else self.none()

    def led_by(self, employee_id: int | None, *, on: dt.date) -> Self:
        """Keep those whose chair, vice-chair or secretary the person is on the day."""
        leads = BodyMember.objects.on(on).filter(employee=employee_id, role__in=BODY_LEADS)
        return self.filter(pk__in=leads.values("composition__body")) if employee_id else self.none()


class CollegialBody(NamedInCases):
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="организация", related_name="collegial_bodies"
    )
    title = PrintedLine(
        "название", max_length=TITLE_MOST, help_text="Со строчной буквы: методический совет, методическое объединение"
    )
    is_active = models.BooleanField("действует", default=True, help_text="Упразднённый орган остаётся в протоколах")

    history = HistoricalRecords()
    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = "коллегиальный орган"
        verbose_name_plural = "коллегиальные органы"
        ordering = ("title", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["organization", "title"],
                name="body_title_once",
                violation_error_message="Такой орган уже есть.",
            ),
        )

    def __str__(self) -> str:
        return self.title[:1].upper() + self.title[1:]

    def get_absolute_url(self) -> str:
        return reverse("body", args=[self.pk])

    def composition_on(self, day: dt.date) -> "BodyComposition | None":
        return self.compositions.on(day).first()


class CompositionQuerySet(models.QuerySet["BodyComposition"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(body__in=CollegialBody.objects.visible_to(user))

    def proposed(self) -> Self:
        """Keep those that no order holds yet, nor a draft of one."""
        return self.filter(basis="", order=None)

    def in_force(self) -> Self:
        """Keep those of orders that are signed and not revoked, of this site or of before it."""
        return self.filter(~Q(basis="") | Q(order__state__in=ORDER_IN_FORCE))

    def on(self, day: dt.date) -> Self:
        """Keep of each body the one that is in force on the day: a new composition ends the former on its eve."""
        begun = BodyComposition.objects.in_force().filter(starts_on__lte=day, body=OuterRef("body"))
        newest = begun.order_by("-starts_on", "-pk").values("pk")[:1]
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), pk=Subquery(newest))


class BodyComposition(models.Model):
    """Who is in the body from a day on. In force by an order: one of this site, or one that `basis` names."""

    body = models.ForeignKey(CollegialBody, models.PROTECT, verbose_name="орган", related_name="compositions")
    starts_on = models.DateField("с какого дня")
    ends_on = models.DateField("по какой день", null=True, blank=True, help_text="Пусто – до следующего состава")
    basis = PrintedLine(
        "приказ вне сайта",
        max_length=200,
        blank=True,
        help_text="Если состав уже утверждён: приказ от 01.09.2025 № 60-ОД. Пусто – приказ составите здесь",
    )

    history = HistoricalRecords()
    objects = CompositionQuerySet.as_manager()

    class Meta:
        verbose_name = "состав коллегиального органа"
        verbose_name_plural = "составы коллегиальных органов"
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="body_composition_forward",
                violation_error_message="Окончание раньше начала.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}: состав с {self.starts_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return self.body.get_absolute_url()

    @property
    def organization(self) -> Organization:
        return self.body.organization

    @property
    def is_ordered(self) -> bool:
        """Whether it is in force, or in the draft of an order: then it is no longer written."""
        return bool(self.basis) or hasattr(self, "order")

    def with_role(self, role: BodyRole) -> "BodyMember | None":
        """Return the one who has the role; of `members` read before."""
        return next((member for member in self.members.all() if member.role == role), None)


class MemberQuerySet(models.QuerySet["BodyMember"]):
    def on(self, day: dt.date) -> Self:
        """Keep who is a member of a body on the day; who has left the staff is not."""
        here = Q(employee=None) | Q(employee__archived_on=None) | Q(employee__archived_on__gt=day)
        return self.filter(here, composition__in=BodyComposition.objects.on(day))


class BodyMember(models.Model):
    """One of the staff, or somebody from outside with name and post: a parent, the founder's representative."""

    composition = models.ForeignKey(BodyComposition, models.CASCADE, verbose_name="состав", related_name="members")
    employee = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, verbose_name="сотрудник", related_name="+"
    )
    name = PrintedLine("фамилия, имя, отчество", max_length=200, blank=True)
    post = PrintedLine("должность", max_length=300, blank=True)
    role = models.CharField("роль", max_length=10, choices=BodyRole, default=BodyRole.MEMBER)
    position = models.PositiveSmallIntegerField("порядок", default=1)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "член коллегиального органа"
        verbose_name_plural = "члены коллегиальных органов"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["composition", "role"],
                condition=Q(role__in=sorted([BodyRole.CHAIR, BodyRole.SECRETARY])),
                name="body_one_chair_one_secretary",
            ),
            models.UniqueConstraint(fields=["composition", "employee"], name="body_member_once"),
            models.CheckConstraint(
                condition=Q(employee__isnull=False) | ~Q(name=""),
                name="body_member_named",
            ),
        )

    def __str__(self) -> str:
        return self.person.initials_last

    @property
    def person(self) -> Employee:
        """Return the card; of somebody from outside an unsaved one, with the name's parts and the post."""
        if self.employee:
            return self.employee
        last, first, middle = (*self.name.split(" ", 2), "", "")[:3]
        return Employee(last_name=last, first_name=first, middle_name=middle, post=self.post)
