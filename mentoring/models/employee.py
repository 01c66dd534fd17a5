"""People: the staff of an organization and its mentors from outside."""

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from mentoring.enums import (
    MENTEE_IN_BANK,
    MENTOR_IN_BANK,
    Bank,
    Category,
    ConsentKind,
    MenteeState,
    MentorState,
    Role,
    Sex,
)
from mentoring.models.mail_address import MailAddress
from mentoring.models.organization import Organization
from mentoring.models.text import PrintedLine
from mentoring.text import normalize, searchable
from mentoring.validators import date_refusals, validate_person_name
from mentoring.years import whole_years, years_before

if TYPE_CHECKING:
    from mentoring.models.mentee import Mentee
    from mentoring.models.mentor import Mentor
    from mentoring.models.user import User


SEARCH_LENGTH = 500
YOUNG_YEARS = 3

CONSENT_NEEDED = {
    ConsentKind.PERSONAL_DATA: Q(archived_on=None),
    ConsentKind.PUBLICATION: Q(mentor__state__in=MENTOR_IN_BANK) | Q(mentee__state__in=MENTEE_IN_BANK),
    ConsentKind.MENTORING: Q(mentor__state__in=MENTOR_IN_BANK),
}
"""Of whom on the staff each consent is asked."""
STARTS = ("teaching_since", "working_since", "hired_on")
POSTS = {
    "curator_terms": ("Curator", Role.CURATOR),
    "head_terms": ("Head", Role.HEAD),
    "actings": ("ActingHead", Role.HEAD),
}
"""Relations to the terms of posts, each with its model and the role that it gives."""


class EmployeeQuerySet(models.QuerySet["Employee"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id:
            return self.none()
        own = self.filter(organization=user.organization_id)
        return own if user.is_office else own.filter(pk=user.employee_id)

    def for_list(self) -> Self:
        return self.select_related("mentor", "mentee").order_by("search", "pk")

    def for_accounts(self) -> Self:
        """List who may have an account, and those gone from the staff whose account is still open."""
        here = self.filter(Q(archived_on=None) | Q(user__is_active=True))
        return here.select_related("user").with_posts().order_by("search", "pk")

    def with_posts(self) -> Self:
        """Read what `office_labels` tells: the roles granted, and the posts held today."""
        today = timezone.localdate()
        granted: Any = apps.get_model("mentoring", "RoleGrant").objects
        return self.prefetch_related(
            models.Prefetch("user__grants", granted.in_force_on(today)),
            "user__authenticator_set",
            *(
                models.Prefetch(name, apps.get_model("mentoring", model).objects.on(today), to_attr=f"{name}_today")
                for name, (model, _role) in POSTS.items()
            ),
        )

    def working(self) -> Self:
        return self.filter(archived_on=None)

    def young_on(self, day: dt.date) -> Self:
        """Keep those who have taught for less than three years by the day."""
        return self.filter(teaching_since__gt=years_before(day, YOUNG_YEARS))

    def in_bank(self, bank: Bank) -> Self:
        mentors, mentees = Q(mentor__state__in=MENTOR_IN_BANK), Q(mentee__state__in=MENTEE_IN_BANK)
        return self.filter(mentors if bank == Bank.MENTORS else mentees)

    def in_neither_bank(self) -> Self:
        """Keep those of whom no bank has a record, nor an application."""
        return self.filter(Q(mentor=None) | Q(mentor__state=MentorState.LEFT)).filter(
            Q(mentee=None) | Q(mentee__state=MenteeState.LEFT)
        )

    def missing_consent(self, kind: ConsentKind, *, on: dt.date) -> Self:
        """Keep those of whom the consent is asked and who have none in force on the day."""
        consents: Any = apps.get_model("mentoring", "Consent").objects
        given = consents.of_kind(kind).in_force_on(on).filter(employee=OuterRef("pk"))
        return self.working().filter(CONSENT_NEEDED[kind], ~Exists(given))

    def with_consent_needs(self) -> Self:
        """Tell of each person which consents are asked: `needs_personal_data` and so on."""
        needs = {
            f"needs_{kind}": ExpressionWrapper(needed & Q(archived_on=None), BooleanField())
            for kind, needed in CONSENT_NEEDED.items()
        }
        return self.annotate(**needs)

    def for_consents(self) -> Self:
        """List the staff with what tells how each person stands with each kind; the wordings stay behind."""
        consents: Any = apps.get_model("mentoring", "Consent").objects
        given = models.Prefetch("consents", consents.defer("text"))
        return self.working().with_consent_needs().prefetch_related(given).order_by("search", "pk")

    def namesakes(self, full_name: str, birth_date: dt.date | None) -> list["Employee"]:
        """Return who may be the same person: of that name, and no birth date says otherwise."""
        found = self.filter(search__startswith=f"{searchable(full_name)} ")
        return [
            person
            for person in found
            if normalize(person.full_name) == normalize(full_name)
            and (person.birth_date == birth_date or None in {person.birth_date, birth_date})
        ]

    def under_another_surname(self, someone: "Employee") -> list["Employee"]:
        """Return who may be the same person before or after a marriage."""
        born = self.filter(birth_date=someone.birth_date, anonymized_on=None) if someone.birth_date else self.none()
        return [person for person in born if person.may_be(someone)]


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
    search = models.CharField(max_length=SEARCH_LENGTH, editable=False)

    history = HistoricalRecords(excluded_fields=["search"])
    objects = EmployeeQuerySet.as_manager()

    class Meta:
        verbose_name = "сотрудник"
        verbose_name_plural = "сотрудники"
        ordering = ("last_name", "first_name", "middle_name", "pk")
        indexes = (
            models.Index(fields=["organization", "search", "id"], include=["archived_on"], name="employee_alphabet"),
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
