"""What needs somebody in the banks and pairs."""

from mentoring.reminders import agreements, bank, changes, pairs, pauses, questionnaires, requests, staff, sympathies
from mentoring.reminders.base import (
    LISTED_ONE_BY_ONE,
    Line,
    Reminder,
    Words,
    employed,
    holding,
    only,
    reminders,
    undated,
    waiting_since,
)

REMINDERS = (
    *staff.REMINDERS,
    *questionnaires.REMINDERS,
    *sympathies.REMINDERS,
    *bank.REMINDERS,
    *pairs.REMINDERS,
    *changes.REMINDERS,
    *pauses.REMINDERS,
    *requests.REMINDERS,
    *agreements.REMINDERS,
)

__all__ = [
    "LISTED_ONE_BY_ONE",
    "REMINDERS",
    "Line",
    "Reminder",
    "Words",
    "employed",
    "holding",
    "only",
    "reminders",
    "undated",
    "waiting_since",
]
