"""Entering and leaving the banks."""

import datetime as dt
from typing import Any

import pytest

from mentoring.enums import MenteeState, MentorState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentee, Mentor, Organization, Pair, PairMentee, StateChange, Training, User
from mentoring.services import bank
from tests import factories as make
from tests.factories import AT, TODAY

pytestmark = pytest.mark.without("pdf", reason="many papers are frozen, and none is read")


def test_a_mentor_enters_the_bank(mentor: Mentor) -> None:
    assert mentor.state == MentorState.LISTED
    assert [str(change) for change in StateChange.objects.of(mentor)] == ["анкета → в банке"]


def test_a_mentee_enters_the_bank_without_a_mentor(mentee: Mentee) -> None:
    assert (mentee.state, mentee.searching_since) == (MenteeState.SEARCHING, TODAY)
    assert [str(ranked) for ranked in mentee.ranked_deficits.all()] == ["1. Организация утреннего круга"]


def test_nobody_enters_twice(mentor: Mentor, curator: User) -> None:
    with pytest.raises(ImpossibleStepError, match="уже в банке наставников"):
        bank.take_mentor(mentor.employee, load_limit=5, by=curator, at=AT)
    mentor.refresh_from_db()
    assert mentor.load_limit == 2


def test_who_left_may_come_back(mentor: Mentor, curator: User) -> None:
    bank.leave(mentor, by=curator, at=AT, why="отпуск")
    back = bank.take_mentor(mentor.employee, load_limit=1, by=curator, at=AT)
    assert (back.state, back.load_limit) == (MentorState.LISTED, 1)


def test_the_history_of_one_who_enters_holds_the_lists_at_once(kindergarten: Organization, curator: User) -> None:
    lists: dict[str, Any] = {"strengths": [make.direction()], "forms": [make.form()], "kinds": [make.kind()]}
    mentor = bank.take_mentor(make.employee(kindergarten), load_limit=1, **lists, by=curator, at=AT)
    assert {name: list(getattr(mentor, name).all()) for name in lists} == lists
    rows = mentor.history.order_by("history_id")
    assert [(row.state, row.strengths.count(), row.kinds.count()) for row in rows] == [
        ("applied", 0, 0),
        ("applied", 1, 1),
        ("listed", 1, 1),
        ("listed", 1, 1),
    ]


def test_training_is_forgotten_once(mentor: Mentor, curator: User) -> None:
    training = Training.objects.create(mentor=mentor, title="Установочная сессия")
    again = Training.objects.get()
    bank.forget_training(training, by=curator, at=AT)
    assert Training.history.values_list("title", "history_type", "history_user", "history_date").first() == (
        "Установочная сессия",
        "-",
        curator.pk,
        AT,
    )
    with pytest.raises(ImpossibleStepError, match="уже удалена"):
        bank.forget_training(again, by=curator, at=AT)


def test_who_is_in_a_pair_does_not_leave(pair: Pair, mentor: Mentor, mentee: Mentee, curator: User) -> None:
    for record in (mentor, mentee):
        with pytest.raises(ImpossibleStepError, match="Сначала завершите или отклоните пару"):
            bank.leave(record, by=curator, at=AT, why="")


def test_an_archived_employee_does_not_enter(kindergarten: Organization, curator: User) -> None:
    person = make.employee(kindergarten, archived_on=TODAY)
    with pytest.raises(ImpossibleStepError, match="в архиве"):
        bank.take_mentor(person, load_limit=1, by=curator, at=AT)
    assert not Mentor.objects.filter(pk=person.pk).exists()


