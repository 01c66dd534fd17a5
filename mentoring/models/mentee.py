"""The bank of mentees."""

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, Greatest, Least
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from mentoring.enums import (
    MENTEE_IN_BANK,
    MENTEE_TRANSITIONS,
    PAIR_FORMING,
    MenteeCategory,
    MenteeState,
    StateChoices,
    TransitionsByField,
)
from mentoring.models.bank import BankQuerySet, BankRecord
from mentoring.models.dictionary import Deficit, Direction
from mentoring.models.employee import Employee
from mentoring.models.pair_day import BY_ORDER, coming_on, living_on, present_on
from mentoring.models.stated import Stated
from mentoring.models.text import PrintedText

if TYPE_CHECKING:
    from mentoring.models.user import User


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

    def in_pair(self, day: dt.date) -> Exists:
        paired = living_on(day, "memberships__pair__") & present_on(day, "memberships__")
        return Exists(Mentee.objects.filter(paired, pk=OuterRef("pk")))

    def awaiting_pair_on(self, day: dt.date) -> Self:
        """Keep those without a mentor for whom no pair is being formed, nor a place signed for a day to come."""
        forming = Mentee.objects.filter(pk=OuterRef("pk"), memberships__pair__state__in=PAIR_FORMING)
        coming = Mentee.objects.filter(coming_on(day, "memberships__pair__"), pk=OuterRef("pk"))
        joining = Mentee.objects.filter(
            living_on(day, "memberships__pair__"), pk=OuterRef("pk"), memberships__joined_on__gt=day
        )
        return self.unpaired_on(day).exclude(Exists(forming)).exclude(Exists(coming)).exclude(Exists(joining))

    def to_come_back_to_on(self, day: dt.date) -> Self:
        """Keep those without a mentor whose next check has come."""
        return self.unpaired_on(day).filter(next_check_on__lte=day)

    def with_last_day(self) -> Self:
        """Tell the last day with a mentor up to today as `led_until`, of which `alone_since` speaks."""
        today = timezone.localdate()
        last = Least("memberships__pair__ends_on", Coalesce("memberships__released_on", "memberships__pair__ends_on"))
        joined = Q(memberships__joined_on=None) | Q(memberships__joined_on__lte=today)
        begun = Mentee.objects.filter(
            joined,
            pk=OuterRef("pk"),
            memberships__pair__state__in=sorted(BY_ORDER),
            memberships__pair__in_force_from__lte=today,
            memberships__pair__ends_on__gte=F("memberships__pair__in_force_from"),
        )
        days = begun.annotate(last=last).filter(last__lte=today).order_by("-last").values("last")[:1]
        return self.annotate(led_until=Subquery(days))

    def with_waiting(self) -> Self:
        """Tell of all at once who is alone, and by `waiting_from` who longest; empty of who is in a pair."""
        since = Greatest(Coalesce("led_until", "searching_since"), F("searching_since"))
        waiting = Case(When(paired_today=False, then=since), default=None, output_field=models.DateField())
        return self.with_state().with_last_day().annotate(waiting_from=waiting)

    def for_list(self) -> Self:
        return (
            self.select_related("employee", "direction")
            .prefetch_related("ranked_deficits__deficit")
            .with_waiting()
            .order_by("employee__search", "pk")
        )


class Mentee(BankRecord, Stated):
    STATES: ClassVar[type[StateChoices]] = MenteeState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": MENTEE_TRANSITIONS}
    IN_BANK: ClassVar[frozenset[str]] = MENTEE_IN_BANK
    PAIRED: ClassVar[str] = MenteeState.PAIRED
    TOLD = frozenset({PAIRED})
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
    searching_since = models.DateField("в поиске с", null=True, blank=True, editable=False)
    """Since when the person is in the bank: `alone_since` looks at the pairs too."""

    history = HistoricalRecords()
    objects = MenteeQuerySet.as_manager()

    class Meta:
        verbose_name = "наставляемый"
        verbose_name_plural = "наставляемые"
        ordering = ("employee",)
        constraints = (models.CheckConstraint(condition=~Q(state=MenteeState.PAIRED), name="mentee_state_decided"),)

    get_state_display = BankRecord.state_word

    def get_absolute_url(self) -> str:
        return reverse("mentee", args=[self.pk])

    @property
    def alone_since(self) -> dt.date | None:
        """Since when there is no mentor: since the day in the bank, or since the day after the last pair."""
        if not self.is_in_bank or self.is_paired:
            return None
        told: Any = self if "led_until" in self.__dict__ else Mentee.objects.with_last_day().get(pk=self.pk)
        # Completed on its last day, a pair leaves the mentee alone on that day already.
        after = [min(told.led_until + dt.timedelta(days=1), timezone.localdate())] if told.led_until else []
        return max([day for day in (self.searching_since, *after) if day], default=None)


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
