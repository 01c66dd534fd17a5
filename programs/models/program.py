"""The personalized program of a pair, in versions."""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Least
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from documents.models import Cover, FrozenPaper, PublicFacts
from mentoring.enums import PAIR_LIVING, PairState, StateChoices, Tone, TransitionsByField
from mentoring.models import Direction, Organization, Pair, PairMentee
from mentoring.models.counting import counted
from mentoring.models.pair_day import present_on
from mentoring.models.stated import Stated
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedText
from mentoring.school_year import is_unusual_term
from programs.enums import (
    PROGRAM_TRANSITIONS,
    PROGRAM_WRITABLE,
    PUBLICATION_TRANSITIONS,
    MeetingMode,
    ProgramState,
    PublicationState,
    RowState,
)

if TYPE_CHECKING:
    from mentoring.models import User

NOTE_FIELDS = (
    "problem",
    "goal",
    "tasks",
    "mentor_content",
    "mentee_content",
    "interim_results",
    "expected_results",
    "meeting_schedule",
    "conditions",
)
"""The explanatory note, in its order on paper."""


LAST_DAY = Least("ends_on", "pair__ends_on")
"""What `Program.last_day` tells of one."""


def awaiting_successor(day: dt.date) -> Q:
    """Return the condition that the program is given to a pair with a new mentor whose first day is to come."""
    return Q(pair__continues__isnull=False, pair__in_force_from__gt=day)


class ProgramQuerySet(models.QuerySet["Program"]):
    def visible_to(self, user: "User") -> Self:
        """Show the programs of the pairs that the user sees, those of a pair that waits for its successor's day too."""
        seen = Pair.objects.visible_to(user)
        return self.filter(Q(pair__in=seen) | Q(awaiting_successor(timezone.localdate()), pair__continues__in=seen))

    def carried_out_by(self, pairs: models.QuerySet[Pair], *, on: dt.date) -> Self:
        """Keep the programs of these pairs; until a new mentor's first day a program is the former pair's."""
        waits = awaiting_successor(on)
        return self.filter(waits & Q(pair__continues__in=pairs) | ~waits & Q(pair__in=pairs))

    def led_by(self, employee_id: int | None, *, on: dt.date) -> Self:
        return self.carried_out_by(Pair.objects.filter(mentor=employee_id), on=on)

    def followed_by(self, employee_id: int | None, *, on: dt.date) -> Self:
        """Keep the programs of the mentee."""
        return self.carried_out_by(Pair.objects.filter(present_on(on, "members__"), members__mentee=employee_id), on=on)

    def with_people(self) -> Self:
        return self.select_related("pair__organization", "pair__mentor__employee", "cover__kind").prefetch_related(
            "pair__members__mentee__employee"
        )

    def with_terms(self) -> Self:
        """Bundle the forms and the kinds of the pair as well."""
        return self.with_people().prefetch_related("pair__forms", "pair__kinds")

    def with_progress(self) -> Self:
        """Count the plan rows: all that are not dropped, and the accepted ones."""
        own = Program.objects.filter(pk=OuterRef("pk"))
        return self.annotate(
            row_count=counted(own.filter(plans__rows__state__in=set(RowState) - {RowState.DROPPED}), "plans__rows"),
            accepted_count=counted(own.filter(plans__rows__state=RowState.ACCEPTED), "plans__rows"),
        )

    def for_list(self) -> Self:
        found = self.with_people().with_progress().annotate(until=LAST_DAY)
        return found.order_by("pair__mentor__employee__search", "pk")

    def running_on(self, day: dt.date) -> Self:
        """Keep those that are being carried out: a pair that ended takes its program with it, a pause stops it.

        One whose term is over is carried out until somebody completes it.
        """
        return self._running(PAIR_LIVING - {PairState.PAUSED} | {PairState.OVER}, day)

    def under_way_on(self, day: dt.date) -> Self:
        """Keep those that are being carried out within the pair's term: what the public is told."""
        return self._running(PAIR_LIVING - {PairState.PAUSED}, day)

    def _running(self, states: frozenset[PairState], day: dt.date) -> Self:
        at_work = Pair.objects.standing(states, on=day)
        return self.filter(state=ProgramState.RUNNING).carried_out_by(at_work, on=day)

    def public(self) -> Self:
        return self.filter(publication=PublicationState.PUBLISHED)


