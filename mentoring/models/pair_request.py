"""What the people of a pair in force ask for in writing."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from mentoring.enums import PAIR_ENDED, StateChoices, TransitionsByField
from mentoring.enums.pair_change import (
    CHANGING_PAIR,
    REQUEST_GENDERS,
    REQUEST_OPEN,
    REQUEST_TRANSITIONS,
    ChangeState,
    RequestKind,
    RequestState,
)
from mentoring.models.employee import Employee
from mentoring.models.pair import Pair
from mentoring.models.stated import Stated, word_of
from mentoring.models.text import PrintedText

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
    from mentoring.models.user import User


class PairRequestQuerySet(models.QuerySet["PairRequest"]):
    def visible_to(self, user: "User") -> Self:
        """Show all requests of the organization to the office, to others the own ones."""
        if not user.organization_id:
            return self.none()
        own = self.filter(pair__organization=user.organization_id)
        return own if user.is_office else own.filter(sender=user.employee_id)

    def open(self) -> Self:
        return self.filter(state__in=REQUEST_OPEN)

    def with_people(self) -> Self:
        """Bundle everybody whose name a page or the paper shows."""
        return self.select_related("sender", "pair__organization", "pair__mentor__employee").prefetch_related(
            "pair__members__mentee__employee"
        )

    def for_list(self) -> Self:
        return self.with_people().order_by("-sent_on", "-pk")

    def without_change(self) -> Self:
        """Keep the granted ones that no change of the pair was made from yet; one whose end is decided needs none."""
        changes: Any = apps.get_model("mentoring", "PairChange").objects
        made = changes.exclude(state=ChangeState.CANCELLED).filter(request=models.OuterRef("pk"))
        found = self.filter(~models.Exists(made), state=RequestState.GRANTED, kind__in=CHANGING_PAIR)
        return found.exclude(pair__state__in=PAIR_ENDED)


class PairRequest(Stated, models.Model):
    """What the mentor or a mentee asks in writing; the curator says an opinion, the head decides."""

    STATES: ClassVar[type[StateChoices]] = RequestState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": REQUEST_TRANSITIONS}
    GENDERS = REQUEST_GENDERS

    pair = models.ForeignKey(Pair, models.PROTECT, verbose_name="пара", related_name="requests")
    sender = models.ForeignKey(Employee, models.PROTECT, verbose_name="от кого", related_name="pair_requests")
    kind = models.CharField("что это", max_length=10, choices=RequestKind)
    text = PrintedText("о чём прошу и почему")
    wished_on = models.DateField("с какого дня", null=True, blank=True)
    sent_on = models.DateField("отправлено", editable=False)
    state = models.CharField(
        "состояние", max_length=10, choices=RequestState, default=RequestState.SENT, editable=False
    )

    history = HistoricalRecords()
    objects = PairRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "обращение"
        verbose_name_plural = "обращения"
        ordering = ("-sent_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["pair", "sender", "kind"],
                condition=Q(state__in=sorted(REQUEST_OPEN)),
                name="pair_request_open_once",
                violation_error_message="Такое обращение уже отправлено и ждёт решения.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display().capitalize()} от {self.sent_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("pair_request", args=[self.pk])

    def get_state_display(self) -> str:  # type: ignore[no-redef] # stands for Django's own
        return word_of(self, self.state)

    @property
    def is_open(self) -> bool:
        return self.state in REQUEST_OPEN

    @property
    def organization(self) -> "Organization":
        return self.pair.organization
