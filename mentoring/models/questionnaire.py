"""Questionnaires: what a person says about oneself before entering a bank, or in it."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.urls import reverse

from mentoring.enums import (
    QUESTIONNAIRE_OPEN,
    QUESTIONNAIRE_TRANSITIONS,
    Bank,
    MenteeState,
    MentorState,
    QuestionnaireState,
    StateChoices,
    TransitionsByField,
)
from mentoring.fingerprint import fingerprint
from mentoring.models.employee import Employee
from mentoring.models.state_change import StateChange
from mentoring.models.stated import Stated

if TYPE_CHECKING:
    from mentoring.models.mentee import Mentee
    from mentoring.models.mentor import Mentor
    from mentoring.models.organization import Organization
    from mentoring.models.user import User


BEFORE_BANK = frozenset({MentorState.APPLIED, MentorState.LEFT, MenteeState.APPLIED, MenteeState.LEFT})
"""States of a record whose person still has to enter the bank, for the first time or again."""


class QuestionnaireQuerySet(models.QuerySet["Questionnaire"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id:
            return self.none()
        own = self.filter(employee__organization=user.organization_id)
        return own if user.is_office else own.filter(employee=user.employee_id)

    def open(self) -> Self:
        return self.filter(state__in=QUESTIONNAIRE_OPEN)

    def reachable_by_mail(self) -> Self:
        """Keep those whose person has an address and can sign in to answer."""
        able = self.filter(employee__user__is_active=True).exclude(employee__email="")
        return able.select_related("employee__user", "employee__organization").order_by("pk")

    def for_list(self) -> Self:
        return self.select_related("employee").order_by("-made_on", "-pk")


class Questionnaire(Stated, models.Model):
    """answers: the cleaned values of the bank's questionnaire form, by the names of its fields; keys for entries."""

    STATES: ClassVar[type[StateChoices]] = QuestionnaireState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": QUESTIONNAIRE_TRANSITIONS}

    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="сотрудник", related_name="questionnaires")
    bank = models.CharField("для чего", max_length=10, choices=Bank)
    state = models.CharField(
        "состояние", max_length=10, choices=QuestionnaireState, default=QuestionnaireState.ASKED, editable=False
    )
    answers = models.JSONField("ответы", default=dict, blank=True, editable=False)
    made_on = models.DateField("начата", editable=False)
    answered_on = models.DateField("заполнена", null=True, editable=False)

    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        verbose_name = "анкета"
        verbose_name_plural = "анкеты"
        ordering = ("-made_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["employee", "bank"],
                condition=models.Q(state__in=sorted(QUESTIONNAIRE_OPEN)),
                name="questionnaire_open_once",
                violation_error_message="Такая анкета уже открыта.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}: {self.employee}"

    def get_absolute_url(self) -> str:
        return reverse("questionnaire", args=[self.pk])

    @property
    def title(self) -> str:
        return f"Анкета {self.about}"

    @property
    def about(self) -> str:
        """Whose questionnaire: «анкета наставника», whoever the person is."""
        return "наставника" if self.bank == Bank.MENTORS else "наставляемого"

    @property
    def remark(self) -> str:
        """What the curator asks to mend, while it is returned."""
        if self.state != QuestionnaireState.RETURNED:
            return ""
        last = StateChange.objects.of(self).filter(to_state=self.state).last()
        return last.why if last else ""

    @property
    def record(self) -> "Mentor | Mentee | None":
        """What is in the bank about the person now."""
        return self.employee.mentor_record if self.bank == Bank.MENTORS else self.employee.mentee_record

    @property
    def updates(self) -> bool:
        """Whether the answers correct the record of one who is in the bank or on the way into it; else one enters."""
        return self.record is not None and self.record.state not in BEFORE_BANK

    @property
    def fingerprint(self) -> str:
        """Another one once somebody has answered or returned it."""
        return fingerprint(repr((self.state, sorted(self.answers.items()))))

    @property
    def organization(self) -> "Organization":
        return self.employee.organization
