"""The heart's models."""

from mentoring.models.access_entry import AccessEntry
from mentoring.models.acting_head import ActingHead
from mentoring.models.agreement import Agreement
from mentoring.models.calendar_day import CalendarDay
from mentoring.models.clearance import Clearance, ShownClearance
from mentoring.models.consent import Consent, ConsentText
from mentoring.models.dictionary import (
    Deficit,
    DictionaryEntry,
    DictionaryQuerySet,
    Direction,
    MentoringForm,
    MentoringKind,
)
from mentoring.models.employee import Employee
from mentoring.models.joining import Joining
from mentoring.models.matching import MatchWeight, PairWish
from mentoring.models.mentee import Mentee, MenteeDeficit
from mentoring.models.mentor import Mentor, Training
from mentoring.models.organization import Organization
from mentoring.models.pair import Pair
from mentoring.models.pair_change import ChangeConfirmation, PairChange
from mentoring.models.pair_mentee import PairMentee
from mentoring.models.pair_pause import PairPause
from mentoring.models.pair_request import PairRequest
from mentoring.models.post import Curator, Head
from mentoring.models.questionnaire import Questionnaire
from mentoring.models.sent_form import SentForm
from mentoring.models.staff_import import StaffImport
from mentoring.models.state_change import StateChange
from mentoring.models.sympathy import MeetingGuest, Sympathy
from mentoring.models.user import RoleGrant, User

__all__ = [
    "AccessEntry",
    "ActingHead",
    "Agreement",
    "CalendarDay",
    "ChangeConfirmation",
    "Clearance",
    "Consent",
    "ConsentText",
    "Curator",
    "Deficit",
    "DictionaryEntry",
    "DictionaryQuerySet",
    "Direction",
    "Employee",
    "Head",
    "Joining",
    "MatchWeight",
    "MeetingGuest",
    "Mentee",
    "MenteeDeficit",
    "Mentor",
    "MentoringForm",
    "MentoringKind",
    "Organization",
    "Pair",
    "PairChange",
    "PairMentee",
    "PairPause",
    "PairRequest",
    "PairWish",
    "Questionnaire",
    "RoleGrant",
    "SentForm",
    "ShownClearance",
    "StaffImport",
    "StateChange",
    "Sympathy",
    "Training",
    "User",
]
