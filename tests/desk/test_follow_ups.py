"""What a signed order leaves to be done stands on the desks until it is done, and a pause is seen there."""

import datetime as dt

import pytest

from mentoring.enums import BasisKind
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Organization, Pair, User
from mentoring.reminders import reminders
from programs.models import ApprovedVersion, Program
from programs.services import program as programs
from tests import factories as make
from tests.changes import signed_change

pytestmark = pytest.mark.without("pdf", reason="no paper is read")


def waiting(code: str, user: User) -> list[object]:
    return list(reminders()[code].rows(user, make.TODAY))


@pytest.fixture
def prolonged(running_program: Program, curator: User, head: User) -> Pair:
    """A pair whose program was approved and whose basis was signed before the order that prolongs it."""
    pair = running_program.pair
    before = dt.date(2026, 9, 10)
    Pair.objects.update(basis_kind=BasisKind.SUPPLEMENT, basis_number="1", basis_date=before)
    ApprovedVersion.objects.filter(program=running_program).update(approved_on=before)
    return signed_change(make.change(pair, ChangeKind.PROLONG, by=curator), by=curator, head=head)


def test_the_program_follows_the_order(prolonged: Pair, curator: User, mentor_user: User, mentee_user: User) -> None:
    program = prolonged.program
    assert [waiting("program-follow", user) for user in (curator, mentor_user)] == [[program]] * 2
    ApprovedVersion.objects.create(program=program, number=2, approved_on=make.TODAY, pdf=b"%PDF-")
    assert waiting("program-follow", curator) == []


def test_the_basis_follows_the_order(prolonged: Pair, curator: User) -> None:
    assert waiting("pair-basis-renew", curator) == [prolonged]
    words = reminders()["pair-basis-renew"].one(waiting("pair-basis-renew", curator)[0])  # type: ignore[misc]
    assert words.badge == "до 04.12.2026"
    Pair.objects.update(basis_date=make.TODAY)
    assert waiting("pair-basis-renew", curator) == []


def test_the_basis_follows_who_is_in_the_group(
    active_pair: Pair, kindergarten: Organization, curator: User, head: User
) -> None:
    """The supplement names the mentees: from the day on which one joins it is to be another."""
    Pair.objects.update(basis_date=dt.date(2026, 9, 10))
    joins = make.mentee(make.employee(kindergarten), by=curator)
    signed_change(make.change(active_pair, ChangeKind.ADD, by=curator, mentee=joins), by=curator, head=head)
    [pair] = waiting("pair-basis-renew", curator)
    words = reminders()["pair-basis-renew"].one(pair)  # type: ignore[misc]
    assert (pair, words.badge) == (active_pair, "до 15.12.2026")


def test_the_basis_follows_the_form(active_pair: Pair, curator: User, head: User) -> None:
    Pair.objects.update(basis_date=dt.date(2026, 9, 10))
    signed_change(make.change(active_pair, ChangeKind.TERMS, by=curator), by=curator, head=head)
    assert waiting("pair-basis-renew", curator) == [active_pair]


def test_the_new_version_is_read_anew(prolonged: Pair, curator: User, mentee_user: User) -> None:
    """From the signed order over the version it asks for to the mentees' acquaintance with that."""
    assert waiting("program-read", mentee_user) == []
    programs.change(prolonged.program, by=curator, at=make.AT, why="Приказ № 2-ОД")
    program = Program.objects.get()
    assert program.ends_on == prolonged.ends_on
    programs.offer(program, at=make.AT)
    assert waiting("program-read", mentee_user) == [program]
    programs.acknowledge(program, by=mentee_user, at=make.AT)
    assert waiting("program-read", mentee_user) == []


def test_who_mentors_by_the_post_renews_nothing(prolonged: Pair, curator: User) -> None:
    Pair.objects.update(basis_kind=BasisKind.DUTIES)
    assert waiting("pair-basis-renew", curator) == []


def test_a_pause_is_seen_by_both(active_pair: Pair, curator: User, mentor_user: User, mentee_user: User) -> None:
    assert [waiting("pair-paused", user) for user in (mentor_user, mentee_user)] == [[], []]
    pause = make.change(active_pair, ChangeKind.PAUSE, by=curator, effective_on=make.TODAY, pause_until=make.TODAY)
    make.done_change(pause, by=curator)
    assert [waiting("pair-paused", user) for user in (mentor_user, mentee_user)] == [[active_pair]] * 2
    assert reminders()["pair-paused"].one(active_pair).badge == "пауза с 20.11.2026 по 20.11.2026"  # type: ignore[misc]
