"""What an order changes of a pair in force."""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from mentoring.enums import PairState, StateChoices, TransitionsByField
from mentoring.enums.pair_change import (
    BY_BOTH,
    CHANGE_GENDERS,
    CHANGE_OPEN,
    CHANGE_TRANSITIONS,
    ChangeKind,
    ChangeState,
    EndCause,
    EndInitiator,
    change_word,
)
from mentoring.models.dictionary import MentoringForm, MentoringKind
from mentoring.models.employee import Employee
from mentoring.models.mentee import Mentee
from mentoring.models.pair import Pair
from mentoring.models.pair_mentee import PairMentee
from mentoring.models.pair_request import PairRequest
from mentoring.models.stated import Stated
from mentoring.models.text import PrintedText

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
    from mentoring.models.user import User

COMPOSITION = (ChangeKind.ADD, ChangeKind.RELEASE)
OF_TERM = (ChangeKind.PROLONG, ChangeKind.SHORTEN)


class PairChangeQuerySet(models.QuerySet["PairChange"]):
    def visible_to(self, user: "User") -> Self:
        """Show the changes of the pairs that the user sees; whoever is to join a group sees that too."""
        own = Q(pair__in=Pair.objects.visible_to(user))
        if user.employee_id:
            own |= Q(mentee=user.employee_id)
        return self.filter(own)

    def open(self) -> Self:
        return self.filter(state__in=CHANGE_OPEN)

    def for_order(self) -> Self:
        """Keep those that an order may take; a replacement while the pair with the new mentor is still checked."""
        changed_again = Pair.objects.exclude(state=PairState.CHECKED)
        return self.filter(state=ChangeState.READY).exclude(successor__in=changed_again)

    def waiting_for(self, employee_id: int | None) -> Self:
        """Keep those that the person is asked to agree to and has not yet: what `waits_for` tells of one."""
        if employee_id is None:
            return self.none()
        by_both = Q(kind__in=BY_BOTH) | Q(initiator=EndInitiator.BOTH) | Q(cause=EndCause.AGREEMENT)
        today = timezone.localdate()
        member = PairMentee.objects.present_on(today).filter(pair=models.OuterRef("pair"), mentee=employee_id)
        in_pair = Q(pair__mentor=employee_id) | models.Exists(member)
        joins = Q(kind=ChangeKind.ADD) & (Q(pair__mentor=employee_id) | Q(mentee=employee_id))
        agreed = ChangeConfirmation.objects.filter(change=models.OuterRef("pk"), employee=employee_id)
        asked = joins | (by_both & ~Q(kind=ChangeKind.ADD) & in_pair)
        return self.filter(asked, ~models.Exists(agreed), state=ChangeState.PREPARED)

    def with_people(self) -> Self:
        """Bundle everybody whose name a page or a paper shows."""
        return self.select_related(
            "pair__organization",
            "pair__mentor__employee",
            "mentee__employee",
            "successor__mentor__employee",
            "request__sender",
        ).prefetch_related("pair__members__mentee__employee", "confirmations")

    def with_terms(self) -> Self:
        """Bundle the forms and the kinds as well, the present ones and the new ones."""
        return self.with_people().prefetch_related("pair__forms", "pair__kinds", "new_forms", "new_kinds")


