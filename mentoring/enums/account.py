"""Roles, and what an account waits for."""

from django.db.models import TextChoices

from mentoring.enums.state import StateChoices, Tone


class Role(TextChoices):
    CURATOR = "curator", "куратор"
    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    HEAD = "head", "руководитель"
    COUNCIL = "council", "методический совет"
    ADMINISTRATOR = "administrator", "администратор"


GRANTED_ROLES = frozenset({Role.CURATOR, Role.HEAD, Role.COUNCIL, Role.ADMINISTRATOR})
"""Roles given to an account; mentor and mentee follow from the banks."""

OFFICE_ROLES = GRANTED_ROLES
"""Roles that see the whole organization."""

SECOND_FACTOR_ROLES = frozenset({Role.CURATOR, Role.HEAD, Role.ADMINISTRATOR})
"""Roles from which an organization can require the second factor."""


class AccountState(StateChoices):
    """Of an employee's account; follows from the account's fields, nobody sets it."""

    NONE = "none", Tone.NEUTRAL, "нет учётной записи"
    INVITED = "invited", Tone.ATTENTION, "ждёт первого входа"
    ACTIVE = "active", Tone.ACTIVE, "действует"
    DISABLED = "disabled", Tone.NEUTRAL, "отключена"


class OwedStep(TextChoices):
    """What a signed-in user has to do before anything else."""

    PASSWORD = "password", "сменить пароль"
    SECOND_FACTOR = "second_factor", "включить второй фактор"
