"""The places of mentees in pairs and groups, each for its days."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from mentoring.models.mentee import Mentee
from mentoring.models.mentor import Mentor
from mentoring.models.pair_day import present_on, staying_on


class PairMenteeQuerySet(models.QuerySet["PairMentee"]):
    def present_on(self, day: dt.date) -> Self:
        return self.filter(present_on(day))

    def staying_on(self, day: dt.date) -> Self:
        """Keep those who have not left before the day, whether there already or to come."""
        return self.filter(staying_on(day))


class PairMentee(models.Model):
    """A mentee's place in a pair. `mentor` repeats the pair's mentor: with it the database sees both people."""

    pair = models.ForeignKey("mentoring.Pair", models.CASCADE, verbose_name="пара", related_name="members")
    mentor = models.ForeignKey(Mentor, models.PROTECT, verbose_name="наставник", related_name="+")
    mentee = models.ForeignKey(Mentee, models.PROTECT, verbose_name="наставляемый", related_name="memberships")
    confirmed_at = models.DateTimeField("согласился", null=True, editable=False)
    confirmed_on_paper = models.DateField("согласие на бумаге", null=True, editable=False)
    joined_on = models.DateField("в группе с", null=True, editable=False)
    """Of who came into the pair when it was already in force."""
    released_on = models.DateField("последний день в паре", null=True, editable=False)
    """Of who left the pair before its end."""

    history = HistoricalRecords()
    objects = PairMenteeQuerySet.as_manager()

    class Meta:
        verbose_name = "наставляемый в паре"
        verbose_name_plural = "наставляемые в парах"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["pair", "mentee"], condition=Q(released_on=None), name="pair_mentee_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(mentor=F("mentee")),
                name="pair_of_two_people",
                violation_error_message="Нельзя быть наставником самому себе.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mentee} в паре {self.pair_id}"

    def is_present_on(self, day: dt.date) -> bool:
        """Tell of one mentee what `present_on` asks of all."""
        return (self.joined_on is None or self.joined_on <= day) and self.is_staying_on(day)

    def changes(self, day: dt.date) -> bool:
        """Whether the person comes later than the day, or has a last day from it on."""
        comes = self.joined_on is not None and self.joined_on > day
        return comes or (self.released_on is not None and self.released_on >= day)

    def is_staying_on(self, day: dt.date) -> bool:
        """Tell of one mentee what `staying_on` asks of all."""
        return self.released_on is None or self.released_on >= day
