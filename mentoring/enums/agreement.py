"""The two who make an agreement."""

from django.db.models import TextChoices


class Side(TextChoices):
    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
