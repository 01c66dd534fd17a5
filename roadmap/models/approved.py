"""What a roadmap is approved by, and how it was approved."""

from django.db import models

from documents.models import FrozenPaper, Order, PublicFacts
from roadmap.models.roadmap import Roadmap


class OrderedRoadmap(models.Model):
    """The roadmap that an order approves, chosen where the draft is begun."""

    order = models.OneToOneField(Order, models.CASCADE, verbose_name="приказ", related_name="+")
    roadmap = models.ForeignKey(Roadmap, models.CASCADE, verbose_name="дорожная карта", related_name="+")

    class Meta:
        verbose_name = "дорожная карта приказа"
        verbose_name_plural = "дорожные карты приказов"

    def __str__(self) -> str:
        return f"{self.order_id}: {self.roadmap}"


class ApprovedRoadmap(FrozenPaper):
    """The roadmap as the head approved it."""

    roadmap = models.OneToOneField(Roadmap, models.PROTECT, verbose_name="дорожная карта", related_name="approved_copy")
    approved_on = models.DateField("утверждена")

    class Meta:
        verbose_name = "утверждённая дорожная карта"
        verbose_name_plural = "утверждённые дорожные карты"

    def __str__(self) -> str:
        return str(self.roadmap)

    @property
    def about(self) -> Roadmap:
        return self.roadmap

    @property
    def file_name(self) -> str:
        return f"Дорожная карта {self.roadmap.school_years}"

    @property
    def public_facts(self) -> PublicFacts:
        organization = self.roadmap.organization
        assert organization is not None  # noqa: S101 - a sample is copied, not approved
        return PublicFacts(
            kind=f"Дорожная карта {self.roadmap.period_words}",
            organization=organization,
            day=self.approved_on,
            state="утверждена",
        )
