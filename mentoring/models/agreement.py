"""Соглашение о наставничестве: what mentor and mentee promise each other."""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from mentoring.enums.agreement import Side
from mentoring.models.pair import Pair
from mentoring.models.pair_mentee import PairMentee
from mentoring.models.text import PrintedLine, PrintedText

if TYPE_CHECKING:
    from mentoring.models.employee import Employee
    from mentoring.models.organization import Organization
    from mentoring.models.user import User


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, user: "User") -> Self:
        """Show all to the office, to others those they are a side of."""
        if not user.organization_id:
            return self.none()
        own = self.filter(member__pair__organization=user.organization_id)
        if user.is_office:
            return own
        sides = models.Q(member__pair__mentor=user.employee_id) | models.Q(member__mentee=user.employee_id)
        return own.filter(sides) if user.employee_id else self.none()

    def with_people(self) -> Self:
        """Bundle everybody whose name a page or the paper shows."""
        return self.select_related(
            "member__pair__organization", "member__pair__mentor__employee", "member__mentee__employee"
        )


class Agreement(models.Model):
    """A version is written until one side has agreed; what both have agreed to is changed by the next version."""

    TEXTS: ClassVar[tuple[str, ...]] = (
        "mentor_contact",
        "mentee_contact",
        "frequency",
        "initiator",
        "duration",
        "mentor_duties",
        "mentee_duties",
        "confidentiality",
    )

    member = models.ForeignKey(PairMentee, models.PROTECT, verbose_name="наставляемый", related_name="agreements")
    version = models.PositiveSmallIntegerField("редакция", default=1, editable=False)
    mentor_contact = PrintedText("наставнику удобно связываться", blank=True)
    mentee_contact = PrintedText("наставляемому удобно связываться", blank=True)
    frequency = PrintedLine("как часто встречаемся", max_length=200, blank=True)
    initiator = PrintedLine("кто предлагает встречу", max_length=200, blank=True)
    duration = PrintedLine("как долго", max_length=200, blank=True)
    mentor_duties = PrintedText("обязательства наставника", blank=True)
    mentee_duties = PrintedText("обязательства наставляемого", blank=True)
    confidentiality = PrintedText("что остаётся между нами", blank=True)
    mentor_agreed_on = models.DateField("наставник согласен", null=True, blank=True, editable=False)
    mentee_agreed_on = models.DateField("наставляемый согласен", null=True, blank=True, editable=False)

    history = HistoricalRecords()
    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "соглашение о наставничестве"
        verbose_name_plural = "соглашения о наставничестве"
        ordering = ("member", "version")
        constraints = (models.UniqueConstraint(fields=["member", "version"], name="agreement_version_once"),)

    def __str__(self) -> str:
        mentor, mentee = (person.initials_last for _, person, _ in self.sides)
        return f"Соглашение о наставничестве: {mentor} и {mentee}"

    def get_absolute_url(self) -> str:
        return reverse("agreement", args=[self.pk])

    @property
    def pair(self) -> Pair:
        return self.member.pair

    @property
    def organization(self) -> "Organization":
        return self.pair.organization

    @property
    def is_agreed(self) -> bool:
        return self.mentor_agreed_on is not None and self.mentee_agreed_on is not None

    @property
    def texts(self) -> tuple[str, ...]:
        """The words that both agree to."""
        return tuple(getattr(self, name) for name in self.TEXTS)

    @property
    def sides(self) -> list[tuple[Side, "Employee", dt.date | None]]:
        """The two people, each with the day of the agreement."""
        return [
            (Side.MENTOR, self.member.mentor.employee, self.mentor_agreed_on),
            (Side.MENTEE, self.member.mentee.employee, self.mentee_agreed_on),
        ]

    def side_of(self, employee_id: int | None) -> Side | None:
        return next((side for side, person, _ in self.sides if person.pk == employee_id), None)

    def waits_for(self, employee_id: int | None) -> bool:
        """Whether the person is a side that has not agreed yet."""
        return any(person.pk == employee_id and day is None for _, person, day in self.sides)
