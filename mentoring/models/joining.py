"""Two cards of one person made one, and what it takes to part them again."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F

from mentoring.models.employee import Employee

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
    from mentoring.models.user import User

UNDONE_WITHIN = dt.timedelta(days=1)


class JoiningQuerySet(models.QuerySet["Joining"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id or not user.is_office:
            return self.none()
        return self.filter(stays__organization=user.organization_id)

    def open_at(self, at: dt.datetime) -> Self:
        """Keep those that can still be undone: of less than a day, and with what was done still known."""
        recent = self.filter(parted_at=None, at__gt=at - UNDONE_WITHIN, goes__joined_into=F("stays"))
        return recent.exclude(trace={})

    def outdated_on(self, at: dt.datetime) -> Self:
        """Keep those whose trace nobody needs any more: it holds personal data."""
        return self.exclude(trace={}).filter(at__lte=at - UNDONE_WITHIN)


class Joining(models.Model):
    """stays, goes: the cards; trace: all that was done to rows, as services/joining/trace.py writes it down."""

    stays = models.ForeignKey(Employee, models.PROTECT, verbose_name="осталась", related_name="joinings")
    goes = models.ForeignKey(Employee, models.PROTECT, verbose_name="присоединена", related_name="+")
    by = models.ForeignKey("mentoring.User", models.PROTECT, verbose_name="кто", related_name="+")
    at = models.DateTimeField("когда")
    parted_at = models.DateTimeField("разъединены", null=True)
    trace = models.JSONField("что сделано", default=dict, encoder=DjangoJSONEncoder)

    objects = JoiningQuerySet.as_manager()

    class Meta:
        verbose_name = "соединение карточек"
        verbose_name_plural = "соединения карточек"
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["goes"], condition=models.Q(parted_at=None), name="joining_open_once"),
            models.CheckConstraint(condition=~models.Q(stays=F("goes")), name="joining_of_two_cards"),
        )

    def __str__(self) -> str:
        return str(self.stays)

    def get_absolute_url(self) -> str:
        return self.stays.get_absolute_url()

    @property
    def organization(self) -> "Organization":
        return self.stays.organization

    @property
    def until(self) -> dt.datetime:
        """Till when the cards can be parted."""
        return self.at + UNDONE_WITHIN
