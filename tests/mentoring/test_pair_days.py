"""What orders say, told day by day: the clock goes through a month, and every view of a pair agrees with a table."""

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
import time_machine

from mentoring.enums import PAIR_LIVING, PairState
from mentoring.enums.pair_change import ChangeKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentee, Mentor, Pair, User
from mentoring.queries.load import load_of
from mentoring.queries.pair_days import decided
from mentoring.services import pair_change as changes
from programs.models import Program
from tests import factories as make
from tests.changes import ordered

pytestmark = pytest.mark.without("pdf", reason="the days are asked, not the papers")

S, K = PairState, ChangeKind
FIRST, LAST = make.TODAY, make.TODAY + dt.timedelta(days=30)


def day(number: int, month: int = 12) -> dt.date:
    return dt.date(2026, month, number)


def told(pair: Pair, now: dt.date) -> tuple[PairState, bool, int]:
    """Return of a day the state, whether the first mentee is led, and the mentor's load."""
    mentee, mentor = pair.members.earliest("pk").mentee, pair.mentor
    with time_machine.travel(dt.datetime(now.year, now.month, now.day, 9, tzinfo=dt.UTC), tick=False):
        state = Pair.objects.get(pk=pair.pk).state_today
        assert Pair.objects.standing({state}, on=now).filter(pk=pair.pk).exists()
        assert Pair.objects.living_on(now).filter(pk=pair.pk).exists() == (state in PAIR_LIVING)
        listed: Any = Mentor.objects.with_load().get(pk=mentor.pk)
        assert listed.load == load_of(mentor, starts_on=now, ends_on=dt.date.max)
        return state, mentee in Mentee.objects.paired_on(now), load_of(mentor, starts_on=now, ends_on=now)


def follows(pair: Pair, *spans: tuple[dt.date, dt.date, PairState, bool, int]) -> None:
    """Hold the pair against the spans that make up the month, on the first and on the last day of each."""
    assert (spans[0][0], spans[-1][1]) == (FIRST, LAST)
    assert all(after[0] - before[1] == dt.timedelta(days=1) for before, after in pairwise(spans))
    turns = {now: span[2:] for span in spans for now in span[:2]}
    assert {now: told(pair, now) for now in turns} == turns


@pytest.fixture
def second_led(active_pair: Pair, second: Mentee, curator: User) -> Pair:
    """The second mentee is in the group from 1 December."""
    return ordered(make.change(active_pair, K.ADD, by=curator, mentee=second), by=curator).pair


def test_a_pair_begins_on_its_first_day(checked_pair: Pair, curator: User, head: User) -> None:
    Pair.objects.update(starts_on=day(1))
    make.signed_order(make.draft_order(checked_pair, by=curator), by=head)
    follows(checked_pair, (FIRST, day(30, 11), S.COMING, False, 0), (day(1), LAST, S.ACTIVE, True, 1))


def test_an_early_end_comes_on_its_day(active_pair: Pair, curator: User) -> None:
    ordered(make.change(active_pair, K.END, by=curator, effective_on=day(15)), by=curator)
    follows(active_pair, (FIRST, day(15), S.ACTIVE, True, 1), (day(16), LAST, S.TERMINATED, False, 0))


def test_a_pair_that_has_not_begun_can_be_ended(checked_pair: Pair, curator: User, head: User) -> None:
    Pair.objects.update(starts_on=day(1))
    make.signed_order(make.draft_order(checked_pair, by=curator), by=head)
    coming = Pair.objects.get()
    ordered(make.change(coming, K.END, by=curator, effective_on=day(25, 11)), by=curator)
    follows(coming, (FIRST, day(30, 11), S.TERMINATED, False, 0), (day(1), LAST, S.TERMINATED, False, 0))
    assert decided(Pair.objects.get(), day=day(24, 11)) == []
    assert list(Mentee.objects.awaiting_pair_on(FIRST)) == list(coming.mentees.all())
    assert Pair.objects.get().term == "не начиналась: должна была начаться 01.12.2026"


def test_one_that_never_begins_takes_nothing_from_the_load_of_another(
    active_pair: Pair, second: Mentee, curator: User, head: User
) -> None:
    later = make.checked_pair(active_pair.mentor, second, by=curator, starts_on=day(1))
    make.signed_order(make.draft_order(later, by=curator), by=head, number="2-ОД")
    ordered(make.change(Pair.objects.get(pk=later.pk), K.END, by=curator, effective_on=day(30, 11)), by=curator)
    follows(active_pair, (FIRST, day(30, 11), S.ACTIVE, True, 1), (day(1), LAST, S.ACTIVE, True, 1))


def test_who_is_to_join_a_group_waits_for_no_mentor(second_led: Pair, second: Mentee) -> None:
    assert second not in Mentee.objects.awaiting_pair_on(FIRST)


