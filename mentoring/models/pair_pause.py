"""The days on which a pair stands still, by an order."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class PairPauseQuerySet(models.QuerySet["PairPause"]):
    def covering(self, day: dt.date) -> Self:
        return self.lasting_on(day).filter(starts_on__lte=day)

    def lasting_on(self, day: dt.date) -> Self:
        """Keep those that are not over by the day, whether begun or to come."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day))


class PairPause(models.Model):
    """ends_on: the last day of the pause, empty while nobody knows it."""

    pair = models.ForeignKey("mentoring.Pair", models.CASCADE, verbose_name="пара", related_name="pauses")
    starts_on = models.DateField("первый день паузы")
    ends_on = models.DateField("последний день паузы", null=True, blank=True)

    history = HistoricalRecords()
    objects = PairPauseQuerySet.as_manager()

    class Meta:
        verbose_name = "пауза пары"
        verbose_name_plural = "паузы пар"
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="pair_pause_forward",
                violation_error_message="Пауза не может закончиться раньше, чем началась.",
            ),
        )

    def __str__(self) -> str:
        until = f" по {self.ends_on:%d.%m.%Y}" if self.ends_on else ""
        return f"{self.starts_on:%d.%m.%Y}{until}"

    def lasts(self, day: dt.date) -> bool:
        """Tell of one pause what `lasting_on` asks of all."""
        return self.ends_on is None or self.ends_on >= day

    def covers(self, day: dt.date) -> bool:
        """Tell of one pause what `covering` asks of all."""
        return self.starts_on <= day and self.lasts(day)
