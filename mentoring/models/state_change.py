"""Each change of a state: who, when, from, to, why."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

if TYPE_CHECKING:
    from typing import Self


class StateChangeQuerySet(models.QuerySet["StateChange"]):
    def of(self, thing: models.Model) -> "Self":
        return self.filter(content_type=ContentType.objects.get_for_model(thing), object_id=thing.pk).select_related(
            "by__employee", "content_type"
        )


class StateChange(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
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
        return self.to_label if self.from_state == self.to_state else f"{self.from_label} → {self.to_label}"

    def _label(self, value: str) -> str:
        model: Any = self.content_type.model_class()
        choices = dict(model._meta.get_field(self.field).flatchoices) if model else {}
        return str(choices.get(value, value))

    @property
    def from_label(self) -> str:
        return self._label(self.from_state)

    @property
    def to_label(self) -> str:
        return self._label(self.to_state)