def test_banks_follow_a_pair_in_force_and_its_end(
    active_pair: Pair, mentor: Mentor, mentee: Mentee, head: User
) -> None:
    assert (mentor.state_today, mentee.state_today) == (MentorState.PAIRED, MenteeState.PAIRED)
    assert [record.get_state_display() for record in (mentor, mentee)] == ["в паре", "в паре"]
    assert mentee.alone_since is None
    make.ended_pair(active_pair, by=head, notice_on=dt.date(2026, 11, 17), effective_on=dt.date(2026, 11, 17))
    assert (mentor.state_today, mentee.state_today) == (MentorState.LISTED, MenteeState.SEARCHING)
    assert [mentee.searching_since, mentee.alone_since] == [TODAY, TODAY]
    Mentee.objects.update(searching_since=dt.date(2026, 9, 1))
    Pair.objects.update(in_force_from=dt.date(2026, 9, 14))
    assert Mentee.objects.get().alone_since == dt.date(2026, 11, 18)


def test_a_pair_to_come_makes_nobody_alone_in_the_future(active_pair: Pair, mentee: Mentee) -> None:
    Pair.objects.update(in_force_from=TODAY + dt.timedelta(days=5))
    Mentee.objects.update(searching_since=dt.date(2026, 9, 1))
    assert Mentee.objects.get().alone_since == dt.date(2026, 9, 1)
    Pair.objects.update(in_force_from=dt.date(2026, 9, 14))
    PairMentee.objects.update(joined_on=TODAY + dt.timedelta(days=5))
    assert Mentee.objects.get().alone_since == dt.date(2026, 9, 1)


def test_deficits_are_ranked_anew(mentee: Mentee) -> None:
    first, second = make.deficit("Планирование"), make.deficit("Работа с родителями")
    bank.rank_deficits(mentee, deficits=[second, first])
    assert [str(ranked) for ranked in mentee.ranked_deficits.all()] == ["1. Работа с родителями", "2. Планирование"]


def test_entering_is_the_first_check(mentor: Mentor, mentee: Mentee, curator: User) -> None:
    assert [(record.checked_on, record.checked_by) for record in (mentor, mentee)] == [(TODAY, curator)] * 2


def test_coming_back_keeps_what_was_done_before(mentee: Mentee, curator: User) -> None:
    bank.support(mentee, support="Консультации", next_check_on=TODAY + dt.timedelta(days=9), by=curator, at=AT)
    bank.leave(mentee, by=curator, at=AT, why="отпуск")
    again = Mentee(employee=mentee.employee, category="student", direction=make.direction(), requests="Помогите")
    back = bank.take_mentee(again, deficits=[], by=curator, at=AT)
    back.refresh_from_db()
    assert (back.category, back.requests, back.support, back.next_check_on) == (
        "student",
        "Помогите",
        "Консультации",
        None,
    )
    assert back.history.first().support == "Консультации"


def test_a_mentor_answers_the_search_for_support(mentee: Mentee, checked_pair: Pair, curator: User, head: User) -> None:
    bank.support(mentee, support="Консультации", next_check_on=TODAY + dt.timedelta(days=9), by=curator, at=AT)
    make.signed_order(make.draft_order(checked_pair, by=curator), by=head)
    mentee.refresh_from_db()
    assert (mentee.support, mentee.next_check_on, mentee.alone_since) == ("Консультации", None, None)


def test_one_out_of_the_bank_keeps_all_from_being_confirmed(mentor: Mentor, mentee: Mentee, curator: User) -> None:
    Mentor.objects.update(checked_on=None)
    bank.leave(mentee, by=curator, at=AT, why="отпуск")
    with pytest.raises(ImpossibleStepError, match="уже не в банке"):
        bank.confirm([mentor, mentee], by=curator, at=AT)
    assert Mentor.objects.get().checked_on is None


def test_who_is_archived_does_not_get_further(kindergarten: Organization, curator: User) -> None:
    mentor = Mentor.objects.create(employee=make.employee(kindergarten, archived_on=TODAY))
    with pytest.raises(ImpossibleStepError, match="в архиве"):
        bank.advance_mentor(mentor, MentorState.SELECTED, by=curator, at=AT)
