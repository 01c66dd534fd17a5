"""Choices, named groups of states, and the tables of allowed transitions of the heart, by theme."""

from mentoring.enums.access import AccessKind
from mentoring.enums.account import GRANTED_ROLES, OFFICE_ROLES, SECOND_FACTOR_ROLES, AccountState, OwedStep, Role
from mentoring.enums.bank import (
    MENTEE_IN_BANK,
    MENTEE_TRANSITIONS,
    MENTOR_ENTERING,
    MENTOR_IN_BANK,
    MENTOR_TRANSITIONS,
    Bank,
    ContactMode,
    MenteeCategory,
    MenteeState,
    MentorState,
    TrainingKind,
)
from mentoring.enums.consent import ConsentKind, ConsentState
from mentoring.enums.employee import Category, Sex
from mentoring.enums.gender import NounGender, agreeing
from mentoring.enums.organization import OrganizationKind
from mentoring.enums.pair import (
    BASIS_PERMANENT,
    PAIR_EDITABLE,
    PAIR_ENDED,
    PAIR_FORMING,
    PAIR_IN_FORCE,
    PAIR_LIVING,
    PAIR_SIGNED,
    PAIR_TAKES_LOAD,
    PAIR_TOLD,
    PAIR_TRANSITIONS,
    PAIR_UNFINISHED,
    BasisKind,
    CouncilOpinion,
    PairState,
)
from mentoring.enums.questionnaire import (
    QUESTIONNAIRE_OPEN,
    QUESTIONNAIRE_TRANSITIONS,
    QUESTIONNAIRE_WAITING,
    QuestionnaireState,
)
from mentoring.enums.state import StateChoices, Tone, Transitions, TransitionsByField

__all__ = [
    "BASIS_PERMANENT",
    "GRANTED_ROLES",
    "MENTEE_IN_BANK",
    "MENTEE_TRANSITIONS",
    "MENTOR_ENTERING",
    "MENTOR_IN_BANK",
    "MENTOR_TRANSITIONS",
    "OFFICE_ROLES",
    "PAIR_EDITABLE",
    "PAIR_ENDED",
    "PAIR_FORMING",
    "PAIR_IN_FORCE",
    "PAIR_LIVING",
    "PAIR_SIGNED",
    "PAIR_TAKES_LOAD",
    "PAIR_TOLD",
    "PAIR_TRANSITIONS",
    "PAIR_UNFINISHED",
    "QUESTIONNAIRE_OPEN",
    "QUESTIONNAIRE_TRANSITIONS",
    "QUESTIONNAIRE_WAITING",
    "SECOND_FACTOR_ROLES",
    "AccessKind",
    "AccountState",
    "Bank",
    "BasisKind",
    "Category",
    "ConsentKind",
    "ConsentState",
    "ContactMode",
    "CouncilOpinion",
    "MenteeCategory",
    "MenteeState",
    "MentorState",
    "NounGender",
    "OrganizationKind",
    "OwedStep",
    "PairState",
    "QuestionnaireState",
    "Role",
    "Sex",
    "StateChoices",
    "Tone",
    "TrainingKind",
    "Transitions",
    "TransitionsByField",
    "agreeing",
]
