"""The law that papers quote: data with dates of validity, never words in a template."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from documents.enums import GroundKind
from mentoring.models import Organization
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedNumber
from mentoring.russian import since

if TYPE_CHECKING:
    from mentoring.models import User


class LegalGroundQuerySet(models.QuerySet["LegalGround"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(Q(organization=None) | Q(organization=user.organization_id))

    def valid_on(self, day: dt.date) -> Self:
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def get_by_natural_key(self, code: str) -> "LegalGround":
        return self.get(code=code)


class LegalGround(models.Model):
    organization = models.ForeignKey(
        Organization,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="организация",
        help_text="Пусто – основание общее для всех",
        related_name="legal_grounds",
    )
    code = models.SlugField("код", unique=True, null=True, blank=True)
    kind = models.CharField("вид", max_length=12, choices=GroundKind, default=GroundKind.ACT)
    title = PrintedLine("название", max_length=TITLE_MOST)
    citation = PrintedLine(
        "в тексте приказа",
        max_length=TITLE_MOST,
        help_text="Как читается после слов «в соответствии с»: Федеральным законом от … № …",
    )
    concerns = PrintedLine(
        "кого касается",
        max_length=100,
        blank=True,
        help_text="Если не всех: обучающихся, педагогических работников",
    )
    number = PrintedNumber("номер", max_length=50, blank=True)
    date = models.DateField("дата", null=True, blank=True)
    valid_from = models.DateField("действует с")
    valid_to = models.DateField("по", null=True, blank=True)
    position = models.PositiveSmallIntegerField("порядок", default=100)

    objects = LegalGroundQuerySet.as_manager()

    class Meta:
        verbose_name = "правовое основание"
        verbose_name_plural = "правовые основания"
        ordering = ("position", models.F("code").asc(nulls_last=True), "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="legal_ground_period_forward",
                violation_error_message="Действие кончается раньше, чем начинается.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("legal_grounds")

    @property
    def validity(self) -> str:
        """«действует с 01.03.2025», «с 01.01.2020 по 31.12.2025»."""
        starts = since(self.valid_from)
        return f"{starts} по {self.valid_to:%d.%m.%Y}" if self.valid_to else f"действует {starts}"

    @property
    def nature(self) -> str:
        """«разъяснение, касается педагогических работников»; empty for an act that concerns everybody."""
        kind = self.get_kind_display() if self.kind == GroundKind.EXPLANATION else ""
        return ", ".join(part for part in (kind, f"касается {self.concerns}" if self.concerns else "") if part)

    def natural_key(self) -> tuple[str]:
        return (self.code or "",)
