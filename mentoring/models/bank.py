"""The two banks.

A record's primary key is the employee's, so that the database itself can see whether mentor and
mentee of a pair are one person (see PairMentee).
"""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from mentoring.enums import (
    MENTEE_IN_BANK,
    MENTEE_TRANSITIONS,
    MENTOR_IN_BANK,
    MENTOR_TRANSITIONS,
    PAIR_FORMING,
    PAIR_TAKES_LOAD,
    MenteeCategory,
    MenteeState,
    MentorState,
    StateChoices,
    TrainingKind,
    TransitionsByField,
)
from mentoring.models.counting import counted
from mentoring.models.dictionary import Deficit, Direction, MentoringForm, MentoringKind
from mentoring.models.employee import Employee
from mentoring.models.stated import Stated
from mentoring.models.text import PrintedLine, PrintedText
from mentoring.years import year_before

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
    from mentoring.models.user import User

DEFAULT_LOAD = 2


Record = TypeVar("Record", bound="BankRecord")


class BankQuerySet(models.QuerySet[Record]):
    def in_bank(self) -> Self:
        return self.filter(state__in=self.model.IN_BANK)

    def present(self) -> Self:
        """Keep all who have not left, those on the way into the bank too."""
        return self.exclude(state=self.model.LEFT)

    def due_on(self, day: dt.date) -> Self:
        """Keep those in the bank that nobody has confirmed within the year before the day."""
        return self.in_bank().filter(Q(checked_on=None) | Q(checked_on__lt=year_before(day)))


class BankRecord(models.Model):
    """What the records of both banks share; each is checked at least once a year."""

    IN_BANK: ClassVar[frozenset[str]]
    LEFT: ClassVar[str]

    checked_on = models.DateField("актуализировано", null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        "mentoring.User", models.PROTECT, null=True, blank=True, editable=False, verbose_name="кем", related_name="+"
    )

    class Meta:
        abstract = True

    employee: Employee
    state: str

    def __str__(self) -> str:
        return str(self.employee)

    @property
    def organization(self) -> "Organization":
        return self.employee.organization

    @property
    def is_in_bank(self) -> bool:
        return self.state in self.IN_BANK

    @property
    def has_left(self) -> bool:
        return self.state == self.LEFT

    def is_due_on(self, day: dt.date) -> bool:
        """Tell of one record what `due_on` asks of all."""
        return self.is_in_bank and (self.checked_on is None or self.checked_on < year_before(day))


