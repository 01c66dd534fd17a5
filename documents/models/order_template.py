"""The wording of each kind of order: a common one, and an organization's own."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from documents.enums import PointRole
from documents.models.legal_ground import LegalGround
from mentoring.models import Organization
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedText

if TYPE_CHECKING:
    from mentoring.models import User


class OrderTemplateQuerySet(models.QuerySet["OrderTemplate"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(Q(organization=None) | Q(organization=user.organization_id))


class OrderTemplate(models.Model):
    """Texts with placeholders in braces, which services/composing.py fills from the data."""

    organization = models.ForeignKey(
        Organization,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="организация",
        help_text="Пусто – образец для всех",
        related_name="order_templates",
    )
    kind = models.CharField("вид приказа", max_length=20)
    heading = PrintedLine("заголовок", max_length=TITLE_MOST)
    preamble = PrintedText("преамбула", blank=True)
    control = PrintedText("контроль", blank=True)
    grounds = models.ManyToManyField(LegalGround, blank=True, verbose_name="основания", related_name="+")

    history = HistoricalRecords()
    objects = OrderTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "образец приказа"
        verbose_name_plural = "образцы приказов"
        ordering = ("kind", "pk")
        constraints = (
            models.UniqueConstraint(fields=["organization", "kind"], name="order_template_own_once"),
            models.UniqueConstraint(fields=["kind"], condition=Q(organization=None), name="order_template_common_once"),
        )

    def __str__(self) -> str:
        return self.heading


class TemplatePoint(models.Model):
    template = models.ForeignKey(OrderTemplate, models.CASCADE, verbose_name="образец", related_name="points")
    position = models.PositiveSmallIntegerField("порядок")
    level = models.PositiveSmallIntegerField("уровень", default=1)
    text = PrintedText("текст пункта")
    for_each_line = models.BooleanField("для каждой пары", default=False)
    days = models.PositiveSmallIntegerField("срок, дней", null=True, blank=True)
    responsible = models.CharField("ответственный", max_length=10, choices=PointRole, blank=True)

    class Meta:
        verbose_name = "пункт образца"
        verbose_name_plural = "пункты образца"
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="template_point_level_1_to_4"),
        )

    def __str__(self) -> str:
        return self.text