def test_a_shorter_term_ends_as_a_term_does(active_pair: Pair, curator: User) -> None:
    ordered(make.change(active_pair, K.SHORTEN, by=curator, new_ends_on=day(10)), by=curator)
    follows(active_pair, (FIRST, day(10), S.ACTIVE, True, 1), (day(11), LAST, S.OVER, False, 0))


def test_a_prolongation_shows_from_its_first_day(active_pair: Pair, curator: User) -> None:
    Pair.objects.update(ends_on=day(4))
    longer = make.change(Pair.objects.get(), K.PROLONG, by=curator, new_ends_on=day(31))
    ordered(longer, by=curator)
    follows(active_pair, (FIRST, day(4), S.ACTIVE, True, 1), (day(5), LAST, S.PROLONGED, True, 1))


@pytest.mark.parametrize("until", [day(6), None])
def test_a_pause_has_its_days(active_pair: Pair, curator: User, until: dt.date | None) -> None:
    pause = make.change(active_pair, K.PAUSE, by=curator, effective_on=day(2), pause_until=until)
    ordered(pause, by=curator)
    if until is None:
        resume = make.change(Pair.objects.get(), K.RESUME, by=curator, effective_on=day(7))
        ordered(resume, by=curator)
    follows(
        active_pair,
        (FIRST, day(1), S.ACTIVE, True, 1),
        (day(2), day(6), S.PAUSED, True, 1),
        (day(7), LAST, S.ACTIVE, True, 1),
    )


@pytest.fixture
def standing_still(active_pair: Pair, curator: User) -> Pair:
    """Paused today and until 6 December."""
    change = make.change(active_pair, K.PAUSE, by=curator, effective_on=FIRST, pause_until=day(6))
    return ordered(change, by=curator).pair


def test_a_pause_gets_longer_by_another(standing_still: Pair, curator: User) -> None:
    longer = make.change(standing_still, K.PAUSE, by=curator, effective_on=day(7), pause_until=day(9))
    ordered(longer, by=curator)
    with pytest.raises(ImpossibleStepError, match="С этого дня приказом продлена пауза"):
        make.change(standing_still, K.RESUME, by=curator, effective_on=day(7))
    follows(standing_still, (FIRST, day(9), S.PAUSED, True, 1), (day(10), LAST, S.ACTIVE, True, 1))


def test_a_term_gets_longer_during_a_pause(standing_still: Pair, curator: User) -> None:
    Pair.objects.update(ends_on=day(4))
    ordered(make.change(Pair.objects.get(), K.PROLONG, by=curator, new_ends_on=day(15)), by=curator)
    follows(
        standing_still,
        (FIRST, day(6), S.PAUSED, True, 1),
        (day(7), day(15), S.PROLONGED, True, 1),
        (day(16), LAST, S.OVER, False, 0),
    )


def test_a_pair_ends_during_its_pause(standing_still: Pair, curator: User) -> None:
    ordered(make.change(standing_still, K.END, by=curator, effective_on=day(3)), by=curator)
    follows(standing_still, (FIRST, day(3), S.PAUSED, True, 1), (day(4), LAST, S.TERMINATED, False, 0))
    ended = Pair.objects.get()
    assert [decided(ended, day=day(number)) for number in (3, 4)] == [
        ["пауза с 20.11.2026 по 06.12.2026", "прекращается, последний день – 03.12.2026"],
        [],
    ]


def test_a_new_mentor_takes_over_a_pair_that_stands_still(
    standing_still: Pair, newcomer: Mentor, curator: User
) -> None:
    """The pause is of the former pair: the new one works from its first day."""
    make.done_change(make.replacement(standing_still, newcomer, curator), by=curator)
    follows(standing_still, (FIRST, day(30, 11), S.PAUSED, True, 1), (day(1), LAST, S.TERMINATED, True, 0))
    successor = Pair.objects.get(continues=standing_still)
    follows(successor, (FIRST, day(30, 11), S.COMING, True, 0), (day(1), LAST, S.ACTIVE, True, 1))


def test_a_replacement_given_up_leaves_the_pause(standing_still: Pair, newcomer: Mentor, curator: User) -> None:
    changes.cancel(make.replacement(standing_still, newcomer, curator), by=curator, at=make.AT, why="Передумали")
    follows(standing_still, (FIRST, day(6), S.PAUSED, True, 1), (day(7), LAST, S.ACTIVE, True, 1))


def test_who_joins_during_a_pause_does_so_after_it(standing_still: Pair, second: Mentee, curator: User) -> None:
    with pytest.raises(ImpossibleStepError, match="выберите день после паузы"):
        make.change(standing_still, K.ADD, by=curator, mentee=second, effective_on=day(6))
    ordered(make.change(standing_still, K.ADD, by=curator, mentee=second, effective_on=day(7)), by=curator)
    follows(standing_still, (FIRST, day(6), S.PAUSED, True, 1), (day(7), LAST, S.ACTIVE, True, 2))