class MentorQuerySet(BankQuerySet["Mentor"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id:
            return self.none()
        own = self.filter(employee__organization=user.organization_id)
        if user.is_office:
            return own
        if user.employee_id is None:
            return self.none()
        return own.filter(Q(pk=user.employee_id) | Q(pairs__members__mentee=user.employee_id)).distinct()

    def with_load(self) -> Self:
        """Count whom each mentor has now or is going to have."""
        loading = Mentor.objects.filter(
            pk=OuterRef("pk"), pairs__state__in=PAIR_TAKES_LOAD, pairs__members__released_on=None
        )
        return self.annotate(load=counted(loading, "pairs__members"))

    def for_list(self) -> Self:
        return (
            self.select_related("employee").prefetch_related("strengths").with_load().order_by("employee__search", "pk")
        )


class Mentor(Stated, BankRecord):
    STATES: ClassVar[type[StateChoices]] = MentorState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": MENTOR_TRANSITIONS}
    IN_BANK: ClassVar[frozenset[str]] = MENTOR_IN_BANK
    LEFT: ClassVar[str] = MentorState.LEFT

    employee = models.OneToOneField(
        Employee, models.PROTECT, primary_key=True, verbose_name="сотрудник", related_name="mentor"
    )
    state = models.CharField(
        "состояние", max_length=10, choices=MentorState, default=MentorState.APPLIED, editable=False
    )
    strengths = models.ManyToManyField(
        Direction, blank=True, verbose_name="сильные стороны", help_text="Направления, в которых готов помогать"
    )
    forms = models.ManyToManyField(MentoringForm, blank=True, verbose_name="формы")
    kinds = models.ManyToManyField(MentoringKind, blank=True, verbose_name="виды")
    load_limit = models.PositiveSmallIntegerField(
        "предел нагрузки", default=DEFAULT_LOAD, help_text="Сколько наставляемых одновременно"
    )
    away_until = models.DateField("отсутствует до", null=True, blank=True)
    experience = PrintedText("опыт наставничества", blank=True, help_text="Кого и как вёл раньше, чем силён")

    history = HistoricalRecords(m2m_fields=[strengths, forms, kinds])
    objects = MentorQuerySet.as_manager()

    class Meta:
        verbose_name = "наставник"
        verbose_name_plural = "наставники"
        ordering = ("employee",)
        constraints = (models.CheckConstraint(condition=Q(load_limit__gte=1), name="mentor_load_limit_positive"),)

    def get_absolute_url(self) -> str:
        return reverse("mentor", args=[self.pk])


class TrainingQuerySet(models.QuerySet["Training"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(mentor__in=Mentor.objects.visible_to(user))


class Training(models.Model):
    """What a mentor attended to learn mentoring."""

    mentor = models.ForeignKey(Mentor, models.CASCADE, verbose_name="наставник", related_name="trainings")
    kind = models.CharField("что это", max_length=10, choices=TrainingKind, default=TrainingKind.BRIEFING)
    title = PrintedLine("тема", max_length=300)
    held_on = models.DateField("когда", null=True, blank=True)
    hours = models.PositiveSmallIntegerField("часов", null=True, blank=True)
    document = PrintedLine("документ", max_length=200, blank=True, help_text="Удостоверение, сертификат, номер")

    history = HistoricalRecords()
    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = "обучение наставника"
        verbose_name_plural = "обучение наставников"
        ordering = (models.F("held_on").desc(nulls_last=True), "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"

    def get_absolute_url(self) -> str:
        return f"{self.mentor.get_absolute_url()}#trainings"

    @property
    def organization(self) -> "Organization":
        return self.mentor.organization


class MenteeQuerySet(BankQuerySet["Mentee"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id:
            return self.none()
        own = self.filter(employee__organization=user.organization_id)
        if user.is_office:
            return own
        if user.employee_id is None:
            return self.none()
        return own.filter(Q(pk=user.employee_id) | Q(memberships__mentor=user.employee_id)).distinct()

    def awaiting_pair(self) -> Self:
        """Keep those without a mentor for whom no pair is being formed."""
        forming = Mentee.objects.filter(pk=OuterRef("pk"), memberships__pair__state__in=PAIR_FORMING)
        return self.filter(~Exists(forming), state=MenteeState.SEARCHING)

    def to_come_back_to_on(self, day: dt.date) -> Self:
        """Keep those without a mentor whose next check has come."""
        return self.filter(state=MenteeState.SEARCHING, next_check_on__lte=day)

    def for_list(self) -> Self:
        return (
            self.select_related("employee", "direction")
            .prefetch_related("ranked_deficits__deficit")
            .order_by("employee__search", "pk")
        )


class Mentee(Stated, BankRecord):
    STATES: ClassVar[type[StateChoices]] = MenteeState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": MENTEE_TRANSITIONS}
    IN_BANK: ClassVar[frozenset[str]] = MENTEE_IN_BANK
    LEFT: ClassVar[str] = MenteeState.LEFT

    employee = models.OneToOneField(
        Employee, models.PROTECT, primary_key=True, verbose_name="сотрудник", related_name="mentee"
    )
    state = models.CharField(
        "состояние", max_length=10, choices=MenteeState, default=MenteeState.APPLIED, editable=False
    )
    category = models.CharField("кто это", max_length=20, choices=MenteeCategory)
    direction = models.ForeignKey(Direction, models.PROTECT, verbose_name="главное направление", related_name="+")
    deficits = models.ManyToManyField(
        Deficit, through="MenteeDeficit", blank=True, verbose_name="профессиональные дефициты"
    )
    requests = PrintedText("запрос своими словами", blank=True)
    support = PrintedText(
        "поддержка без наставника",
        blank=True,
        help_text="Что делается, пока пары нет: консультации, открытые занятия, курсы",
    )
    next_check_on = models.DateField("вернуться к вопросу", null=True, blank=True)
    without_mentor_since = models.DateField("без наставника с", null=True, blank=True, editable=False)

    history = HistoricalRecords()
    objects = MenteeQuerySet.as_manager()

    class Meta:
        verbose_name = "наставляемый"
        verbose_name_plural = "наставляемые"
        ordering = ("employee",)

    def get_absolute_url(self) -> str:
        return reverse("mentee", args=[self.pk])


class MenteeDeficit(models.Model):
    """A deficit of a mentee, in the order in which it is to be worked on."""

    mentee = models.ForeignKey(Mentee, models.CASCADE, verbose_name="наставляемый", related_name="ranked_deficits")
    deficit = models.ForeignKey(Deficit, models.PROTECT, verbose_name="дефицит", related_name="+")
    rank = models.PositiveSmallIntegerField("очередность", default=1)

    class Meta:
        verbose_name = "дефицит наставляемого"
        verbose_name_plural = "дефициты наставляемого"
        ordering = ("rank", "pk")
        constraints = (models.UniqueConstraint(fields=["mentee", "deficit"], name="mentee_deficit_once"),)

    def __str__(self) -> str:
        return f"{self.rank}. {self.deficit}"
