"""What is said after a group meeting, and what the suggestions make of it."""

import datetime as dt

import pytest

from mentoring.enums import Bank
from mentoring.enums.matching import Criterion, Importance, SympathyKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import MeetingGuest, Mentee, Sympathy
from mentoring.queries.match_facts import sympathies_of
from mentoring.services import sympathy as sympathies
from mentoring.services.matching import Matching, set_weights
from tests import factories as make
from tests.factories import AT, TODAY

SOON = TODAY + dt.timedelta(days=7)
FORGOTTEN = dict.fromkeys(Criterion, Importance.IGNORED)


@pytest.fixture
def guests(mentor, mentee):
    """The mentor and the mentee, who have met."""
    people = {Bank.MENTORS: [mentor.employee], Bank.MENTEES: [mentee.employee]}
    sympathies.ask(people, met_on=TODAY, answer_by=SOON)
    return MeetingGuest.objects.get(side=Bank.MENTORS), MeetingGuest.objects.get(side=Bank.MENTEES)


def said(guest, liked=(), avoided=()):
    sympathies.answer(guest, liked=liked, avoided=avoided, at=AT)


def test_the_guests_have_met_those_of_the_other_bank(guests, stranger):
    mentor, mentee = guests
    sympathies.ask({Bank.MENTEES: [stranger.employee]}, met_on=TODAY, answer_by=SOON)  # of another organization
    sympathies.ask({Bank.MENTEES: [mentor.employee]}, met_on=make.YESTERDAY, answer_by=SOON)  # of another day
    assert (list(mentor.met), list(mentee.met)) == ([mentee.employee], [mentor.employee])


def test_asked_again_the_answer_stays_and_the_term_is_new(guests, mentor):
    said(guests[0], liked=[guests[1].employee])
    sympathies.ask({Bank.MENTORS: [mentor.employee]}, met_on=TODAY, answer_by=TODAY)
    guest = MeetingGuest.objects.get(side=Bank.MENTORS)
    assert (guest.answer_by, guest.answered_on, guest.liked) == (TODAY, TODAY, [guests[1].employee])


def test_an_answer_takes_the_place_of_the_former_one(guests):
    mentor, mentee = guests
    said(mentor, liked=[mentee.employee])
    said(mentor, avoided=[mentee.employee])
    found = Sympathy.objects.values_list("guest", "about", "kind")
    assert list(found) == [(mentor.pk, mentee.employee_id, SympathyKind.AVOIDED)]


def test_three_may_be_named_each_once_in_time(guests, kindergarten):
    mentor, mentee = guests
    people = [make.employee(kindergarten) for _ in range(4)]
    for given, why in (
        ({"liked": people}, sympathies.TOO_MANY),
        ({"avoided": people}, sympathies.TOO_MANY),
        ({"liked": people[:1], "avoided": people[:2]}, sympathies.BOTH_WAYS),
    ):
        with pytest.raises(ImpossibleStepError, match=why):
            said(mentor, **given)
    with pytest.raises(ImpossibleStepError, match=r"Ответы принимали до 27\.11\.2026"):
        sympathies.answer(mentor, liked=[mentee.employee], avoided=[], at=AT + dt.timedelta(days=8))
    assert not Sympathy.objects.exists()


def test_the_last_answer_of_each_counts(guests, curator, mentor, mentee):
    said(guests[0], liked=[mentee.employee])
    assert sympathies_of(curator) == {(mentor.pk, Bank.MENTORS): {mentee.pk: SympathyKind.LIKED}}
    earlier = MeetingGuest.objects.create(
        employee=mentor.employee, side=Bank.MENTORS, met_on=make.YESTERDAY, answer_by=SOON
    )
    said(earlier, avoided=[mentee.employee])
    said(guests[1])  # names nobody
    assert sympathies_of(curator) == {
        (mentor.pk, Bank.MENTORS): {mentee.pk: SympathyKind.LIKED},
        (mentee.pk, Bank.MENTEES): {},
    }


@pytest.mark.parametrize(
    ("of_mentor", "of_mentee", "score", "words"),
    [
        (None, None, 100, "та же должность"),
        ("liked", None, 88, "та же должность; наставник хочет работать вместе"),
        ("liked", "liked", 100, "та же должность; оба хотят работать вместе"),
        (None, "avoided", 50, "та же должность; наставляемая не хочет работать вместе"),
    ],
)
def test_it_weighs_and_is_told(curator, kindergarten, mentor, guests, mentee, of_mentor, of_mentee, score, words):
    """Before anybody has answered the score is as if nobody had asked."""
    set_weights(
        kindergarten, FORGOTTEN | {Criterion.SAME_POST: Importance.WISHED, Criterion.SYMPATHY: Importance.WISHED}
    )
    for guest, kind, about in ((guests[0], of_mentor, mentee), (guests[1], of_mentee, mentor)):
        if kind:
            said(guest, **{kind: [about.employee]})
    period = {"starts_on": TODAY, "ends_on": TODAY + dt.timedelta(days=180)}
    ((candidate,),) = Matching(curator, Mentee.objects.filter(pk=mentee.pk), **period).ranked.values()
    assert (candidate.score, "; ".join(candidate.words)) == (score, words)
