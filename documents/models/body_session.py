"""Sessions of collegial bodies: the agenda, who was there, what was decided, the minutes."""

import datetime as dt
from textwrap import shorten
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from documents.enums import (
    OF_DOCUMENTS,
    OF_PAIRS,
    SESSION_NUMBERED,
    SESSION_OPEN,
    SESSION_TRANSITIONS,
    DecisionResult,
    DecisionSubject,
    SessionState,
)
from documents.models.body import BodyMember, CollegialBody
from documents.models.frozen_paper import FrozenPaper, PublicFacts
from mentoring.enums import Role, StateChoices, TransitionsByField
from mentoring.models import Organization, Pair
from mentoring.models.stated import Stated
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedNumber, PrintedText
from mentoring.text import number_key

if TYPE_CHECKING:
    from mentoring.models import User

KEEPERS = frozenset({Role.CURATOR, Role.COUNCIL, Role.ADMINISTRATOR})
"""Keep the sessions of all bodies of the organization."""


class SessionQuerySet(models.QuerySet["BodySession"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(body__in=CollegialBody.objects.visible_to(user))

    def kept_by(self, user: "User", *, on: dt.date) -> Self:
        """Keep those whose minutes the user keeps: by the role, or as one who leads the body on the day."""
        seen = self.visible_to(user)
        if user.roles & KEEPERS:
            return seen
        return seen.filter(body__in=CollegialBody.objects.led_by(user.employee_id, on=on))

    def open_to(self, user: "User", *, on: dt.date) -> Self:
        """Keep those whose agenda the user may still change."""
        return self.kept_by(user, on=on).filter(state__in=SESSION_OPEN).for_list()

    def awaiting_minutes(self, day: dt.date) -> Self:
        """Keep those over by the day whose minutes nobody has signed."""
        return self.filter(Q(state=SessionState.HELD) | Q(state=SessionState.PLANNED, held_on__lt=day))

    def for_list(self) -> Self:
        return self.select_related("body").order_by("-held_on", "-pk")


class BodySession(Stated, models.Model):
    """present, chairs, writes: among those who are in the body on the day."""

    STATES: ClassVar[type[StateChoices]] = SessionState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": SESSION_TRANSITIONS}

    body = models.ForeignKey(CollegialBody, models.PROTECT, verbose_name="орган", related_name="sessions")
    held_on = models.DateField("дата заседания")
    place = PrintedLine("место", max_length=300, blank=True, help_text="Например: методический кабинет, 14.00")
    state = models.CharField(
        "состояние", max_length=10, choices=SessionState, default=SessionState.PLANNED, editable=False
    )
    number = PrintedNumber("номер протокола", max_length=40, blank=True)
    number_key = models.CharField(max_length=80, blank=True, editable=False)
    """The number as eyes compare it: of a body and a year there is one."""
    year = models.PositiveSmallIntegerField("год", editable=False)
    present = models.ManyToManyField(BodyMember, blank=True, verbose_name="присутствовали", related_name="+")
    chairs = models.ForeignKey(
        BodyMember, models.PROTECT, null=True, blank=True, verbose_name="председательствовал", related_name="+"
    )
    writes = models.ForeignKey(
        BodyMember, models.PROTECT, null=True, blank=True, verbose_name="вёл протокол", related_name="+"
    )
    guests = PrintedText(
        "приглашённые", blank=True, help_text="Каждый с новой строки: Иванова М.П., представитель учредителя"
    )
    quorum_reason = PrintedLine(
        "почему заседание состоялось",
        max_length=300,
        blank=True,
        help_text="Если присутствовала половина состава или меньше: по положению достаточно одной трети",
    )

    history = HistoricalRecords(excluded_fields=["number_key"])
    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = "заседание"
        verbose_name_plural = "заседания"
        ordering = ("-held_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["body", "year", "number_key"],
                condition=~Q(number_key=""),
                name="body_protocol_once_a_year",
                violation_error_message="Протокол с таким номером в этом году уже есть.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(SESSION_NUMBERED)) | ~Q(number=""),
                name="body_session_held_with_number",
                violation_error_message="У протокола прошедшего заседания есть номер.",
            ),
        )

    def __str__(self) -> str:
        number = f", протокол № {self.number}" if self.number else ""
        return f"{self.body}, заседание {self.held_on:%d.%m.%Y}{number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.number_key, self.year = number_key(self.number), self.held_on.year
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*fields, "number_key", "year"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("body_session", args=[self.pk])

    @property
    def organization(self) -> Organization:
        return self.body.organization

    @property
    def is_open(self) -> bool:
        return self.state in SESSION_OPEN

    def members(self) -> list[BodyMember]:
        """Return who is in the body on the day of the session."""
        found = BodyMember.objects.on(self.held_on).filter(composition__body=self.body_id)
        return list(found.select_related("employee"))


class AgendaQuerySet(models.QuerySet["AgendaItem"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(session__in=BodySession.objects.visible_to(user))


class AgendaItem(models.Model):
    session = models.ForeignKey(BodySession, models.CASCADE, verbose_name="заседание", related_name="items")
    position = models.PositiveSmallIntegerField("порядок")
    title = PrintedLine(
        "вопрос", max_length=TITLE_MOST, help_text="Начинается с «О» или «Об»: О наставнических парах года"
    )
    heard = PrintedText(
        "слушали", blank=True, help_text="Кого – в винительном падеже – и о чём: методиста Иванову М.П. о парах года"
    )
    spoke = PrintedText("выступили", blank=True, help_text="Каждый с новой строки: Иванова М.П. – предложила утвердить")

    objects = AgendaQuerySet.as_manager()

    class Meta:
        verbose_name = "вопрос повестки"
        verbose_name_plural = "вопросы повестки"
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.session.get_absolute_url()

    @property
    def organization(self) -> Organization:
        return self.session.organization


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(item__session__in=BodySession.objects.visible_to(user))

    def with_people(self) -> Self:
        people = ("pair__members__mentee__employee",)
        return self.select_related("pair__mentor__employee", "pair__organization").prefetch_related(*people)

    def for_paper(self) -> Self:
        session = ("item__session__body__organization", "item__session__chairs", "item__session__writes")
        return self.with_people().select_related(*session)

    def said(self) -> Self:
        """Keep those of sessions that are over and have a number, the newest first."""
        numbered = self.filter(item__session__state__in=SESSION_NUMBERED).exclude(result="")
        return numbered.order_by("-item__session__held_on", "-pk")


class Decision(models.Model):
    """text: the decision in own words; of a pair, its program or a document what is remarked beside.

    document: primary key of one that `hearings.py` of some app offers for the subject; the words stay where it is gone
    document_words: the document in the accusative, as the minutes name it
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, verbose_name="вопрос", related_name="decisions")
    position = models.PositiveSmallIntegerField("порядок", default=1)
    subject = models.CharField("о чём", max_length=10, choices=DecisionSubject, default=DecisionSubject.OTHER)
    pair = models.ForeignKey(
        Pair, models.PROTECT, null=True, blank=True, verbose_name="пара", related_name="council_decisions"
    )
    start_year = models.PositiveSmallIntegerField("учебный год", null=True, blank=True)
    document = models.PositiveBigIntegerField("документ", null=True, blank=True)
    document_words = PrintedText("документ, как он назван в протоколе", blank=True, editable=False)
    result = models.CharField("решение", max_length=12, choices=DecisionResult, blank=True)
    text = PrintedText("решили", blank=True)
    votes_for = models.PositiveSmallIntegerField("за", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("против", null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField("воздержались", null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "решение"
        verbose_name_plural = "решения"
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(subject__in=sorted(OF_PAIRS), pair__isnull=False)
                | ~Q(subject__in=sorted(OF_PAIRS)) & Q(pair=None),
                name="decision_about_pair",
                violation_error_message="Выберите пару.",
            ),
            models.CheckConstraint(
                condition=Q(subject=DecisionSubject.ROADMAP, start_year__isnull=False, document=None)
                | Q(subject__in=sorted(OF_DOCUMENTS), start_year=None, document__isnull=False)
                | ~Q(subject__in=sorted(OF_DOCUMENTS)) & Q(start_year=None, document=None),
                name="decision_about_document",
                violation_error_message="Выберите документ, о котором решение, или учебный год дорожной карты.",
            ),
        )

    def __str__(self) -> str:
        about = self.pair or self.document_words or shorten(self.text, 80, placeholder=" …")
        return f"{self.get_subject_display()}: {about}"

    @property
    def organization(self) -> Organization:
        return self.item.organization

    @property
    def votes(self) -> tuple[int | None, ...]:
        return self.votes_for, self.votes_against, self.votes_abstained


class SignedProtocol(FrozenPaper):
    """The minutes as they were signed."""

    session = models.OneToOneField(
        BodySession, models.PROTECT, verbose_name="заседание", related_name="signed_protocol"
    )

    class Meta:
        verbose_name = "подписанный протокол"
        verbose_name_plural = "подписанные протоколы"

    def __str__(self) -> str:
        return str(self.session)

    @property
    def about(self) -> BodySession:
        return self.session

    @property
    def file_name(self) -> str:
        return f"Протокол {self.session.number}"

    @property
    def public_facts(self) -> PublicFacts:
        session = self.session
        return PublicFacts(
            kind="Протокол заседания коллегиального органа",
            organization=session.organization,
            day=session.held_on,
            number=session.number,
            state="подписан",
        )
