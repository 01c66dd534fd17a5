"""What the organization does in a school year. A roadmap without an organization is a sample to copy."""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from documents.models import Cover
from documents.tables import FreeColumns, TableLayout, roman
from mentoring.enums import StateChoices, TransitionsByField
from mentoring.models import Organization
from mentoring.models.counting import counted
from mentoring.models.stated import Stated
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedText
from mentoring.russian import years_agreed
from mentoring.school_year import SchoolYear, years_between
from roadmap.activity_fields import ACTIVITY_FIELDS
from roadmap.enums import (
    ACTIVITY_TRANSITIONS,
    ROADMAP_TRANSITIONS,
    ActivityState,
    RoadmapState,
    StageNumbering,
    StageState,
)

if TYPE_CHECKING:
    from mentoring.models import User

DAYS_IN_ORDER = "Укажите и начало, и окончание: окончание не раньше начала."
SAYS_NOTHING = "Напишите мероприятие или содержание деятельности."


class RoadmapQuerySet(models.QuerySet["Roadmap"]):
    def visible_to(self, user: "User") -> Self:
        """Everybody of the organization reads its roadmaps."""
        return self.filter(organization=user.organization_id) if user.organization_id else self.none()

    def samples(self) -> Self:
        return self.filter(organization=None)

    def copyable_by(self, user: "User") -> Self:
        """Show what a new roadmap may be made from: the own ones, the latest first, then the samples."""
        own = Q(organization=user.organization_id) if user.organization_id else Q()
        return self.filter(own | Q(organization=None)).order_by(F("start_year").desc(nulls_last=True), "pk")

    def of_year(self, year: SchoolYear) -> Self:
        """Show those that a part of the school year belongs to."""
        own_days = Q(starts_on__lte=year.ends_on, ends_on__gte=year.starts_on)
        return self.filter(Q(starts_on=None, start_year=year.start) | own_days)

    def on_day(self, day: dt.date) -> Self:
        of_the_year = Q(starts_on=None, start_year=SchoolYear.of(day).start)
        return self.filter(of_the_year | Q(starts_on__lte=day, ends_on__gte=day))

    def with_progress(self) -> Self:
        """Count the activities: all of them, and those that are done or dropped."""
        own = Roadmap.objects.filter(pk=OuterRef("pk"))
        closed = own.filter(stages__activities__state__in=set(ActivityState) - {ActivityState.PLANNED})
        return self.annotate(total=counted(own, "stages__activities"), closed=counted(closed, "stages__activities"))

    def for_list(self) -> Self:
        return self.with_progress().order_by("-start_year", "pk")

    def with_activities(self) -> Self:
        return self.select_related("organization").prefetch_related(
            Prefetch("stages", Stage.objects.prefetch_related("activities"))
        )

    def get_by_natural_key(self, code: str) -> "Roadmap":
        return self.get(organization=None, code=code)


