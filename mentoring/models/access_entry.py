"""The journal of access to personal data: who signed in, exported, printed, looked at cards, changed roles."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from mentoring.enums import AccessKind
from mentoring.models.employee import Employee
from mentoring.models.organization import Organization

if TYPE_CHECKING:
    from mentoring.models.user import User

ABOUT_LENGTH = 300


class AccessEntryQuerySet(models.QuerySet["AccessEntry"]):
    def visible_to(self, user: "User") -> Self:
        """Show it to the administrator and the head alone: it tells who was interested in whom."""
        if not user.organization_id or not user.has_perm("mentoring.view_access_journal"):
            return self.none()
        return self.filter(organization=user.organization_id)

    def for_list(self) -> Self:
        return self.select_related("by__employee", "employee").order_by("-at", "-pk")

    def outdated_on(self, at: dt.datetime) -> Self:
        return self.filter(at__lt=at - dt.timedelta(days=settings.ACCESS_JOURNAL_DAYS))


class AccessEntry(models.Model):
    """employee: whose card, where it is one person's; about: what was opened or done, in words."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, verbose_name="организация", related_name="+", db_index=False
    )
    at = models.DateTimeField("когда", default=timezone.now)
    by = models.ForeignKey("mentoring.User", models.PROTECT, verbose_name="кто", related_name="+")
    kind = models.CharField("что", max_length=10, choices=AccessKind)
    about = models.CharField("подробности", max_length=ABOUT_LENGTH, blank=True)
    employee = models.ForeignKey(Employee, models.PROTECT, null=True, verbose_name="о ком", related_name="+")

    objects = AccessEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "запись журнала доступа"
        verbose_name_plural = "журнал доступа к персональным данным"
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["organization", "-at", "-id"], name="access_latest"),)

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.by}: {self.get_kind_display()}"
