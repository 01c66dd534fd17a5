"""A layout says which columns a plan shows, in which order, under which titles."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.urls import reverse

from documents.tables import TableLayout
from mentoring.models.text import TITLE_MOST, PrintedLine
from programs.row_fields import ROW_FIELDS

if TYPE_CHECKING:
    from mentoring.models import Organization, User


class PlanLayoutQuerySet(models.QuerySet["PlanLayout"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(models.Q(organization=None) | models.Q(organization=user.organization_id))

    def offered_to(self, organization: "Organization | None") -> Self:
        return self.filter(models.Q(organization=None) | models.Q(organization=organization))

    def get_by_natural_key(self, code: str) -> "PlanLayout":
        return self.get(code=code)


class PlanLayout(TableLayout):
    COLUMN_FIELDS: ClassVar = ROW_FIELDS

    organization = models.ForeignKey(
        "mentoring.Organization",
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="организация",
        help_text="Пусто – общая для всех",
        related_name="+",
    )
    code = models.SlugField("код", unique=True)
    title = PrintedLine("название", max_length=200)
    plan_title = PrintedLine("заголовок плана на бумаге", max_length=TITLE_MOST)
    position = models.PositiveSmallIntegerField("порядок", default=100)
    made_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, verbose_name="сделана из", editable=False, related_name="+"
    )

    objects = PlanLayoutQuerySet.as_manager()

    class Meta:
        verbose_name = "форма плана"
        verbose_name_plural = "формы планов"
        ordering = ("position", "title")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plan_layout", args=[self.pk])

    def natural_key(self) -> tuple[str]:
        return (self.code,)