class Program(Stated, models.Model):
    STATES: ClassVar[type[StateChoices]] = ProgramState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": PROGRAM_TRANSITIONS, "publication": PUBLICATION_TRANSITIONS}

    pair = models.OneToOneField(Pair, models.PROTECT, verbose_name="пара", related_name="program")
    title = PrintedLine(
        "тема", max_length=TITLE_MOST, blank=True, help_text="Например: Организация утреннего круга в средней группе"
    )
    state = models.CharField(
        "состояние", max_length=12, choices=ProgramState, default=ProgramState.DRAFT, editable=False
    )
    cover = models.OneToOneField(
        Cover, models.PROTECT, null=True, editable=False, verbose_name="оформление", related_name="+"
    )
    version = models.PositiveSmallIntegerField("редакция", default=1, editable=False)
    offered_at = models.DateTimeField("передана на ознакомление", null=True, editable=False)
    directions = models.ManyToManyField(Direction, blank=True, verbose_name="направления", related_name="+")
    starts_on = models.DateField("начало реализации")
    ends_on = models.DateField("окончание реализации")
    term_reason = PrintedLine(
        "почему такой срок", max_length=300, blank=True, help_text="Если срок короче 3 месяцев или дольше года"
    )
    mode = models.CharField("режим работы", max_length=10, choices=MeetingMode, default=MeetingMode.IN_PERSON)
    problem = PrintedText("описание проблемы", blank=True)
    goal = PrintedText("цель", blank=True)
    tasks = PrintedText("задачи", blank=True, help_text="Каждая с новой строки")
    mentor_content = PrintedText("содержание деятельности наставника", blank=True)
    mentee_content = PrintedText("содержание деятельности наставляемого", blank=True)
    interim_results = PrintedText("промежуточные результаты", blank=True)
    expected_results = PrintedText("планируемые результаты", blank=True)
    meeting_schedule = PrintedText("расписание встреч", blank=True)
    conditions = PrintedText("условия", blank=True)
    result = PrintedText(
        "результат программы", blank=True, help_text="Чего достигли; этот текст увидят на сайте, без имён и диагнозов"
    )
    completed_on = models.DateField("завершена", null=True, blank=True, editable=False)
    publication = models.CharField(
        "публикация", max_length=10, choices=PublicationState, default=PublicationState.FORBIDDEN, editable=False
    )

    history = HistoricalRecords(m2m_fields=[directions])
    objects = ProgramQuerySet.as_manager()

    class Meta:
        verbose_name = "персонализированная программа"
        verbose_name_plural = "персонализированные программы"
        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="program_period_forward",
                violation_error_message="Окончание раньше начала.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProgramState.COMPLETED) | Q(completed_on__isnull=False) & ~Q(result=""),
                name="program_completed_with_result",
                violation_error_message="Программа завершается с результатом.",
            ),
            models.CheckConstraint(
                condition=~Q(publication=PublicationState.PUBLISHED) | Q(state=ProgramState.COMPLETED),
                name="program_published_only_completed",
                violation_error_message="Публикуются только завершённые программы.",
            ),
        )

    def __str__(self) -> str:
        return str(self.acting_pair)

    def get_absolute_url(self) -> str:
        return reverse("program", args=[self.pk])

    @property
    def organization(self) -> Organization:
        return self.pair.organization

    @property
    def acting_pair(self) -> Pair:
        """The pair that carries the program out today: what `carried_out_by` asks of many."""
        pair = self.pair
        waits = pair.in_force_from is not None and pair.in_force_from > timezone.localdate()
        return pair.continues if waits and pair.continues else pair

    @property
    def last_day(self) -> dt.date:
        """The last day that pages and papers tell, as `LAST_DAY` does of many: a pair that ends earlier ends it too."""
        return min(self.ends_on, self.pair.ends_on)

    @property
    def is_published(self) -> bool:
        return self.publication == PublicationState.PUBLISHED

    @property
    def state_label(self) -> str:
        """How far the program has come, in a word."""
        return str(PublicationState.PUBLISHED.label if self.is_published else self.get_state_display())

    @property
    def is_writable(self) -> bool:
        """Whether the mentor may edit it now: until it is handed to the mentee."""
        return self.state in PROGRAM_WRITABLE and self.offered_at is None

    def term_is_unusual(self) -> bool:
        """Whether the term is outside of 3 months to 1 year."""
        return is_unusual_term(self.starts_on, self.last_day)


class Acknowledgement(models.Model):
    """A mentee has read a version of the program and agrees."""

    program = models.ForeignKey(Program, models.CASCADE, verbose_name="программа", related_name="acknowledgements")
    member = models.ForeignKey(PairMentee, models.PROTECT, verbose_name="наставляемый", related_name="+")
    version = models.PositiveSmallIntegerField("редакция")
    at = models.DateTimeField("когда")

    class Meta:
        verbose_name = "ознакомление с программой"
        verbose_name_plural = "ознакомления с программами"
        constraints = (
            models.UniqueConstraint(fields=["program", "member", "version"], name="program_acknowledged_once"),
        )

    def __str__(self) -> str:
        return f"{self.member}: редакция {self.version}"


class ApprovedVersion(FrozenPaper):
    """A version of the program as the head approved it."""

    program = models.ForeignKey(Program, models.PROTECT, verbose_name="программа", related_name="approved_versions")
    number = models.PositiveSmallIntegerField("редакция")
    approved_on = models.DateField("утверждена")

    class Meta:
        verbose_name = "утверждённая редакция"
        verbose_name_plural = "утверждённые редакции"
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["program", "number"], name="program_version_approved_once"),)

    def __str__(self) -> str:
        return f"{self.program}, редакция {self.number}"

    @property
    def about(self) -> Program:
        return self.program

    @property
    def page_url(self) -> str:
        return reverse("program_history", args=[self.program_id])

    @property
    def file_name(self) -> str:
        return f"Программа {self}"

    @property
    def public_facts(self) -> PublicFacts:
        later = self.program.approved_versions.filter(number__gt=self.number).exists()
        return PublicFacts(
            kind="Персонализированная программа наставничества",
            organization=self.program.organization,
            day=self.approved_on,
            number=f"редакция {self.number}",
            state="заменена новой редакцией" if later else "утверждена",
            tone=Tone.LATE if later else Tone.DONE,
        )
