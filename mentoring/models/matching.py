"""How an organization chooses mentors for mentees."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from mentoring.enums.matching import Criterion, Importance, WishKind
from mentoring.models.mentee import Mentee
from mentoring.models.mentor import Mentor
from mentoring.models.organization import Organization
from mentoring.models.text import PrintedLine

if TYPE_CHECKING:
    from mentoring.models.user import User


class MatchWeight(models.Model):
    """How much a criterion weighs; an organization without a row of its own has the usual weight."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, verbose_name="организация", related_name="match_weights"
    )
    criterion = models.CharField("по чему подбираем", max_length=20, choices=Criterion)
    importance = models.PositiveSmallIntegerField("насколько важно", choices=Importance)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "вес при подборе"
        verbose_name_plural = "веса при подборе"
        constraints = (models.UniqueConstraint(fields=["organization", "criterion"], name="match_weight_once"),)

    def __str__(self) -> str:
        return f"{self.get_criterion_display()}: {self.get_importance_display()}"


class PairWishQuerySet(models.QuerySet["PairWish"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id or not user.is_office:
            return self.none()
        return self.filter(mentor__employee__organization=user.organization_id)


class PairWish(models.Model):
    """Two people who must, or must not, be a pair."""

    mentor = models.ForeignKey(Mentor, models.CASCADE, verbose_name="наставник", related_name="wishes")
    mentee = models.ForeignKey(Mentee, models.CASCADE, verbose_name="наставляемый", related_name="wishes")
    kind = models.CharField("что это", max_length=10, choices=WishKind)
    why = PrintedLine("почему", max_length=300, blank=True)

    history = HistoricalRecords()
    objects = PairWishQuerySet.as_manager()

    class Meta:
        verbose_name = "условие подбора"
        verbose_name_plural = "условия подбора"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["mentor", "mentee"], name="pair_wish_once"),
            models.UniqueConstraint(
                fields=["mentee"],
                condition=Q(kind=WishKind.FIXED),
                name="pair_wish_fixed_once",
                violation_error_message="Для этого наставляемого наставник уже закреплён.",
            ),
            models.CheckConstraint(condition=~Q(mentor=F("mentee")), name="pair_wish_of_two_people"),
        )

    def __str__(self) -> str:
        return f"{self.mentor} и {self.mentee}: {self.get_kind_display()}"

    @property
    def organization(self) -> Organization:
        return self.mentor.organization
