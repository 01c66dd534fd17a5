"""The bank of mentors."""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from mentoring.enums import (
    MENTOR_IN_BANK,
    MENTOR_TRANSITIONS,
    MentorState,
    StateChoices,
    TrainingKind,
    TransitionsByField,
)
from mentoring.models.bank import BankQuerySet, BankRecord
from mentoring.models.dictionary import Direction, MentoringForm, MentoringKind
from mentoring.models.employee import Employee
from mentoring.models.load import most_at_once
from mentoring.models.pair_day import living_on
from mentoring.models.stated import Stated
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedText

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
    from mentoring.models.user import User

DEFAULT_LOAD, MOST_LOAD = 2, 30


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

    def in_pair(self, day: dt.date) -> Exists:
        return Exists(Mentor.objects.filter(living_on(day, "pairs__"), pk=OuterRef("pk")))

    def with_load(self) -> Self:
        """Count whom each mentor has at once, on the fullest day from today on."""
        return self.annotate(load=most_at_once(Mentor.objects.all(), timezone.localdate()))

    def for_list(self) -> Self:
        return (
            self.select_related("employee")
            .prefetch_related("strengths")
            .with_state()
            .with_load()
            .order_by("employee__search", "pk")
        )


class Mentor(BankRecord, Stated):
    STATES: ClassVar[type[StateChoices]] = MentorState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": MENTOR_TRANSITIONS}
    IN_BANK: ClassVar[frozenset[str]] = MENTOR_IN_BANK
    PAIRED: ClassVar[str] = MentorState.PAIRED
    TOLD = frozenset({PAIRED})
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
        "предел нагрузки",
        default=DEFAULT_LOAD,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_LOAD)],
        help_text="Сколько наставляемых одновременно",
    )
    away_until = models.DateField("отсутствует до", null=True, blank=True)
    experience = PrintedText("опыт наставничества", blank=True, help_text="Кого и как вёл раньше, чем силён")

    history = HistoricalRecords(m2m_fields=[strengths, forms, kinds])
    objects = MentorQuerySet.as_manager()

    class Meta:
        verbose_name = "наставник"
        verbose_name_plural = "наставники"
        ordering = ("employee",)
        constraints = (
            models.CheckConstraint(condition=Q(load_limit__gte=1), name="mentor_load_limit_positive"),
            models.CheckConstraint(condition=~Q(state=MentorState.PAIRED), name="mentor_state_decided"),
        )

    get_state_display = BankRecord.state_word

    def get_absolute_url(self) -> str:
        return reverse("mentor", args=[self.pk])


class TrainingQuerySet(models.QuerySet["Training"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(mentor__in=Mentor.objects.visible_to(user))


class Training(models.Model):
    """What a mentor attended to learn mentoring."""

    mentor = models.ForeignKey(Mentor, models.CASCADE, verbose_name="наставник", related_name="trainings")
    kind = models.CharField("что это", max_length=10, choices=TrainingKind, default=TrainingKind.BRIEFING)
    title = PrintedLine("тема", max_length=TITLE_MOST)
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
