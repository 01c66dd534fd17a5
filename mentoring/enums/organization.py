"""Kinds of organizations."""

from django.db.models import TextChoices


class OrganizationKind(TextChoices):
    KINDERGARTEN = "kindergarten", "детский сад"
    SCHOOL = "school", "школа"
    COLLEGE = "college", "колледж"
    OTHER = "other", "другая организация"
