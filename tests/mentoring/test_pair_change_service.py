"""Changes of a living pair: prepared, confirmed, cancelled, carried out by an order."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mentoring.enums import BasisKind, MenteeState, MentorState, PairState
from mentoring.enums.pair_change import ChangeKind, ChangeState, EndCause, EndInitiator
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentee, Mentor, Organization, Pair, PairChange, User
from mentoring.services import pair as pairs
from mentoring.services import pair_change as changes
from tests import factories as make
from tests.factories import AT, TODAY
from tests.pages import changes_of

K, S = ChangeKind, ChangeState
REFUSAL: dict[str, Any] = {"initiator": EndInitiator.MENTOR, "cause": EndCause.REFUSAL}


@pytest.fixture
def newcomer(kindergarten: Organization, curator: User) -> Mentor:
    """Another mentor, with a consent."""
    person = make.employee(kindergarten, last_name="Полякова")
    make.consent(person)
    return make.mentor(person, by=curator)


@pytest.fixture
def second(kindergarten: Organization, curator: User) -> Mentee:
    return make.mentee(make.employee(kindergarten, last_name="Кравцова"), by=curator)


@pytest.fixture
def group(active_pair: Pair, second: Mentee, curator: User) -> Pair:
    """The pair with a second mentee, by an order."""
    joining = make.change(active_pair, K.ADD, by=curator, mentee=second)
    for person in joining.waiting:
        changes.confirm_on_paper(joining, employee=person, on=TODAY, by=curator, at=AT)
    return done(joining, by=curator).pair


def done(change: PairChange, *, by: User, on: dt.date = TODAY) -> PairChange:
    changes.take_into_draft(change, by=by, at=AT)
    changes.carry_out(change, on=on, by=by, at=AT, why="Приказ")
    return PairChange.objects.get(pk=change.pk)


def replacement(pair: Pair, newcomer: Mentor, curator: User) -> PairChange:
    """A replacement whose new pair is checked."""
    change = make.change(pair, K.REPLACE, by=curator, mentor=newcomer)
    successor = change.successor
    assert successor
    Pair.objects.filter(pk=successor.pk).update(basis_kind=BasisKind.DUTIES)
    for person in (newcomer.employee, *(mentee.employee for mentee in pair.current_mentees)):
        user = User.objects.filter(employee=person).first() or make.account(person)
        pairs.confirm(successor, by=user, at=AT)
    pairs.check(successor, by=curator, at=AT)
    change.refresh_from_db()
    return change


class TestProlongation:
    def test_both_sides_agree_and_an_order_moves_the_term(
        self, active_pair: Pair, curator: User, mentor_user: User, mentee_user: User
    ) -> None:
        change = make.change(active_pair, K.PROLONG, by=curator)
        assert (change.state, change.waiting) == (S.PREPARED, [mentor_user.employee, mentee_user.employee])
        assert changes.confirm(change, by=mentor_user, at=AT).state == S.PREPARED
        assert changes.confirm(change, by=mentee_user, at=AT).state == S.READY
        pair = done(change, by=curator).pair
        assert (pair.state, pair.ends_on) == (PairState.PROLONGED, dt.date(2027, 6, 30))
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


class TestReplacement:
    def test_an_order_sets_the_new_pair_in_force_and_ends_the_old(
        self, active_pair: Pair, mentor: Mentor, mentee: Mentee, newcomer: Mentor, curator: User
    ) -> None:
        change = replacement(active_pair, newcomer, curator)
        assert (change.state, Pair.objects.get(pk=active_pair.pk).state) == (S.READY, PairState.REPLACING)
        old, new = done(change, by=curator).pair, Pair.objects.get(continues=active_pair)
        assert (old.state, old.ends_on) == (PairState.TERMINATED, dt.date(2026, 11, 30))
        assert (new.state, new.mentor, new.starts_on, new.current_mentees) == (
            PairState.ACTIVE,
            newcomer,
            dt.date(2026, 12, 1),
            [mentee],
        )
        for record in (mentor, mentee, newcomer):
            record.refresh_from_db()
        assert (mentor.state, newcomer.state, mentee.state) == (
            MentorState.LISTED,
            MentorState.PAIRED,
            MenteeState.PAIRED,
        )

    @pytest.mark.parametrize(("before", "checked"), [(PairState.ACTIVE, "checked"), (PairState.PROLONGED, "")])
    def test_a_cancelled_one_leaves_the_pair_as_it_was(
        self, active_pair: Pair, newcomer: Mentor, curator: User, before: str, checked: str
    ) -> None:
        Pair.objects.filter(pk=active_pair.pk).update(state=before)
        change = (
            replacement(active_pair, newcomer, curator)
            if checked
            else make.change(active_pair, K.REPLACE, by=curator, mentor=newcomer)
        )
        changes.cancel(change, by=curator, at=AT, why="Передумали")
        active_pair.refresh_from_db()
        successor = Pair.objects.get(succession=change)
        assert (active_pair.state, successor.state, successor.continues) == (before, PairState.DECLINED, None)
        assert make.change(active_pair, K.REPLACE, by=curator, mentor=newcomer).state == S.PREPARED

    def test_the_former_pair_is_never_longer_than_it_was(
        self, active_pair: Pair, newcomer: Mentor, curator: User
    ) -> None:
        """Though the new mentor's pair was moved beyond its term meanwhile."""
        change = replacement(active_pair, newcomer, curator)
        later = {"starts_on": dt.date(2027, 6, 15), "ends_on": dt.date(2027, 8, 31)}
        Pair.objects.filter(succession=change).update(**later)
        assert done(change, by=curator).pair.ends_on == active_pair.ends_on == dt.date(2027, 5, 28)

    def test_it_waits_for_an_order_while_the_new_pair_is_checked(
        self, active_pair: Pair, newcomer: Mentor, curator: User
    ) -> None:
        change = replacement(active_pair, newcomer, curator)
        assert list(PairChange.objects.for_order()) == [change]
        Pair.objects.filter(succession=change).update(state=PairState.AGREED)
        assert not PairChange.objects.for_order()

    def test_without_the_consent_nothing_is_replaced(self, active_pair: Pair, newcomer: Mentor, curator: User) -> None:
        change = replacement(active_pair, newcomer, curator)
        newcomer.employee.consents.all().delete()
        with pytest.raises(ImpossibleStepError, match=r"Полякова М\.П\.: нет согласия"):
            done(change, by=curator)

    @pytest.mark.parametrize(
        ("card", "said"),
        [
            ({"away_until": dt.date(2026, 12, 20)}, r"отсутствует до 20\.12\.2026"),
            ({"load_limit": 1}, "предел – 1, уже занято 1"),
        ],
    )
    def test_who_is_absent_or_full_takes_nobody_over(
        self,
        active_pair: Pair,
        newcomer: Mentor,
        second: Mentee,
        curator: User,
        card: dict[str, object],
        said: str,
    ) -> None:
        busy = make.proposed_pair(newcomer, second)
        Mentor.objects.filter(pk=newcomer.pk).update(**card)
        with pytest.raises(ImpossibleStepError, match=said):
            make.change(active_pair, K.REPLACE, by=curator, mentor=newcomer)
        active_pair.refresh_from_db()
        assert (active_pair.state, {*Pair.objects.all()}) == (PairState.ACTIVE, {active_pair, busy})

    def test_the_present_mentor_is_no_new_one(self, active_pair: Pair, mentor: Mentor, curator: User) -> None:
        with pytest.raises(ImpossibleStepError, match="нынешний наставник"):
            make.change(active_pair, K.REPLACE, by=curator, mentor=mentor)