class PairChange(Stated, models.Model):
    """A change of a pair in force: prepared by the curator, confirmed by whom it concerns, done by an order."""

    STATES: ClassVar[type[StateChoices]] = ChangeState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": CHANGE_TRANSITIONS}
    GENDERS = CHANGE_GENDERS

    pair = models.ForeignKey(Pair, models.PROTECT, verbose_name="пара", related_name="changes")
    kind = models.CharField("что меняется", max_length=10, choices=ChangeKind)
    request = models.ForeignKey(
        PairRequest, models.PROTECT, null=True, blank=True, verbose_name="по обращению", related_name="changes"
    )
    why = PrintedText("причина")
    effective_on = models.DateField("с какого дня")
    new_ends_on = models.DateField("новый срок окончания", null=True, blank=True)
    pause_until = models.DateField("по какой день", null=True, blank=True)
    new_forms = models.ManyToManyField(MentoringForm, blank=True, verbose_name="новые формы", related_name="+")
    new_kinds = models.ManyToManyField(MentoringKind, blank=True, verbose_name="новые виды", related_name="+")
    mentee = models.ForeignKey(
        Mentee, models.PROTECT, null=True, blank=True, verbose_name="наставляемый", related_name="+"
    )
    successor = models.OneToOneField(
        Pair, models.PROTECT, null=True, blank=True, verbose_name="пара с новым наставником", related_name="succession"
    )
    initiator = models.CharField("чья инициатива", max_length=10, choices=EndInitiator, blank=True)
    cause = models.CharField("причина прекращения", max_length=20, choices=EndCause, blank=True)
    notice_on = models.DateField("дата уведомления", null=True, blank=True)
    earliest_on = models.DateField(
        "не раньше",
        null=True,
        blank=True,
        editable=False,
        help_text="Три рабочих дня после уведомления по производственному календарю организации",
    )
    state = models.CharField(
        "состояние", max_length=10, choices=ChangeState, default=ChangeState.PREPARED, editable=False
    )
    made_at = models.DateTimeField("подготовлено", auto_now_add=True)

    history = HistoricalRecords(m2m_fields=[new_forms, new_kinds])
    objects = PairChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "изменение пары"
        verbose_name_plural = "изменения пар"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["pair"],
                condition=Q(state__in=sorted(CHANGE_OPEN)) & ~Q(kind__in=sorted(COMPOSITION)),
                name="pair_change_open_once",
                violation_error_message="По этой паре уже готовится изменение.",
            ),
            models.UniqueConstraint(
                fields=["pair", "mentee"],
                condition=Q(state__in=sorted(CHANGE_OPEN), kind__in=sorted(COMPOSITION)),
                name="pair_composition_change_open_once",
                violation_error_message="По этому человеку уже готовится изменение.",
            ),
            models.CheckConstraint(
                condition=Q(earliest_on=None) | Q(effective_on__gte=F("earliest_on")),
                name="pair_change_after_notice",
                violation_error_message="Срок уведомления ещё не истёк.",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(OF_TERM)) | Q(new_ends_on__isnull=False),
                name="pair_change_prolong_with_term",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(COMPOSITION), mentee__isnull=False)
                | Q(mentee__isnull=True) & ~Q(kind__in=sorted(COMPOSITION)),
                name="pair_change_composition_with_mentee",
            ),
            models.CheckConstraint(
                condition=Q(kind=ChangeKind.REPLACE, successor__isnull=False)
                | Q(successor__isnull=True) & ~Q(kind=ChangeKind.REPLACE),
                name="pair_change_replace_with_successor",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.END) | ~Q(initiator="") & ~Q(cause="") & Q(notice_on__isnull=False),
                name="pair_change_end_with_notice",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.pair}"

    def get_absolute_url(self) -> str:
        return reverse("pair_change", args=[self.pk])

    def get_state_display(self) -> str:  # type: ignore[no-redef] # stands for Django's own
        """Tell the word that agrees with the kind; of what comes on a later day, that it is decided."""
        still = timezone.localdate() - dt.timedelta(days=self.kind == ChangeKind.END)  # it works on its last day
        return change_word(self.kind, self.state, ahead=self.effective_on > still)

    @property
    def organization(self) -> "Organization":
        return self.pair.organization

    @property
    def asked(self) -> list[Employee]:
        """Who has to agree before an order; a replacement's people agree to the pair with the new mentor instead."""
        mentor = self.pair.mentor.employee
        if self.kind == ChangeKind.ADD and self.mentee:
            return [mentor, self.mentee.employee]
        by_both = self.initiator == EndInitiator.BOTH or self.cause == EndCause.AGREEMENT
        if self.kind in BY_BOTH or by_both:
            return [mentor, *(mentee.employee for mentee in self.pair.current_mentees)]
        return []

    @property
    def waiting(self) -> list[Employee]:
        """Who of them has not agreed yet."""
        if self.state != ChangeState.PREPARED:
            return []
        agreed = {confirmation.employee_id for confirmation in self.confirmations.all()}
        return [person for person in self.asked if person.pk not in agreed]

    def waits_for(self, employee_id: int | None) -> bool:
        return any(person.pk == employee_id for person in self.waiting)


class ChangeConfirmation(models.Model):
    """One person's word on a change, under the own login or on paper with the curator's mark."""

    change = models.ForeignKey(PairChange, models.CASCADE, verbose_name="изменение", related_name="confirmations")
    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="кто", related_name="+")
    at = models.DateTimeField("когда", null=True, blank=True)
    on_paper = models.DateField("на бумаге от", null=True, blank=True)

    class Meta:
        verbose_name = "согласие с изменением"
        verbose_name_plural = "согласия с изменением"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["change", "employee"], name="change_confirmed_once"),)

    def __str__(self) -> str:
        return f"{self.employee}: {self.change_id}"
