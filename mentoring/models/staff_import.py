"""A sheet of staff on its way into the bank: kept between the upload and the writing, then emptied."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from mentoring.models.organization import Organization

if TYPE_CHECKING:
    from mentoring.models.user import User

UNWRITTEN_KEPT = dt.timedelta(days=1)
WRITTEN_KEPT = dt.timedelta(days=30)


class StaffImportQuerySet(models.QuerySet["StaffImport"]):
    def visible_to(self, user: "User") -> Self:
        """Keep the own uploads: what somebody else is about to write is nobody's business. An outdated one is gone."""
        if not user.organization_id:
            return self.none()
        return self.exclude(_outdated(timezone.now())).filter(by=user, organization=user.organization_id)

    def outdated_on(self, at: dt.datetime) -> Self:
        """Keep what was not written for a day, and what was rejected a month ago: the rows are personal data."""
        return self.filter(_outdated(at))


def _outdated(at: dt.datetime) -> Q:
    return Q(written_at=None, made_at__lt=at - UNWRITTEN_KEPT) | Q(written_at__lt=at - WRITTEN_KEPT)


class StaffImport(models.Model):
    """One uploaded sheet.

    table: the titles, then the rows: the number of the row in the file, then its cells as texts (dates as 2026-09-01);
        emptied when the sheet is written
    columns: for each column of the table the field it is, empty for none
    answers: the sexes that the user told in the preview, by the number of the row; by «same-» and the number, whether
        it is a known person under another surname
    counted_on: the day for which the sheet says it is drawn up: experience in years is counted back from it
    outcome: how many rows of each kind there were when it was written
    rejected: the titles, then the cells of the rows that were not written, each with its reason as the last cell
    """

    organization = models.ForeignKey(Organization, models.CASCADE, verbose_name="организация", related_name="+")
    by = models.ForeignKey("mentoring.User", models.CASCADE, verbose_name="кто", related_name="+")
    made_at = models.DateTimeField("загружено")
    file_name = models.CharField("файл", max_length=200)
    table = models.JSONField("таблица", default=list)
    columns = models.JSONField("столбцы", default=list)
    answers = models.JSONField("ответы", default=dict)
    counted_on = models.DateField("по состоянию на", null=True)
    written_at = models.DateTimeField("записано", null=True)
    outcome = models.JSONField("итог", default=dict)
    rejected = models.JSONField("отклонённые строки", default=list)

    objects = StaffImportQuerySet.as_manager()

    class Meta:
        verbose_name = "загрузка сотрудников"
        verbose_name_plural = "загрузки сотрудников"
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("staff_import", args=[self.pk])
