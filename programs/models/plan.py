"""Plans and their rows. A plan without a program is a sample from the library."""

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from documents.tables import FREE_FIELDS, LAYOUT_FIELDS, Column, FreeColumns, TableLayout
from documents.tables.layout import ColumnsField
from documents.tables.terms import is_lasting
from mentoring.enums import StateChoices, TransitionsByField
from mentoring.models.stated import Stated
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedText
from programs.enums import ROW_OPEN, ROW_TRANSITIONS, RowState
from programs.models.layout import PlanLayout
from programs.models.program import Program
from programs.row_fields import ROW_FIELDS

if TYPE_CHECKING:
    from mentoring.models import User


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: "User") -> Self:
        """Show the plans of the programs that the user sees; samples are reached through `library`."""
        return self.filter(program__in=Program.objects.visible_to(user))

    def library(self) -> Self:
        return self.filter(program=None)

    def get_by_natural_key(self, code: str) -> "Plan":
        return self.get(program=None, code=code)


class Plan(TableLayout):
    """A plan has a table of its own, taken from its form: a form that changes later leaves the plan as it is."""

    COLUMN_FIELDS: ClassVar = ROW_FIELDS

    program = models.ForeignKey(
        Program,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="программа",
        help_text="Пусто – образец из библиотеки",
        related_name="plans",
    )
    code = models.SlugField("код образца", blank=True)
    layout = models.ForeignKey(PlanLayout, models.PROTECT, verbose_name="форма плана", related_name="plans")
    title = PrintedLine("название", max_length=TITLE_MOST)
    position = models.PositiveSmallIntegerField("порядок", default=1)
    columns = ColumnsField("колонки", default=list, blank=True, help_text="Пусто – как в форме плана")

    history = HistoricalRecords()
    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "план"
        verbose_name_plural = "планы"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["code"], condition=Q(program=None), name="plan_sample_code_once"),
        )

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.columns or self._was_given_another_form():
            self.take_table(self.layout)
        super().save(*args, **kwargs)

    def take_table(self, layout: TableLayout) -> None:
        for name in LAYOUT_FIELDS:
            setattr(self, name, getattr(layout, name))

    def _was_given_another_form(self) -> bool:
        """Say whether the form is another than the kept one, and the table is still that of the old form."""
        kept = Plan.objects.filter(pk=self.pk).values("layout", "columns").first() if self.pk else None
        return kept is not None and kept["layout"] != self.layout_id and kept["columns"] == self.columns

    def sections(self) -> list[tuple[str, str, list["PlanRow"]]]:
        """Return the rows in their order, by the number and the title that neighbours have in common."""
        grouped = groupby(self.rows.all(), key=lambda row: (row.section_number, row.section))
        return [(number, title, list(rows)) for (number, title), rows in grouped]


TELLING = ("task", "activity", "mentee_activity", "deficit", "mentor_activity", "goal", *FREE_FIELDS)
"""Texts that can say what a row is about, the best first."""


class PlanRowQuerySet(models.QuerySet["PlanRow"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(plan__program__in=Program.objects.visible_to(user))

    def for_list(self) -> Self:
        """List the rows by their terms, with everybody whose name a page shows."""
        return (
            self.select_related("plan__program__pair__organization", "plan__program__pair__mentor__employee")
            .prefetch_related("plan__program__pair__members__mentee__employee")
            .order_by(F("due_on").asc(nulls_last=True), "pk")
        )

    def library(self) -> Self:
        return self.filter(plan__program=None)

    def of_running_on(self, day: dt.date) -> Self:
        return self.filter(plan__program__in=Program.objects.running_on(day))

    def overdue_on(self, day: dt.date) -> Self:
        return self.filter(state__in=ROW_OPEN, due_on__lt=day)


class PlanRow(Stated, FreeColumns):
    """A row of a plan: texts as they stand on paper, dates where the term is to be watched."""

    STATES: ClassVar[type[StateChoices]] = RowState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": ROW_TRANSITIONS}

    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="план", related_name="rows")
    position = models.PositiveIntegerField("порядок", default=1)
    section_number = PrintedLine("№ раздела", max_length=20, blank=True)
    section = PrintedLine("раздел", max_length=TITLE_MOST, blank=True)
    number = PrintedLine("№", max_length=20, blank=True)
    deficit = PrintedText("дефицит", blank=True)
    task = PrintedText("образовательная задача", blank=True)
    activity = PrintedText("мероприятие", blank=True)
    mentor_activity = PrintedText("деятельность наставника", blank=True)
    mentee_activity = PrintedText("деятельность наставляемого", blank=True)
    goal = PrintedText("цель", blank=True)
    term = PrintedText("срок", blank=True)
    starts_on = models.DateField("с", null=True, blank=True)
    due_on = models.DateField("выполнить до", null=True, blank=True)
    responsible = PrintedText("ответственный", blank=True)
    expected_result = PrintedText("планируемый результат", blank=True)
    report_form = PrintedText("форма отчётности", blank=True)
    report_due = PrintedText("срок отчётности", blank=True)
    actual_result = PrintedText("что получилось", blank=True)
    state = models.CharField("состояние", max_length=12, choices=RowState, default=RowState.PLANNED, editable=False)

    history = HistoricalRecords()
    objects = PlanRowQuerySet.as_manager()

    class Meta:
        verbose_name = "строка плана"
        verbose_name_plural = "строки плана"
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(due_on=None) | Q(due_on__gte=F("starts_on")),
                name="plan_row_period_forward",
                violation_error_message="Срок кончается раньше, чем начинается.",
            ),
        )

    def __str__(self) -> str:
        return self.headline

    @property
    def headline(self) -> str:
        """What the row is about, in one line: the first text that says it."""
        texts = [getattr(self, name) for name in TELLING]
        return next((text.splitlines()[0] for text in texts if text.strip()), f"Строка {self.position}")

    @property
    def days(self) -> str:
        """How the term was understood; empty where there is none."""
        if self.due_on:
            begins = f"{self.starts_on:%d.%m.%Y} – " if self.starts_on else "до "
            return f"{begins}{self.due_on:%d.%m.%Y}"
        return "весь срок программы" if is_lasting(self.term) else ""

    @property
    def is_unread(self) -> bool:
        """Whether the words of the term name no days: nobody will be reminded of the row in time."""
        return bool(self.term.strip()) and not self.days

    @property
    def texts(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ROW_FIELDS}

    def cells(self, columns: list[Column]) -> list[tuple[Column, str]]:
        """Pair each column with the row's text under it."""
        return [(column, getattr(self, column.field)) for column in columns]

    def is_overdue(self, on: dt.date) -> bool:
        return self.due_on is not None and self.due_on < on and self.state in ROW_OPEN
