"""Положение: a document of the organization's own with numbered sections and points, in editions."""

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from documents.enums import REGULATION_TOLD, REGULATION_TRANSITIONS, RegulationState
from documents.models.cover import Cover
from documents.models.frozen_paper import FrozenPaper, PublicFacts
from documents.models.order import Order
from documents.press.outline import Outline, read_outline
from mentoring.enums import StateChoices, Tone, TransitionsByField
from mentoring.models import Organization
from mentoring.models.stated import Stated
from mentoring.models.text import TITLE_MOST, PrintedLine

if TYPE_CHECKING:
    from mentoring.models import User


class RegulationQuerySet(models.QuerySet["Regulation"]):
    def visible_to(self, user: "User") -> Self:
        """Show all to the office; to everybody else of the organization what is approved: they must know it."""
        if not user.organization_id:
            return self.none()
        own = self.filter(organization=user.organization_id)
        return own if user.is_office else own.filter(state=RegulationState.APPROVED)

    def for_list(self) -> Self:
        """Show the drafts first, then the latest."""
        latest = F("approved_on").desc(nulls_first=True)
        return self.select_related("order").defer("text").order_by(latest, "-pk")

    def drafts(self) -> Self:
        return self.filter(state=RegulationState.DRAFT)

    def in_force_on(self, day: dt.date) -> Self:
        return self.filter(Q(over_from=None) | Q(over_from__gt=day), in_force_from__lte=day)

    def public_on(self, day: dt.date) -> Self:
        return self.in_force_on(day).filter(is_public=True)


class Regulation(Stated, models.Model):
    """An edition of a regulation. `text` is an outline, read by documents/press/outline.py.

    order: by which it is approved; of a draft, the draft of the order that will approve it
    over_from: the day from which it is not in force any more, told by the next edition or by who revoked it
    """

    STATES: ClassVar[type[StateChoices]] = RegulationState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": REGULATION_TRANSITIONS}
    TOLD = REGULATION_TOLD

    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="организация", related_name="regulations"
    )
    title = PrintedLine(
        "название",
        max_length=TITLE_MOST,
        help_text="Например: Положение о системе наставничества педагогических работников",
    )
    text = models.TextField("текст", blank=True)
    edition = models.PositiveSmallIntegerField("редакция", default=1, editable=False)
    former = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        verbose_name="прежняя редакция",
        related_name="next_edition",
    )
    cover = models.OneToOneField(
        Cover, models.PROTECT, null=True, editable=False, verbose_name="оформление", related_name="+"
    )
    order = models.ForeignKey(
        Order, models.SET_NULL, null=True, editable=False, verbose_name="приказ", related_name="regulations"
    )
    annex_number = models.PositiveSmallIntegerField("приложение № к приказу", null=True, editable=False)
    approved_on = models.DateField("утверждено", null=True, editable=False)
    in_force_from = models.DateField("действует с", null=True, editable=False)
    over_from = models.DateField("не действует с", null=True, editable=False)
    is_public = models.BooleanField("на сайте для всех", default=False, editable=False)
    state = models.CharField(
        "состояние", max_length=10, choices=RegulationState, default=RegulationState.DRAFT, editable=False
    )

    history = HistoricalRecords()
    objects = RegulationQuerySet.as_manager()

    class Meta:
        verbose_name = "положение"
        verbose_name_plural = "положения"
        ordering = (F("approved_on").desc(nulls_first=True), "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(state__in=sorted(REGULATION_TOLD)), name="regulation_state_decided"),
            models.CheckConstraint(
                condition=Q(state=RegulationState.DRAFT, approved_on=None, in_force_from=None, over_from=None)
                | Q(state=RegulationState.APPROVED, approved_on__isnull=False, in_force_from__isnull=False),
                name="regulation_approved_with_dates",
            ),
        )

    def __str__(self) -> str:
        return self.title if self.edition == 1 else f"{self.title} (редакция {self.edition})"

    def get_absolute_url(self) -> str:
        return reverse("regulation", args=[self.pk])

    @cached_property
    def outline(self) -> Outline:
        return read_outline(self.text)

    def state_on(self, day: dt.date) -> RegulationState:
        if self.in_force_from is None:
            return RegulationState.DRAFT
        if self.over_from and self.over_from <= day:
            return RegulationState.OVER
        return RegulationState.COMING if self.in_force_from > day else RegulationState.APPROVED

    @property
    def state_today(self) -> RegulationState:
        return self.state_on(timezone.localdate())

    @property
    def tone(self) -> Tone:
        return self.state_today.tone

    def get_state_display(self) -> str:  # type: ignore[no-redef] # stands for Django's own
        """Tell the word of today's state: what is stored was decided, some of it for a day to come."""
        return str(self.state_today.label)


class ApprovedRegulation(FrozenPaper):
    """The regulation as it was approved."""

    regulation = models.OneToOneField(
        Regulation, models.PROTECT, verbose_name="положение", related_name="approved_copy"
    )

    class Meta:
        verbose_name = "утверждённое положение"
        verbose_name_plural = "утверждённые положения"

    def __str__(self) -> str:
        return str(self.regulation)

    @property
    def about(self) -> Regulation:
        return self.regulation

    @property
    def file_name(self) -> str:
        return f"Положение, редакция {self.regulation.edition}"

    @property
    def public_facts(self) -> PublicFacts:
        regulation = self.regulation
        state = regulation.state_today
        return PublicFacts(
            kind=f"Положение, редакция {regulation.edition}",
            organization=regulation.organization,
            day=regulation.approved_on,
            state="действует" if state == RegulationState.APPROVED else str(state.label),
            tone=Tone.LATE if state == RegulationState.OVER else state.tone,
        )