class TestComposition:
    def test_a_pair_becomes_a_group_and_a_pair_again(self, group: Pair, second: Mentee, curator: User) -> None:
        second.refresh_from_db()
        member = group.members.get(mentee=second)
        assert (group.is_group, member.joined_on, second.state) == (True, dt.date(2026, 12, 1), MenteeState.PAIRED)
        assert (member.confirmed_on_paper, member.mentor) == (TODAY, group.mentor)
        done(make.change(group, K.RELEASE, by=curator, mentee=second, effective_on=dt.date(2027, 2, 1)), by=curator)
        second.refresh_from_db()
        member.refresh_from_db()
        assert (member.released_on, second.state) == (dt.date(2027, 2, 1), MenteeState.SEARCHING)

    def test_who_was_released_may_come_back(self, group: Pair, second: Mentee, curator: User) -> None:
        done(make.change(group, K.RELEASE, by=curator, mentee=second), by=curator)
        again = make.change(Pair.objects.get(pk=group.pk), K.ADD, by=curator, mentee=second)
        for person in again.waiting:
            changes.confirm_on_paper(again, employee=person, on=TODAY, by=curator, at=AT)
        assert done(again, by=curator).pair.current_mentees[-1] == second

    def test_the_last_one_is_not_released(self, group: Pair, mentee: Mentee, second: Mentee, curator: User) -> None:
        make.change(group, K.RELEASE, by=curator, mentee=mentee)
        with pytest.raises(ImpossibleStepError, match="последний наставляемый"):
            make.change(group, K.RELEASE, by=curator, mentee=second)

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
        pair = done(change, by=curator).pair  # the order may be signed while the notice runs
        assert (pair.state, pair.ends_on) == (PairState.TERMINATED, dt.date(2026, 11, 25))

    def test_the_database_keeps_the_notice(self, active_pair: Pair, curator: User) -> None:
        change = make.change(active_pair, K.END, by=curator, effective_on=dt.date(2026, 11, 25), **REFUSAL)
        with pytest.raises(IntegrityError), transaction.atomic():
            PairChange.objects.filter(pk=change.pk).update(effective_on=dt.date(2026, 11, 24))

    def test_a_day_off_declared_meanwhile_stops_the_signature(self, active_pair: Pair, curator: User) -> None:
        change = make.change(active_pair, K.END, by=curator, effective_on=dt.date(2026, 11, 25), **REFUSAL)
        active_pair.organization.calendar_days.create(day=dt.date(2026, 11, 23), title="Перенос")
        with pytest.raises(ImpossibleStepError, match=r"три рабочих дня истекают 26\.11\.2026"):
            done(change, by=curator)

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
            ({"effective_on": dt.date(2027, 6, 1)}, r"вне срока пары: с 15\.09\.2026 по 28\.05\.2027"),
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


