"""A layout says which columns a plan shows, in which order, under which titles."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models

from programs.row_fields import ROW_FIELDS

if TYPE_CHECKING:
    from mentoring.models import User

WHOLE_WIDTH = 100


@dataclass(frozen=True)
class Column:
    """width: share of the sheet's width, in percent."""

    field: str
    title: str
    width: int


def validate_columns(value: Any) -> None:
    """Accept a list of {field, title, width}: known fields, each once, widths adding up to 100."""
    if not isinstance(value, list) or not value:
        raise ValidationError("Колонки – непустой список.")
    fields = [column.get("field") if isinstance(column, dict) else None for column in value]
    unknown = [field for field in fields if field not in ROW_FIELDS]
    if unknown or len(set(fields)) != len(fields):
        raise ValidationError("В колонках есть неизвестное или повторное поле.")
    if any(not column.get("title") or not isinstance(column.get("width"), int) for column in value):
        raise ValidationError("У каждой колонки есть заголовок и ширина в процентах.")
    if sum(column["width"] for column in value) != WHOLE_WIDTH:
        raise ValidationError("Ширины колонок в сумме дают 100 процентов.")


class PlanLayoutQuerySet(models.QuerySet["PlanLayout"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(models.Q(organization=None) | models.Q(organization=user.organization_id))

    def get_by_natural_key(self, code: str) -> "PlanLayout":
        return self.get(code=code)


class PlanLayout(models.Model):
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
    title = models.CharField("название", max_length=200)
    plan_title = models.CharField("заголовок плана на бумаге", max_length=200)
    columns = models.JSONField("колонки", validators=[validate_columns])
    notes = models.TextField("примечания под таблицей", blank=True)
    position = models.PositiveSmallIntegerField("порядок", default=100)

    objects = PlanLayoutQuerySet.as_manager()

    class Meta:
        verbose_name = "форма плана"
        verbose_name_plural = "формы планов"
        ordering = ("position", "title")

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def column_list(self) -> list[Column]:
        return [Column(**column) for column in self.columns]
