"""Each change of a state: who, when, from, to, why."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from mentoring.models.stated import word_of

if TYPE_CHECKING:
    from typing import Self


class StateChangeQuerySet(models.QuerySet["StateChange"]):
    def of(self, thing: models.Model) -> "Self":
        return self.filter(content_type=ContentType.objects.get_for_model(thing), object_id=thing.pk).select_related(
            "by__employee", "content_type"
        )


class StateChange(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name="о чём")
    object_id = models.PositiveBigIntegerField("№ записи")
    thing = GenericForeignKey()
    field = models.CharField("что", max_length=30, default="state")
    from_state = models.CharField("было", max_length=20)
    to_state = models.CharField("стало", max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="кто", related_name="+")
    at = models.DateTimeField("когда")
    why = models.TextField("почему", blank=True)

    objects = StateChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "смена состояния"
        verbose_name_plural = "смены состояний"
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["content_type", "object_id"]),)

    def __str__(self) -> str:
        if self.from_state == self.to_state:
            return self.to_label
        return f"{self._of_what()}{self.from_label} → {self.to_label}"

    def _of_what(self) -> str:
        """«Публикация: », empty of the state itself: the words of another field agree with its name."""
        model: Any = self.content_type.model_class()
        if self.field == "state" or self.field not in getattr(model, "TRANSITIONS", {}):
            return ""
        return f"{str(model._meta.get_field(self.field).verbose_name).capitalize()}: "

    def _label(self, value: str) -> str:
        """Ask the thing itself where its kind decides on the word: who tells many reads `thing` with them."""
        model: Any = self.content_type.model_class()
        thing = self.thing if getattr(model, "GENDERS", {}) else model
        return word_of(thing, value, self.field) if thing else value

    @property
    def from_label(self) -> str:
        return self._label(self.from_state)

    @property
    def to_label(self) -> str:
        return self._label(self.to_state)
