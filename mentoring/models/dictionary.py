"""The open lists of the profession: entries common to all organizations, and an organization's own."""

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Q

from mentoring.models.text import PrintedLine, PrintedText

if TYPE_CHECKING:
    from mentoring.models.user import User

Entry = TypeVar("Entry", bound="DictionaryEntry")


class DictionaryQuerySet(models.QuerySet[Entry]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(Q(organization=None) | Q(organization=user.organization_id))

    def get_by_natural_key(self, code: str) -> Entry:
        return self.get(organization=None, code=code)


class DictionaryEntry(models.Model):
    """A common entry has a code (fixtures refer to it); an organization's own entry needs none."""

    organization = models.ForeignKey(
        "mentoring.Organization",
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="организация",
        help_text="Пусто – запись общая для всех",
        related_name="+",
    )
    code = models.SlugField("код", blank=True)
    title = PrintedLine("название", max_length=300)
    position = models.PositiveSmallIntegerField("порядок", default=100)

    class Meta:
        abstract = True
        ordering = ("position", "title")
        constraints = (
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(organization=None),
                name="%(class)s_common_code_once",
            ),
            models.UniqueConstraint(
                fields=["organization", "title"],
                name="%(class)s_title_once",
                violation_error_message="Такая запись в справочнике уже есть.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class MentoringForm(DictionaryEntry):
    objects = DictionaryQuerySet["MentoringForm"].as_manager()

    class Meta(DictionaryEntry.Meta):
        verbose_name = "форма наставничества"
        verbose_name_plural = "формы наставничества"


class MentoringKind(DictionaryEntry):
    description = PrintedText("пояснение", blank=True)
    is_brief = models.BooleanField(
        "бывает короче 3 месяцев", default=False, help_text="У пары такого вида не спрашивают, почему срок необычный"
    )

    objects = DictionaryQuerySet["MentoringKind"].as_manager()

    class Meta(DictionaryEntry.Meta):
        verbose_name = "вид наставничества"
        verbose_name_plural = "виды наставничества"


class Direction(DictionaryEntry):
    objects = DictionaryQuerySet["Direction"].as_manager()

    class Meta(DictionaryEntry.Meta):
        verbose_name = "направление"
        verbose_name_plural = "направления"


class Deficit(DictionaryEntry):
    direction = models.ForeignKey(Direction, models.PROTECT, verbose_name="направление", related_name="deficits")

    objects = DictionaryQuerySet["Deficit"].as_manager()

    class Meta(DictionaryEntry.Meta):
        verbose_name = "профессиональный дефицит"
        verbose_name_plural = "профессиональные дефициты"
        ordering = ("direction", "position", "title")  # type: ignore[assignment]
