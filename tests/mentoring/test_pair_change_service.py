"""Changes of a living pair: prepared, confirmed, cancelled, carried out by an order."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mentoring.enums import PairState
from mentoring.enums.pair_change import ChangeKind, ChangeState, EndCause, EndInitiator
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentee, Mentor, Pair, PairChange, User
from mentoring.services import pair as pairs
from mentoring.services import pair_change as changes
from tests import factories as make
from tests.factories import AT, TODAY
from tests.pages import changes_of

pytestmark = pytest.mark.without("pdf", reason="many papers are frozen, and none is read")

K, S = ChangeKind, ChangeState
REFUSAL: dict[str, Any] = {"initiator": EndInitiator.MENTOR, "cause": EndCause.REFUSAL}


@pytest.fixture
def group(active_pair: Pair, second: Mentee, curator: User) -> Pair:
    """The pair with a second mentee, by an order."""
    joining = make.change(active_pair, K.ADD, by=curator, mentee=second)
    for person in joining.waiting:
        changes.confirm_on_paper(joining, employee=person, on=TODAY, by=curator, at=AT)
    return make.done_change(joining, by=curator).pair


class TestProlongation:
    def test_both_sides_agree_and_an_order_moves_the_term(
        self, active_pair: Pair, curator: User, mentor_user: User, mentee_user: User
    ) -> None:
        change = make.change(active_pair, K.PROLONG, by=curator)
        assert (change.state, change.waiting) == (S.PREPARED, [mentor_user.employee, mentee_user.employee])
        assert changes.confirm(change, by=mentor_user, at=AT).state == S.PREPARED
        assert changes.confirm(change, by=mentee_user, at=AT).state == S.READY
        pair = make.done_change(change, by=curator).pair
        assert (pair.state_today, pair.ends_on) == (PairState.ACTIVE, dt.date(2027, 6, 30))
        assert pair.state_on(dt.date(2027, 5, 29)) == PairState.PROLONGED
        assert changes_of(pair)[-1] == ("active", "prolonged", curator, "Приказ")

    def test_nobody_agrees_twice_or_for_another(self, active_pair: Pair, curator: User, mentor_user: User) -> None:
        change = make.change(active_pair, K.PROLONG, by=curator)
        changes.confirm(change, by=mentor_user, at=AT)
        for user in (mentor_user, curator):
            with pytest.raises(ImpossibleStepError, match="уже дано"):
                changes.confirm(change, by=user, at=AT)

    def test_more_than_a_year_is_a_warning_only(self, active_pair: Pair, curator: User) -> None:
        change = make.change(active_pair, K.PROLONG, by=curator, new_ends_on=dt.date(2027, 12, 31))
        assert changes.warnings(change, on=TODAY) == [
            f"{active_pair}: вместе с продлением пара работает дольше года. Причина: Так решили вместе"
        ]

    def test_the_added_period_needs_room(
        self, active_pair: Pair, mentor: Mentor, second: Mentee, curator: User
    ) -> None:
        Mentor.objects.filter(pk=mentor.pk).update(load_limit=1)
        make.proposed_pair(mentor, second, starts_on=dt.date(2027, 6, 1), ends_on=dt.date(2027, 8, 1))
        with pytest.raises(ImpossibleStepError, match="предел – 1, уже занято 1"):
            make.change(active_pair, K.PROLONG, by=curator)


class TestComposition:
    def test_a_pair_becomes_a_group_and_a_pair_again(self, group: Pair, second: Mentee, curator: User) -> None:
        member = group.members.get(mentee=second)
        assert (member.confirmed_on_paper, member.mentor, group.is_group) == (TODAY, group.mentor, False)
        make.done_change(
            make.change(group, K.RELEASE, by=curator, mentee=second, effective_on=dt.date(2027, 2, 1)), by=curator
        )
        group = Pair.objects.get(pk=group.pk)
        days = (dt.date(2026, 11, 30), dt.date(2026, 12, 1), dt.date(2027, 1, 31), dt.date(2027, 2, 1))
        assert [len(group.members_on(day)) for day in days] == [1, 2, 2, 1]
        led = [second in Mentee.objects.paired_on(day) for day in days]
        assert led == [False, True, True, False]

    def test_who_was_released_may_come_back(self, group: Pair, second: Mentee, curator: User) -> None:
        released, again_on = dt.date(2027, 2, 1), dt.date(2027, 3, 1)
        make.done_change(make.change(group, K.RELEASE, by=curator, mentee=second, effective_on=released), by=curator)
        group = Pair.objects.get(pk=group.pk)
        again = make.change(group, K.ADD, by=curator, mentee=second, effective_on=again_on)
        for person in again.waiting:
            changes.confirm_on_paper(again, employee=person, on=TODAY, by=curator, at=AT)
        group = make.done_change(again, by=curator).pair
        days = (dt.date(2026, 12, 1), released, again_on)
        assert [len(group.members_on(day)) for day in days] == [2, 1, 2]

    def test_who_is_released_by_an_order_is_not_released_again(
        self, group: Pair, second: Mentee, curator: User
    ) -> None:
        leaving = make.change(group, K.RELEASE, by=curator, mentee=second, effective_on=dt.date(2027, 2, 1))
        group = make.done_change(leaving, by=curator).pair
        with pytest.raises(ImpossibleStepError, match="приказ о его выводе подписан"):
            make.change(group, K.RELEASE, by=curator, mentee=second, effective_on=dt.date(2027, 1, 11))

    def test_who_stays_after_an_ordered_release_is_the_last_one(
        self, group: Pair, mentee: Mentee, second: Mentee, curator: User
    ) -> None:
        leaving = make.change(group, K.RELEASE, by=curator, mentee=second, effective_on=dt.date(2027, 2, 1))
        group = make.done_change(leaving, by=curator).pair
        with pytest.raises(ImpossibleStepError, match="последний наставляемый"):
            make.change(group, K.RELEASE, by=curator, mentee=mentee, effective_on=dt.date(2027, 1, 11))

    def test_the_last_one_is_not_released(self, group: Pair, mentee: Mentee, second: Mentee, curator: User) -> None:
        day = dt.date(2026, 12, 2)
        make.change(group, K.RELEASE, by=curator, mentee=mentee, effective_on=day)
        with pytest.raises(ImpossibleStepError, match="последний наставляемый"):
            make.change(group, K.RELEASE, by=curator, mentee=second, effective_on=day)

    def test_a_full_mentor_takes_nobody_in(self, active_pair: Pair, second: Mentee, curator: User) -> None:
        Mentor.objects.update(load_limit=1)
        with pytest.raises(ImpossibleStepError, match="предел – 1, уже занято 1"):
            make.change(active_pair, K.ADD, by=curator, mentee=second)


class TestEnd:
    def test_a_refusal_runs_three_working_days(self, active_pair: Pair, curator: User) -> None:
        with pytest.raises(ImpossibleStepError, match=r"три рабочих дня истекают 25\.11\.2026"):
            make.change(active_pair, K.END, by=curator, effective_on=dt.date(2026, 11, 24), **REFUSAL)
        change = make.change(active_pair, K.END, by=curator, effective_on=dt.date(2026, 11, 25), **REFUSAL)
        assert (change.state, change.earliest_on) == (S.READY, dt.date(2026, 11, 25))
        pair = make.done_change(change, by=curator).pair  # the order may be signed while the notice runs
        assert (pair.state_today, pair.ends_on) == (PairState.ACTIVE, dt.date(2026, 11, 25))
        assert pair.state_on(dt.date(2026, 11, 26)) == PairState.TERMINATED

    def test_the_database_keeps_the_notice(self, active_pair: Pair, curator: User) -> None:
        change = make.change(active_pair, K.END, by=curator, effective_on=dt.date(2026, 11, 25), **REFUSAL)
        with pytest.raises(IntegrityError), transaction.atomic():
            PairChange.objects.filter(pk=change.pk).update(effective_on=dt.date(2026, 11, 24))

    def test_a_day_off_declared_meanwhile_stops_the_signature(self, active_pair: Pair, curator: User) -> None:
        change = make.change(active_pair, K.END, by=curator, effective_on=dt.date(2026, 11, 25), **REFUSAL)
        active_pair.organization.calendar_days.create(day=dt.date(2026, 11, 23), title="Перенос")
        with pytest.raises(ImpossibleStepError, match=r"три рабочих дня истекают 26\.11\.2026"):
            make.done_change(change, by=curator)

    def test_an_agreement_needs_both_sides(self, active_pair: Pair, curator: User, mentor_user: User) -> None:
        both: dict[str, Any] = {"initiator": EndInitiator.BOTH, "cause": EndCause.AGREEMENT}
        change = make.change(active_pair, K.END, by=curator, **both)
        assert (change.state, len(change.waiting)) == (S.PREPARED, 2)

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"cause": EndCause.REFUSAL}, "возможны причины: увольнение, перевод"),
            ({"initiator": EndInitiator.PLAN}, "возможны причины: программа выполнена досрочно"),
            ({"notice_on": dt.date(2026, 11, 21)}, "ещё не наступила"),
            ({"notice_on": dt.date(2026, 9, 1)}, "раньше начала пары"),
            ({"effective_on": dt.date(2026, 11, 19)}, "Последний день не может быть раньше уведомления"),
            (
                {"effective_on": dt.date(2027, 6, 1)},
                r"нужен день позже её начала, 14\.09\.2026, и не позже окончания, 28\.05\.2027",
            ),
        ],
    )
    def test_what_does_not_fit_is_refused(
        self, active_pair: Pair, curator: User, given: dict[str, Any], said: str
    ) -> None:
        with pytest.raises(ImpossibleStepError, match=said):
            make.change(active_pair, K.END, by=curator, **given)
        assert not PairChange.objects.exists()

    def test_a_late_order_is_a_warning(self, active_pair: Pair, curator: User) -> None:
        change = make.change(active_pair, K.END, by=curator, effective_on=TODAY)
        assert changes.warnings(change, on=TODAY) == []
        assert len(changes.warnings(change, on=TODAY + dt.timedelta(days=1))) == 1


def test_one_change_at_a_time(active_pair: Pair, newcomer: Mentor, second: Mentee, curator: User) -> None:
    make.change(active_pair, K.PROLONG, by=curator)
    for kind, given in ((K.REPLACE, {"mentor": newcomer}), (K.ADD, {"mentee": second}), (K.END, {})):
        with pytest.raises(ImpossibleStepError, match="уже готовится изменение: продление"):
            make.change(active_pair, kind, by=curator, **given)


def test_the_database_refuses_a_second_change(active_pair: Pair, curator: User) -> None:
    make.change(active_pair, K.PROLONG, by=curator)
    with pytest.raises(IntegrityError), transaction.atomic():
        PairChange.objects.create(
            pair=active_pair, kind=K.PROLONG, why="", effective_on=TODAY, new_ends_on=dt.date(2027, 7, 1)
        )


def test_an_ended_pair_is_not_changed(active_pair: Pair, curator: User) -> None:
    make.ended_pair(active_pair, by=curator)
    with pytest.raises(ImpossibleStepError, match="уже закончена"):
        make.change(active_pair, K.PROLONG, by=curator)


def test_a_pair_that_is_ending_is_not_changed(active_pair: Pair, curator: User) -> None:
    make.ended_pair(active_pair, by=curator, effective_on=dt.date(2026, 12, 1))
    with pytest.raises(ImpossibleStepError, match=r"уже прекращается приказом, последний день – 01\.12\.2026"):
        make.change(active_pair, K.PROLONG, by=curator)


def test_a_change_in_a_draft_is_not_cancelled(active_pair: Pair, curator: User) -> None:
    change = make.change(active_pair, K.END, by=curator)
    changes.take_into_draft(change, by=curator, at=AT)
    with pytest.raises(ImpossibleStepError, match="в проекте приказа"):
        changes.cancel(change, by=curator, at=AT, why="Передумали")
    changes.release_from_draft(change, by=curator, at=AT)
    changes.cancel(change, by=curator, at=AT, why="Передумали")
    change.refresh_from_db()
    assert change.state == S.CANCELLED


def test_no_button_ends_a_pair_early(active_pair: Pair, curator: User) -> None:
    with pytest.raises(ImpossibleStepError, match="раньше срока её прекращает приказ"):
        pairs.complete(active_pair, by=curator, at=AT, why="Хватит")


def test_a_pair_is_not_completed_under_a_change(active_pair: Pair, newcomer: Mentor, curator: User) -> None:
    make.change(active_pair, K.REPLACE, by=curator, mentor=newcomer)
    Pair.objects.update(starts_on=dt.date(2026, 9, 1), ends_on=TODAY)
    with pytest.raises(ImpossibleStepError, match="готовится изменение: замена наставника"):
        pairs.complete(active_pair, by=curator, at=AT, why="Хватит")