class Roadmap(Stated, TableLayout):
    STATES: ClassVar[type[StateChoices]] = RoadmapState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": ROADMAP_TRANSITIONS}
    COLUMN_FIELDS: ClassVar = ACTIVITY_FIELDS

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="организация",
        help_text="Пусто – образец для всех",
        related_name="roadmaps",
    )
    code = models.SlugField("код образца", blank=True)
    title = PrintedLine("название", max_length=TITLE_MOST)
    cover = models.OneToOneField(
        Cover, models.PROTECT, null=True, editable=False, verbose_name="оформление", related_name="+"
    )
    start_year = models.PositiveSmallIntegerField(
        "учебный год с сентября", null=True, blank=True, validators=[MinValueValidator(2000), MaxValueValidator(2200)]
    )
    starts_on = models.DateField("начало", null=True, blank=True)
    ends_on = models.DateField("окончание", null=True, blank=True)
    numbering = models.CharField("номера этапов", max_length=10, choices=StageNumbering, default=StageNumbering.ARABIC)
    state = models.CharField(
        "состояние", max_length=10, choices=RoadmapState, default=RoadmapState.DRAFT, editable=False
    )

    history = HistoricalRecords()
    objects = RoadmapQuerySet.as_manager()

    class Meta:
        verbose_name = "дорожная карта"
        verbose_name_plural = "дорожные карты"
        ordering = (F("start_year").desc(nulls_last=True), "pk")
        constraints = (
            models.UniqueConstraint(fields=["code"], condition=Q(organization=None), name="roadmap_sample_code_once"),
            models.CheckConstraint(
                condition=Q(organization=None, start_year=None)
                | Q(organization__isnull=False, start_year__isnull=False),
                name="roadmap_of_a_year_or_sample",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None, ends_on=None) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="roadmap_days_in_order",
                violation_error_message=DAYS_IN_ORDER,
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.period_words}" if self.start_year else self.title

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.start_year != SchoolYear.of(self.starts_on).start:
            raise ValidationError({"starts_on": "Начало – в другом учебном году, чем выбран."})

    def get_absolute_url(self) -> str:
        return reverse("roadmap", args=[self.pk])

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def school_year(self) -> SchoolYear | None:
        return SchoolYear(self.start_year) if self.start_year else None

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day: its own, else those of the school year; None of a sample."""
        if self.starts_on and self.ends_on:
            return self.starts_on, self.ends_on
        year = self.school_year
        return (year.starts_on, year.ends_on) if year else None

    @property
    def school_years(self) -> str:
        """«2026/2027», «2026/2027 и 2027/2028»."""
        own_days = self.starts_on and self.ends_on and (self.starts_on, self.ends_on)
        return years_between(*own_days) if own_days else str(self.school_year or "")

    @property
    def period_words(self) -> str:
        """«на 2026/2027 учебный год», «на 2026/2027 и 2027/2028 учебные годы»."""
        return f"на {years_agreed(f'{self.school_years} учебный год')}"

    def stage_states(self) -> list[tuple["Stage", StageState]]:
        """Pair each stage with its state: the first one that is not done is the current one."""
        states, current_found = [], False
        for stage in self.stages.all():
            if stage.is_done:
                state = StageState.DONE
            elif current_found:
                state = StageState.NEXT
            else:
                state, current_found = StageState.CURRENT, True
            states.append((stage, state))
        return states


class StageQuerySet(models.QuerySet["Stage"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(roadmap__in=Roadmap.objects.visible_to(user)).select_related("roadmap__organization")


class Stage(models.Model):
    roadmap = models.ForeignKey(Roadmap, models.CASCADE, verbose_name="дорожная карта", related_name="stages")
    number = models.PositiveSmallIntegerField("№")
    title = PrintedLine("наименование этапа", max_length=TITLE_MOST)
    short_title = PrintedLine("коротко", max_length=40, blank=True, help_text="Для дороги этапов на экране")
    own_number = PrintedLine(
        "номер на бумаге", max_length=20, blank=True, help_text="Например: Раздел I. Пусто – по порядку"
    )

    history = HistoricalRecords()
    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = "этап"
        verbose_name_plural = "этапы"
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["roadmap", "number"], name="stage_number_once"),)

    def __str__(self) -> str:
        return f"{self.printed_number} {self.title}"

    def get_absolute_url(self) -> str:
        return f"{self.roadmap.get_absolute_url()}#stage-{self.pk}"

    @property
    def printed_number(self) -> str:
        """«1.», «I.», or what was typed instead."""
        is_roman = self.roadmap.numbering == StageNumbering.ROMAN
        return self.own_number or f"{roman(self.number) if is_roman else self.number}."

    @property
    def organization(self) -> Organization | None:
        return self.roadmap.organization

    @property
    def name(self) -> str:
        return self.short_title or self.title

    @property
    def is_done(self) -> bool:
        activities = self.activities.all()
        return bool(activities) and all(activity.state != ActivityState.PLANNED for activity in activities)


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(stage__roadmap__in=Roadmap.objects.visible_to(user)).select_related(
            "stage__roadmap__organization"
        )

    def for_list(self) -> Self:
        return self.select_related("stage__roadmap").order_by(F("due_on").asc(nulls_last=True), "pk")

    def overdue_on(self, day: dt.date) -> Self:
        return self.filter(state=ActivityState.PLANNED, due_on__lt=day, stage__roadmap__state=RoadmapState.APPROVED)


class Activity(Stated, FreeColumns):
    """A row of the roadmap. `content` keeps its paragraphs, one item a line."""

    STATES: ClassVar[type[StateChoices]] = ActivityState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": ACTIVITY_TRANSITIONS}

    stage = models.ForeignKey(Stage, models.CASCADE, verbose_name="этап", related_name="activities")
    position = models.PositiveSmallIntegerField("порядок", default=1)
    row_number = PrintedLine("№ мероприятия", max_length=20, blank=True)
    title = PrintedLine("мероприятие", max_length=TITLE_MOST, blank=True)
    content = PrintedText("содержание деятельности", blank=True)
    term = PrintedLine("сроки", max_length=100, blank=True)
    due_on = models.DateField("выполнить до", null=True, blank=True)
    responsible = PrintedText("ответственные", blank=True)
    expected_result = PrintedText("ожидаемый результат", blank=True)
    document_kind = PrintedLine("вид документа", max_length=200, blank=True)
    evidence = PrintedText("чем подтверждено", blank=True)
    state = models.CharField(
        "состояние", max_length=10, choices=ActivityState, default=ActivityState.PLANNED, editable=False
    )

    history = HistoricalRecords()
    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = "мероприятие"
        verbose_name_plural = "мероприятия"
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") | ~Q(content=""),
                name="activity_says_something",
                violation_error_message=SAYS_NOTHING,
            ),
        )

    def __str__(self) -> str:
        return self.title or next(iter(self.content.splitlines()), "")

    def get_absolute_url(self) -> str:
        return f"{self.stage.roadmap.get_absolute_url()}#activity-{self.pk}"

    @property
    def organization(self) -> Organization | None:
        return self.stage.organization

    @property
    def details(self) -> str:
        """The content where it tells more than the title does."""
        said = self.content.strip().lstrip("0123456789. ").rstrip(".")
        return "" if said == str(self).strip().lstrip("0123456789. ").rstrip(".") else self.content

    def is_overdue_on(self, day: dt.date) -> bool:
        return self.state == ActivityState.PLANNED and self.due_on is not None and self.due_on < day
