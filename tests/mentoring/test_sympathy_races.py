"""Two people at once with what is said after a meeting, over two real connections (PostgreSQL)."""

from mentoring.enums import Bank
from mentoring.models import MeetingGuest, Mentor, Organization, Sympathy
from mentoring.services import sympathy as sympathies
from tests import factories as make
from tests.factories import AT, TODAY
from tests.test_races import pytestmark, together

__all__ = ["pytestmark"]


def test_asking_and_answering_twice_at_once_is_done_once(kindergarten: Organization, mentor: Mentor) -> None:
    people = {Bank.MENTORS: [mentor.employee], Bank.MENTEES: [make.employee(kindergarten)]}
    assert together(*[lambda: sympathies.ask(people, met_on=TODAY, answer_by=TODAY)] * 2) == ["done", "done"]
    assert MeetingGuest.objects.count() == 2
    guest = MeetingGuest.objects.get(side=Bank.MENTORS)
    given = {"liked": people[Bank.MENTEES], "avoided": []}
    assert together(*[lambda: sympathies.answer(guest, **given, at=AT)] * 2) == ["done", "done"]
    assert Sympathy.objects.count() == 1
