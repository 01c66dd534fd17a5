"""People: the staff of an organization and its mentors from outside."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from mentoring.enums import Category, Role, Sex
from mentoring.models.employee_queryset import POSTS, AllCards, CardManager
from mentoring.models.mail_address import MailAddress
from mentoring.models.organization import Organization
from mentoring.models.text import PrintedLine
from mentoring.text import normalize, searchable
from mentoring.validators import date_refusals, validate_person_name
from mentoring.years import whole_years

if TYPE_CHECKING:
    from mentoring.models.mentee import Mentee
    from mentoring.models.mentor import Mentor
    from mentoring.models.user import User


SEARCH_LENGTH = 500
STARTS = ("teaching_since", "working_since", "hired_on")


class Employee(models.Model):
    organization = models.ForeignKey(Organization, models.PROTECT, verbose_name="организация", related_name="employees")
    last_name = models.CharField("фамилия", max_length=60, validators=[validate_person_name])
    first_name = models.CharField("имя", max_length=60, validators=[validate_person_name])
    middle_name = models.CharField(
        "отчество", max_length=60, blank=True, validators=[validate_person_name], help_text="Если есть"
    )
    sex = models.CharField("пол", max_length=6, choices=Sex, help_text="По нему склоняются имя и должность")
    personnel_number = PrintedLine(
        "табельный номер", max_length=30, blank=True, help_text="По нему повторная загрузка из файла узнаёт человека"
    )
    birth_date = models.DateField("дата рождения", null=True, blank=True)
    post = PrintedLine("должность", max_length=200, help_text="Строчными, как в приказе: старший воспитатель")
    other_posts = PrintedLine(
        "другие должности", max_length=300, blank=True, help_text="По совместительству, через запятую"
    )
    building = PrintedLine(
        "корпус", max_length=100, blank=True, help_text="Где работает, если зданий или площадок несколько"
    )
    category = models.CharField("квалификационная категория", max_length=20, choices=Category, default=Category.NONE)
    education = PrintedLine("образование", max_length=300, blank=True)
    teaching_since = models.DateField("педагогический стаж с", null=True, blank=True)
    working_since = models.DateField("общий стаж с", null=True, blank=True)
    hired_on = models.DateField("в организации с", null=True, blank=True)
    email = MailAddress("электронная почта", blank=True, help_text="Сюда придёт приглашение")
    home_organization = PrintedLine(
        "место работы",
        max_length=300,
        blank=True,
        help_text="Только для наставника со стороны: вуз, колледж, школа-партнёр",
    )
    archived_on = models.DateField("в архиве с", null=True, blank=True, editable=False)
    anonymized_on = models.DateField("обезличен", null=True, blank=True, editable=False)
    joined_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, verbose_name="соединена с карточкой", related_name="+"
    )
    """Of a second card of the same person: all that referred to it refers to that one."""

    search = models.CharField(max_length=SEARCH_LENGTH, editable=False)

    history = HistoricalRecords(excluded_fields=["search", "joined_into"])
    objects = CardManager()
    with_joined = AllCards()

    class Meta:
        verbose_name = "сотрудник"
        verbose_name_plural = "сотрудники"
        ordering = ("last_name", "first_name", "middle_name", "pk")
        indexes = (
            models.Index(
                fields=["organization", "search", "id"],
                include=["archived_on", "joined_into"],
                name="employee_alphabet",
            ),
            models.Index(fields=["organization", "post"], condition=Q(archived_on=None), name="employee_working_posts"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["organization", "personnel_number"],
                condition=~Q(personnel_number=""),
                name="personnel_number_once",
                violation_error_message="Этот табельный номер уже у другого сотрудника.",
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search = self.search_text
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "search"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("employee", args=[self.pk])

    def clean(self) -> None:
        dates = {name: getattr(self, name) for name in ("birth_date", *STARTS)}
        refusals = date_refusals(dates, today=timezone.localdate())
        if self.personnel_number and (holder := self._other_holder()):
            refusals["personnel_number"] = f"Этот табельный номер уже у другого сотрудника: {holder.full_name}."
        if refusals:
            raise ValidationError(refusals)

    def _other_holder(self) -> "Employee | None":
        """Return who has the personnel number; the constraint alone is not asked by a form without the organization."""
        same = Employee.objects.filter(organization=self.organization_id, personnel_number=self.personnel_number)
        return same.exclude(pk=self.pk).first()

    @property
    def search_text(self) -> str:
        """What `search` holds; whoever writes past `save` (bulk, a migration) sets it."""
        return searchable(f"{self.full_name} {self.post}")[:SEARCH_LENGTH]

    def may_be(self, someone: "Employee") -> bool:
        """Whether all but the surname is alike; a patronymic or sex that one side does not know is no difference."""
        same_day = self.birth_date is not None and self.birth_date == someone.birth_date
        if not same_day or normalize(self.first_name) != normalize(someone.first_name):
            return False
        told = ((normalize(self.middle_name), normalize(someone.middle_name)), (self.sex, someone.sex))
        return all(one == other or not (one and other) for one, other in told)

    @property
    def is_outside(self) -> bool:
        return bool(self.home_organization)

    @property
    def is_female(self) -> bool:
        return self.sex == Sex.FEMALE

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.last_name, self.first_name, self.middle_name) if part)

    @property
    def mentor_record(self) -> "Mentor | None":
        """The record in the bank of mentors; templates ask here, as `mentor` raises where there is none."""
        return getattr(self, "mentor", None)

    @property
    def account(self) -> "User | None":
        """The account, as `mentor_record`."""
        return getattr(self, "user", None)

    @property
    def office_labels(self) -> list[str]:
        """The roles of the office that the person has today; of those that `with_posts` has read."""
        held = {grant.role for grant in self.account.grants.all()} if self.account else set()
        held |= {role for name, (_model, role) in POSTS.items() if getattr(self, f"{name}_today")}
        return [role.label for role in Role if role in held]

    @property
    def mentee_record(self) -> "Mentee | None":
        """The record in the bank of mentees, as `mentor_record`."""
        return getattr(self, "mentee", None)

    @property
    def is_in_banks(self) -> bool:
        """Whether the person is in a bank or on the way into it."""
        return any(record and not record.has_left for record in (self.mentor_record, self.mentee_record))

    @property
    def initials(self) -> str:
        return "".join(f"{part[0]}." for part in (self.first_name, self.middle_name) if part)

    @property
    def initials_last(self) -> str:
        """«Иванова М.П.», as in a text."""
        return f"{self.last_name} {self.initials}".strip()

    @property
    def initials_first(self) -> str:
        """«М.П. Иванова», as in a signature."""
        return f"{self.initials} {self.last_name}".strip()

    @property
    def public_role(self) -> str:
        """What stands for the name where it may not be shown: «воспитатель высшей категории»."""
        kind = {Category.FIRST: "первой категории", Category.HIGHEST: "высшей категории"}.get(Category(self.category))
        return f"{self.post} {kind}" if kind else self.post

    def teaching_years(self, on: dt.date) -> int | None:
        """Return full years of teaching as of the date, None where the start is unknown."""
        return whole_years(self.teaching_since, on) if self.teaching_since else None
