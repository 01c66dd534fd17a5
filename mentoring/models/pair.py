"""Pairs and groups: one mentor with one mentee, or with several, for a period."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from mentoring.enums import (
    PAIR_TOLD,
    PAIR_TRANSITIONS,
    BasisKind,
    CouncilOpinion,
    PairState,
    StateChoices,
    Tone,
    TransitionsByField,
)
from mentoring.models.consent import Consent
from mentoring.models.dictionary import MentoringForm, MentoringKind
from mentoring.models.mentee import Mentee
from mentoring.models.mentor import Mentor
from mentoring.models.organization import Organization
from mentoring.models.pair_day import BY_ORDER, RESTS, state_on
from mentoring.models.pair_mentee import PairMentee
from mentoring.models.pair_queryset import PairQuerySet
from mentoring.models.stated import Stated
from mentoring.models.text import PrintedLine, PrintedNumber, PrintedText
from mentoring.school_year import years_between


class Pair(Stated, models.Model):
    STATES: ClassVar[type[StateChoices]] = PairState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": PAIR_TRANSITIONS}
    TOLD = PAIR_TOLD

    organization = models.ForeignKey(Organization, models.PROTECT, verbose_name="организация", related_name="pairs")
    mentor = models.ForeignKey(Mentor, models.PROTECT, verbose_name="наставник", related_name="pairs")
    mentees = models.ManyToManyField(Mentee, through="PairMentee", verbose_name="наставляемые", related_name="pairs")
    forms = models.ManyToManyField(MentoringForm, verbose_name="формы", related_name="+")
    kinds = models.ManyToManyField(MentoringKind, verbose_name="виды", related_name="+")
    starts_on = models.DateField("начало")
    ends_on = models.DateField("окончание")
    term_reason = PrintedLine("почему такой срок", max_length=300, blank=True)
    goals = PrintedText("цели", blank=True)
    state = models.CharField("состояние", max_length=12, choices=PairState, default=PairState.PROPOSED, editable=False)
    mentor_confirmed_at = models.DateTimeField("наставник согласился", null=True, editable=False)
    mentor_confirmed_on_paper = models.DateField("согласие наставника на бумаге", null=True, editable=False)
    consent = models.ForeignKey(
        Consent,
        models.PROTECT,
        null=True,
        editable=False,
        verbose_name="согласие на наставничество",
        related_name="pairs",
    )
    in_force_from = models.DateField("действует с", null=True, editable=False)
    prolonged_from = models.DateField("продлена с", null=True, editable=False)
    basis_kind = models.CharField("основание работы", max_length=20, choices=BasisKind, blank=True)
    basis_number = PrintedNumber("номер", max_length=50, blank=True)
    basis_date = models.DateField("дата", null=True, blank=True)
    basis_content = PrintedLine("содержание работы", max_length=500, blank=True)
    basis_term = PrintedLine("срок выполнения", max_length=200, blank=True)
    basis_form = PrintedLine("форма выполнения", max_length=200, blank=True)
    basis_payment = PrintedLine("размер и условия оплаты", max_length=200, blank=True)
    continues = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        verbose_name="продолжает пару",
        related_name="continued_by",
    )
    """The pair whose mentor this one's replaces."""
    council_opinion = models.CharField("мнение совета", max_length=10, choices=CouncilOpinion, blank=True)
    council_protocol = PrintedNumber("протокол №", max_length=50, blank=True)
    council_on = models.DateField("дата протокола", null=True, blank=True)
    council_remarks = PrintedText("замечания совета", blank=True)

    history = HistoricalRecords(m2m_fields=[forms, kinds])
    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = "наставническая пара (группа)"
        verbose_name_plural = "наставнические пары и группы"
        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")) | Q(state=PairState.TERMINATED),
                name="pair_period_forward",
                violation_error_message="Окончание должно быть позже начала.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted([PairState.PROPOSED, PairState.DECLINED]))
                | Q(mentor_confirmed_at__isnull=False),
                name="pair_agreed_by_mentor",
                violation_error_message="Наставник ещё не подтвердил участие.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(BY_ORDER)) | RESTS,
                name="pair_in_force_by_consent_and_order",
                violation_error_message="Пара вступает в силу только приказом и с согласием наставника.",
            ),
            models.CheckConstraint(condition=~Q(state__in=sorted(PAIR_TOLD)), name="pair_state_decided"),
            models.CheckConstraint(
                condition=Q(council_opinion="") | ~Q(council_protocol="") & Q(council_on__isnull=False),
                name="pair_council_opinion_with_protocol",
                violation_error_message="Мнение совета записывают с номером и датой протокола.",
            ),
        )

    def __str__(self) -> str:
        mentees = ", ".join(mentee.employee.initials_last for mentee in self.current_mentees)
        return f"{self.mentor.employee.initials_last} → {mentees}"

    def get_absolute_url(self) -> str:
        return reverse("pair", args=[self.pk])

    def state_on(self, day: dt.date) -> PairState:
        return state_on(self, day)

    @property
    def state_today(self) -> PairState:
        return state_on(self, timezone.localdate())

    @property
    def tone(self) -> Tone:
        return self.state_today.tone

    def get_state_display(self) -> str:  # type: ignore[no-redef] # stands for Django's own
        """Tell the word of today's state: what is stored was decided, some of it for a day to come."""
        return str(self.state_today.label)

    @property
    def never_begins(self) -> bool:
        """Whether an order has ended the pair before its first day."""
        return self.ends_on < self.starts_on

    @property
    def term(self) -> str:
        """«01.09.2026 – 31.05.2027»; of one that was ended before its first day, that it never began."""
        if self.never_begins:
            return f"не начиналась: должна была начаться {self.starts_on:%d.%m.%Y}"
        return f"{self.starts_on:%d.%m.%Y} – {self.ends_on:%d.%m.%Y}"

    def members_on(self, day: dt.date) -> list[PairMentee]:
        return [member for member in self.members.all() if member.is_present_on(day)]

    @property
    def current_members(self) -> list[PairMentee]:
        return self.members_on(timezone.localdate())

    @property
    def current_mentees(self) -> list[Mentee]:
        return [member.mentee for member in self.current_members]

    @property
    def forms_named(self) -> str:
        return ", ".join(str(form) for form in self.forms.all())

    @property
    def kinds_named(self) -> str:
        return ", ".join(str(kind) for kind in self.kinds.all())

    @property
    def is_group(self) -> bool:
        return len(self.current_members) > 1

    @property
    def school_years(self) -> str:
        """«2026/2027», of a term over two school years both."""
        return years_between(self.starts_on, self.ends_on)

    @property
    def basis(self) -> str:
        """«доп. соглашение № 5 от 01.09.2026», empty where nothing is recorded."""
        if not self.basis_kind:
            return ""
        number = f" № {self.basis_number}" if self.basis_number else ""
        date = f" от {self.basis_date:%d.%m.%Y}" if self.basis_date else ""
        return f"{BasisKind(self.basis_kind).label}{number}{date}"

    @property
    def has_answers(self) -> bool:
        return bool(self.mentor_confirmed_at) or any(member.confirmed_at for member in self.current_members)

    @property
    def lacks_council(self) -> bool:
        return self.organization.has_council and not self.council_opinion

    @property
    def council_objects(self) -> bool:
        return self.organization.has_council and self.council_opinion == CouncilOpinion.OBJECTS

    @property
    def council_word(self) -> str:
        """«поддерживает, протокол № 3 от 10.09.2026», empty while the council has not said it."""
        if not self.council_on:
            return ""
        return f"{self.get_council_opinion_display()}, протокол № {self.council_protocol} от {self.council_on:%d.%m.%Y}"

    def waits_for(self, employee_id: int | None) -> bool:
        """Whether the person has not confirmed the own part in the pair yet."""
        if employee_id == self.mentor_id and employee_id is not None:
            return self.mentor_confirmed_at is None
        return any(member.mentee_id == employee_id and not member.confirmed_at for member in self.current_members)

    def includes(self, employee_id: int | None) -> bool:
        """Whether the person is the mentor or a present mentee of the pair."""
        return employee_id is not None and (
            employee_id == self.mentor_id or any(member.mentee_id == employee_id for member in self.current_members)
        )
