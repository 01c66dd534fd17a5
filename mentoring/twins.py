"""Which of two rows is kept when two cards of one person are joined."""

from typing import Any

from mentoring.models import Employee, MeetingGuest, Mentee, MenteeDeficit, Mentor, PairWish, ShownClearance, Sympathy
from mentoring.queries.joining import Twins


def _in_use(record: Any, _card: Employee) -> tuple[bool, bool]:
    return record.is_in_bank, not record.has_left


def _shown_last(shown: Any, _card: Employee) -> Any:
    return shown.shown_on


def _answered(guest: Any, _card: Employee) -> bool:
    return guest.answered_on is not None


TWINS = (
    Twins(Mentor, _in_use),
    Twins(Mentee, _in_use),
    Twins(Mentor.strengths.through),
    Twins(Mentor.forms.through),
    Twins(Mentor.kinds.through),
    Twins(MenteeDeficit),
    Twins(PairWish),
    Twins(MeetingGuest, _answered),
    Twins(Sympathy),
    Twins(ShownClearance, _shown_last),
)
