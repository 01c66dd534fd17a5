"""What a mentor attended to learn mentoring."""

import datetime as dt
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from mentoring.forms.fields import OrganizationForm
from mentoring.models import Mentor, Training

MOST_HOURS = 2000


class TrainingForm(OrganizationForm):
    class Meta:
        model = Training
        fields = ("kind", "title", "held_on", "hours", "document")

    def __init__(self, data: Any = None, *, mentor: Mentor | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if mentor:
            self.instance.mentor = mentor
        hours = self.fields["hours"]
        hours.validators += [MinValueValidator(1), MaxValueValidator(MOST_HOURS)]
        hours.widget.attrs |= {"min": 1, "max": MOST_HOURS}

    def clean_held_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["held_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Эта дата ещё не наступила: обучение записывают, когда оно прошло.")
        return day