@pytest.mark.parametrize(
    ("kind", "starts_on", "until", "said"),
    [
        (K.PAUSE, day(5), day(8), r"Пара уже приостановлена с 20\.11\.2026 по 06\.12\.2026: выберите другие дни\."),
        (K.RESUME, day(8), None, "возобновлять нечего"),
    ],
)
def test_a_pause_is_told_from_another(
    standing_still: Pair, curator: User, kind: ChangeKind, starts_on: dt.date, until: dt.date | None, said: str
) -> None:
    with pytest.raises(ImpossibleStepError, match=said):
        make.change(standing_still, kind, by=curator, effective_on=starts_on, pause_until=until)


def test_a_pause_before_another_is_one_of_its_own(active_pair: Pair, curator: User) -> None:
    for starts_on, until in ((day(8), day(9)), (day(2), day(3))):
        pause = make.change(Pair.objects.get(), K.PAUSE, by=curator, effective_on=starts_on, pause_until=until)
        ordered(pause, by=curator)
    follows(
        active_pair,
        (FIRST, day(1), S.ACTIVE, True, 1),
        (day(2), day(3), S.PAUSED, True, 1),
        (day(4), day(7), S.ACTIVE, True, 1),
        (day(8), day(9), S.PAUSED, True, 1),
        (day(10), LAST, S.ACTIVE, True, 1),
    )


def test_a_pause_without_an_end_gets_no_longer(paused_pair: Pair, curator: User) -> None:
    with pytest.raises(ImpossibleStepError, match=r"с 20\.11\.2026, пока её не возобновит другой приказ"):
        make.change(paused_pair, K.PAUSE, by=curator, effective_on=day(7))


def test_who_joins_and_leaves_does_so_on_the_day(second_led: Pair, mentee: Mentee, curator: User) -> None:
    leaving = make.change(second_led, K.RELEASE, by=curator, mentee=mentee, effective_on=day(7))
    ordered(leaving, by=curator)
    follows(
        second_led,
        (FIRST, day(30, 11), S.ACTIVE, True, 1),
        (day(1), day(6), S.ACTIVE, True, 2),
        (day(7), LAST, S.ACTIVE, False, 1),
    )


def test_a_new_mentor_takes_over_on_the_first_day(
    running_program: Program, newcomer: Mentor, mentor: Mentor, mentee: Mentee, curator: User
) -> None:
    """Until then state, load and program are the former mentor's."""
    pair = running_program.pair
    Mentor.objects.update(load_limit=1)
    change = make.replacement(pair, newcomer, curator)
    make.done_change(change, by=curator)
    successor = Pair.objects.get(continues=pair)
    for now in (FIRST, day(30, 11), day(1), LAST):
        leads, waits = (newcomer, mentor) if now >= day(1) else (mentor, newcomer)
        assert list(Program.objects.led_by(leads.pk, on=now)) == [running_program]
        assert not Program.objects.led_by(waits.pk, on=now).exists()
        assert list(Program.objects.running_on(now)) == list(Program.objects.followed_by(mentee.pk, on=now))
        loads = [load_of(person, starts_on=now, ends_on=now) for person in (leads, waits)]
        assert loads == [1, 0]
    follows(pair, (FIRST, day(30, 11), S.ACTIVE, True, 1), (day(1), LAST, S.TERMINATED, True, 0))
    follows(successor, (FIRST, day(30, 11), S.COMING, True, 0), (day(1), LAST, S.ACTIVE, True, 1))


def test_nobody_gets_a_place_between_the_order_and_its_day(
    active_pair: Pair, newcomer: Mentor, second: Mentee, curator: User
) -> None:
    """A limit of one is kept on every day: by the former mentor to the last, by the new one from the first."""
    Mentor.objects.update(load_limit=1)
    make.done_change(make.replacement(active_pair, newcomer, curator), by=curator)
    for mentor, starts_on, ends_on in (
        (active_pair.mentor, FIRST, day(30, 11)),
        (active_pair.mentor, day(30, 11), LAST),
        (newcomer, FIRST, day(1)),
    ):
        with pytest.raises(ImpossibleStepError, match="предел – 1, уже занято 1"):
            make.proposed_pair(mentor, second, starts_on=starts_on, ends_on=ends_on, term_reason="Коротко")
    in_the_gap = {"starts_on": FIRST, "ends_on": day(30, 11), "term_reason": "Коротко"}
    assert make.proposed_pair(newcomer, second, **in_the_gap).state == S.PROPOSED
