"""The heart's models."""

from mentoring.models.bank import Mentee, MenteeDeficit, Mentor
from mentoring.models.consent import Consent
from mentoring.models.curator import Curator
from mentoring.models.dictionary import (
    Deficit,
    DictionaryEntry,
    DictionaryQuerySet,
    Direction,
    MentoringForm,
    MentoringKind,
)
from mentoring.models.employee import Employee
from mentoring.models.organization import Organization
from mentoring.models.pair import Pair, PairMentee
from mentoring.models.state_change import StateChange
from mentoring.models.user import RoleGrant, User

__all__ = [
    "Consent",
    "Curator",
    "Deficit",
    "DictionaryEntry",
    "DictionaryQuerySet",
    "Direction",
    "Employee",
    "Mentee",
    "MenteeDeficit",
    "Mentor",
    "MentoringForm",
    "MentoringKind",
    "Organization",
    "Pair",
    "PairMentee",
    "RoleGrant",
    "StateChange",
    "User",
]
