"""Forms that were taken: each makes what it makes once."""

import datetime as dt

from django.db import models

REMEMBERED = dt.timedelta(days=7)


class SentFormQuerySet(models.QuerySet["SentForm"]):
    def outdated_on(self, at: dt.datetime) -> "SentFormQuerySet":
        return self.filter(sent_at__lt=at - REMEMBERED)


class SentForm(models.Model):
    """mark: who sent which form with which content; content: the same, whatever the key of the form.

    said: level and words of each message it was answered with
    """

    mark = models.CharField(max_length=64, unique=True)
    content = models.CharField(max_length=64, blank=True, db_index=True)
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)
    url = models.CharField(max_length=500, blank=True)
    said = models.JSONField(default=list)

    objects = SentFormQuerySet.as_manager()

    class Meta:
        verbose_name = "отправленная форма"
        verbose_name_plural = "отправленные формы"

    def __str__(self) -> str:
        return self.mark
