"""The fields that a kind of order may ask for."""

from django.db import models

from mentoring.models.text import TITLE_MOST, PrintedLine


class Asked(models.Model):
    """What the kinds of orders ask for beside people and lines."""

    start_year = models.PositiveSmallIntegerField("учебный год", null=True, blank=True)
    subject = PrintedLine("о чём", max_length=TITLE_MOST, blank=True)
    starts_on = models.DateField("начало", null=True, blank=True)
    ends_on = models.DateField("окончание", null=True, blank=True)
    place = PrintedLine("место", max_length=300, blank=True)

    class Meta:
        abstract = True


ASKED = ("start_year", "subject", "starts_on", "ends_on", "place")
