"""The open lists of the profession: entries common to all organizations, and an organization's own."""

import re
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Q

from mentoring.enums import OrganizationKind
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedText

if TYPE_CHECKING:
    from mentoring.models.organization import Organization
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
    title = PrintedLine("название", max_length=TITLE_MOST)
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


class DeficitQuerySet(DictionaryQuerySet["Deficit"]):
    def of_organization(self, organization: "Organization") -> Self:
        """Keep those that people of such an organization may have: no exams in a kindergarten."""
        if organization.kind == OrganizationKind.OTHER:
            return self
        return self.filter(organization_kind__in=["", organization.kind])


class Deficit(DictionaryEntry):
    direction = models.ForeignKey(Direction, models.PROTECT, verbose_name="направление", related_name="deficits")
    organization_kind = models.CharField(
        "где встречается", max_length=20, choices=OrganizationKind, blank=True, help_text="Пусто – везде"
    )
    posts = PrintedLine(
        "кому предлагать первым",
        max_length=300,
        blank=True,
        help_text="Начала слов в должности, через запятую: воспитатель, музыкальн",
    )

    objects = DeficitQuerySet.as_manager()

    class Meta(DictionaryEntry.Meta):
        verbose_name = "профессиональный дефицит"
        verbose_name_plural = "профессиональные дефициты"
        ordering = ("direction", "position", "title")  # type: ignore[assignment]

    def suits(self, post: str) -> bool:
        """Whether it is offered first to who holds the post."""
        words = re.split(r"[\s,-]+", post.casefold())
        begins = tuple(begin.strip().casefold() for begin in self.posts.split(",") if begin.strip())
        return bool(begins) and any(word.startswith(begins) for word in words)
