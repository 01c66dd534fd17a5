"""Search, filters and sorting of the heart's lists: `base` has what all lists share."""

from mentoring.filters.account import AccountFilter
from mentoring.filters.bank import MenteeFilter, MentorFilter
from mentoring.filters.base import Column, Flag, ListFilter, Sorting, titled, words
from mentoring.filters.pair import PairFilter
from mentoring.filters.people import EmployeeFilter
from mentoring.filters.questionnaire import QuestionnaireFilter

__all__ = [
    "AccountFilter",
    "Column",
    "EmployeeFilter",
    "Flag",
    "ListFilter",
    "MenteeFilter",
    "MentorFilter",
    "PairFilter",
    "QuestionnaireFilter",
    "Sorting",
    "titled",
    "words",
]
