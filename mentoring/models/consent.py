"""Consents: separate documents with one purpose each, kept in the wording that was signed."""

import datetime as dt
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from mentoring.enums import ConsentKind, ConsentState
from mentoring.models.employee import Employee
from mentoring.models.organization import Organization
from mentoring.models.text import PrintedText

if TYPE_CHECKING:
    from mentoring.models.user import User


BANS = ("hides_name", "hides_post", "hides_category")
"""What the subject of a publication may forbid, field by field."""
NO_BANS = "Запреты бывают только у согласия на распространение."


def scan_path(_consent: "Consent", name: str) -> str:
    """Return a path that tells nothing of the person, whatever the file was called."""
    return f"consents/{secrets.token_hex(16)}{Path(name).suffix.lower()[:5]}"


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id:
            return self.none()
        own = self.filter(employee__organization=user.organization_id)
        return own if user.is_office else own.filter(employee=user.employee_id)

    def in_force_on(self, day: dt.date) -> Self:
        """Keep those signed by the day, not expired and not withdrawn on it: withdrawal works from its own day on."""
        return self.filter(
            Q(valid_until=None) | Q(valid_until__gte=day),
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=day),
            signed_on__lte=day,
        )

    def of_kind(self, kind: ConsentKind) -> Self:
        return self.filter(kind=kind)

    def taken_back(self, kind: ConsentKind, *, on: dt.date) -> Self:
        """Keep those of the kind withdrawn by the day, of people with none in force on it."""
        in_force = Consent.objects.of_kind(kind).in_force_on(on).filter(employee=OuterRef("employee"))
        return self.of_kind(kind).filter(~Exists(in_force), withdrawn_on__lte=on)

    def of_the_working(self) -> Self:
        return self.filter(employee__archived_on=None)

    def ending_within(self, days: dt.timedelta, *, on: dt.date) -> Self:
        """Keep those in force whose term ends soon, with none signed to follow."""
        last = on + days
        following = Consent.objects.in_force_on(on).filter(Q(valid_until=None) | Q(valid_until__gt=last))
        same = following.filter(employee=OuterRef("employee"), kind=OuterRef("kind"))
        return self.in_force_on(on).filter(~Exists(same), valid_until__lte=last)


class ConsentTextQuerySet(models.QuerySet["ConsentText"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(Q(organization=None) | Q(organization=user.organization_id))

    def known_to(self, organization: Organization) -> Self:
        return self.filter(Q(organization=None) | Q(organization=organization))

    def for_history(self, organization: Organization) -> Self:
        """List the versions, the newest first, with how many of the organization's people signed each."""
        signed = Count("consents", filter=Q(consents__employee__organization=organization))
        newest = ("kind", F("organization").asc(nulls_last=True), "-number")
        return self.select_related("made_by__employee").annotate(signed=signed).order_by(*newest)

    def current(self, organization: Organization, kind: ConsentKind) -> "ConsentText | None":
        """Return the version to sign now: the organization's own newest, else the newest common one."""
        return self.known_to(organization).filter(kind=kind).newest_first().first()

    def current_on(self, day: dt.date, organization: Organization, kind: ConsentKind) -> "ConsentText | None":
        """Return the version that was current on the day; of a day before all of them, the first."""
        known = self.known_to(organization).filter(kind=kind)
        then = known.filter(made_at__date__lte=day).newest_first().first()
        return then or known.order_by("made_at", "number").first()

    def newest_first(self) -> Self:
        """Put the organization's own before the common ones."""
        return self.order_by(F("organization").asc(nulls_last=True), "-number")


class ConsentText(models.Model):
    """A version of the wording: never changed, the next one is another row.

    text: paragraphs with places such as {организация}, filled when the paper is printed or signed
    """

    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, editable=False, verbose_name="организация", related_name="+"
    )
    kind = models.CharField("вид согласия", max_length=20, choices=ConsentKind, editable=False)
    number = models.PositiveSmallIntegerField("редакция", editable=False)
    text = PrintedText("текст")
    made_at = models.DateTimeField("составлена", editable=False)
    made_by = models.ForeignKey(
        "mentoring.User", models.PROTECT, null=True, editable=False, verbose_name="составил", related_name="+"
    )

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        verbose_name = "текст согласия"
        verbose_name_plural = "тексты согласий"
        ordering = ("kind", "-number")
        constraints = (
            models.UniqueConstraint(fields=["organization", "kind", "number"], name="consent_text_number_once"),
            models.UniqueConstraint(
                fields=["kind", "number"], condition=Q(organization=None), name="consent_text_common_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("consent_text", args=[self.pk])

    @property
    def name(self) -> str:
        """«редакция 2»; of a common one «типовая редакция 2»: the two kinds are numbered apart."""
        return f"{'' if self.organization_id else 'типовая '}редакция {self.number}"


class Consent(models.Model):
    employee = models.ForeignKey(Employee, models.PROTECT, verbose_name="сотрудник", related_name="consents")
    kind = models.CharField("вид согласия", max_length=20, choices=ConsentKind)
    signed_on = models.DateField("дата подписания")
    valid_until = models.DateField("действует до", null=True, blank=True, help_text="Пусто – до отзыва")
    withdrawn_on = models.DateField("отозвано", null=True, blank=True, editable=False)
    hides_name = models.BooleanField(
        "не показывать имя", default=False, help_text="Запрет субъекта: на сайте вместо имени стоит роль"
    )
    hides_post = models.BooleanField(
        "не показывать должность", default=False, help_text="Запрет субъекта: на сайте без должности и категории"
    )
    hides_category = models.BooleanField(
        "не показывать категорию", default=False, help_text="Запрет субъекта: на сайте без категории"
    )
    version = models.ForeignKey(
        ConsentText, models.PROTECT, null=True, editable=False, verbose_name="редакция", related_name="consents"
    )
    scan = models.FileField("скан", upload_to=scan_path, blank=True, editable=False)
    text = models.TextField("текст в подписанной редакции", blank=True, editable=False)

    history = HistoricalRecords()
    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "согласие"
        verbose_name_plural = "согласия"
        ordering = ("employee", "kind", "-signed_on")
        constraints = (
            models.UniqueConstraint(
                fields=["employee", "kind"],
                condition=Q(withdrawn_on=None, valid_until=None),
                name="consent_open_once",
                violation_error_message="Такое согласие уже действует.",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("signed_on")),
                name="consent_period_forward",
                violation_error_message="Согласие кончается раньше, чем подписано.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("signed_on")),
                name="consent_withdrawn_after_signed",
                violation_error_message="Согласие отозвано раньше, чем подписано.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.employee}: {self.get_kind_display()} от {self.signed_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        """Return the person's page: a consent is told of there."""
        return self.employee.get_absolute_url()

    def clean(self) -> None:
        if self.bans and self.kind != ConsentKind.PUBLICATION:
            raise ValidationError(NO_BANS)

    @property
    def bans(self) -> list[str]:
        """What the subject forbids to show: «имя», «должность», «категорию»."""
        names = {"hides_name": "имя", "hides_post": "должность", "hides_category": "категорию"}
        return [name for field, name in names.items() if getattr(self, field)]

    def state_on(self, day: dt.date) -> ConsentState:
        if self.withdrawn_on and self.withdrawn_on <= day:
            return ConsentState.WITHDRAWN
        if self.valid_until and self.valid_until < day:
            return ConsentState.EXPIRED
        return ConsentState.IN_FORCE if self.signed_on <= day else ConsentState.NOT_TAKEN