def test_a_change_in_a_draft_is_not_cancelled(active_pair: Pair, curator: User) -> None:
    change = make.change(active_pair, K.END, by=curator)
    changes.take_into_draft(change, by=curator, at=AT)
    with pytest.raises(ImpossibleStepError, match="в проекте приказа"):
        changes.cancel(change, by=curator, at=AT, why="Передумали")
    changes.release_from_draft(change, by=curator, at=AT)
    changes.cancel(change, by=curator, at=AT, why="Передумали")
    change.refresh_from_db()
    assert change.state == S.CANCELLED


@pytest.mark.parametrize("to", [PairState.TERMINATED, PairState.COMPLETED])
def test_no_button_ends_a_pair_early(active_pair: Pair, curator: User, to: PairState) -> None:
    with pytest.raises(ImpossibleStepError, match="раньше срока её прекращает приказ"):
        pairs.change_living(active_pair, to, by=curator, at=AT, why="Хватит")


@pytest.mark.parametrize("to", [PairState.PROLONGED, PairState.REPLACING])
def test_no_button_does_what_an_order_does(active_pair: Pair, curator: User, to: PairState) -> None:
    with pytest.raises(ImpossibleStepError, match="делает только приказ"):
        pairs.change_living(active_pair, to, by=curator, at=AT, why="Так решили")
    active_pair.refresh_from_db()
    assert active_pair.state == PairState.ACTIVE


def test_a_pair_is_not_completed_under_a_change(active_pair: Pair, newcomer: Mentor, curator: User) -> None:
    make.change(active_pair, K.REPLACE, by=curator, mentor=newcomer)
    with pytest.raises(ImpossibleStepError, match="готовится изменение: замена наставника"):
        pairs.change_living(active_pair, PairState.ACTIVE, by=curator, at=AT, why="Хватит")
