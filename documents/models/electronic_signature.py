"""Отметка об электронной подписи: what a certificate says of who signed a kept paper."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from documents.enums import SignatureSheet
from mentoring.models import Organization
from mentoring.models.text import TITLE_MOST, PrintedLine

if TYPE_CHECKING:
    from documents.models.frozen_paper import FrozenPaper


class ElectronicSignatureQuerySet(models.QuerySet["ElectronicSignature"]):
    def of(self, papers: "list[FrozenPaper]") -> Self:
        return self.filter(code__in=[paper.code for paper in papers if paper.code]).select_related(
            "recorded_by__employee"
        )


class ElectronicSignature(models.Model):
    """Belongs to the kept paper of that code, of whatever app; the paper itself stays what was signed.

    file: the detached signature, empty where its data were typed; what is read from it is not verified but for the
        digest of the paper
    """

    organization = models.ForeignKey(Organization, models.PROTECT, verbose_name="организация")
    code = models.CharField("код документа", max_length=20, unique=True, editable=False)
    owner = PrintedLine("владелец сертификата", max_length=TITLE_MOST)
    number = PrintedLine("номер сертификата", max_length=100)
    valid_from = models.DateField("сертификат действителен с")
    valid_to = models.DateField("сертификат действителен по")
    signed_on = models.DateField("когда подписано", null=True, blank=True)
    file = models.BinaryField("файл подписи", default=b"")
    sheet = models.CharField("где отметка", max_length=5, choices=SignatureSheet, default=SignatureSheet.LAST)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="кто внёс", related_name="+", editable=False
    )
    recorded_at = models.DateTimeField("когда внесена", editable=False)

    history = HistoricalRecords(excluded_fields=["file"])
    objects = ElectronicSignatureQuerySet.as_manager()

    class Meta:
        verbose_name = "отметка об электронной подписи"
        verbose_name_plural = "отметки об электронной подписи"
        ordering = ("recorded_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="signature_valid_to_after_from"),
        )

    def __str__(self) -> str:
        return f"{self.owner}, сертификат {self.number}"

    @property
    def is_from_file(self) -> bool:
        return bool(self.file)

    def refusals(self, *, today: dt.date) -> list[tuple[str, str]]:
        """Say by the field what can't be."""
        if self.valid_to < self.valid_from:
            return [("valid_to", "Срок кончается раньше, чем начался: проверьте обе даты.")]
        if self.signed_on is None:
            return []
        if self.signed_on > today and not self.is_from_file:  # whose clock is not ours
            return [("signed_on", "Эта дата ещё не наступила.")]
        if not self.valid_from <= self.signed_on <= self.valid_to:
            return [("signed_on", "В этот день сертификат не действовал: проверьте даты.")]
        return []

    def doubt_on(self, day: dt.date) -> str:
        """Say what of the certificate's term the reader should know; empty where there is nothing."""
        if day <= self.valid_to:
            return ""
        if self.signed_on:
            return "Срок сертификата истёк. В день, который назван днём подписания, он действовал."
        return "Срок сертификата истёк, а когда документ подписан, не сказано: действовал ли он тогда, отсюда не видно."
