"""Kinds and states of consents."""

from django.db.models import TextChoices

from mentoring.enums.state import StateChoices, Tone


class ConsentKind(TextChoices):
    PERSONAL_DATA = "personal_data", "согласие на обработку персональных данных"
    PUBLICATION = "publication", "согласие на распространение персональных данных"
    MENTORING = "mentoring", "согласие работника на наставничество"


class ConsentState(StateChoices):
    """Follows from the dates of a consent; without any it is NOT_TAKEN, or NOT_NEEDED where nobody asks for it."""

    NOT_NEEDED = "not_needed", Tone.NEUTRAL, "не требуется"
    NOT_TAKEN = "not_taken", Tone.LATE, "не взято"
    IN_FORCE = "in_force", Tone.DONE, "действует"
    EXPIRED = "expired", Tone.LATE, "истекло"
    WITHDRAWN = "withdrawn", Tone.LATE, "отозвано"
