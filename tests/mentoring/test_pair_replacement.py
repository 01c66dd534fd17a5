"""A pair gets another mentor."""

import datetime as dt

import pytest

from mentoring.enums import PairState
from mentoring.enums.pair_change import ChangeKind, ChangeState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentee, Mentor, Pair, PairChange, User
from mentoring.services import pair_change as changes
from tests import factories as make
from tests.factories import AT

pytestmark = pytest.mark.without("pdf", reason="many papers are frozen, and none is read")

K, S = ChangeKind, ChangeState


class TestReplacement:
    def test_an_order_sets_the_new_pair_in_force_and_ends_the_old(
        self, active_pair: Pair, mentor: Mentor, mentee: Mentee, newcomer: Mentor, curator: User
    ) -> None:
        change = make.replacement(active_pair, newcomer, curator)
        assert (change.state, Pair.objects.get(pk=active_pair.pk).state) == (S.READY, PairState.REPLACING)
        old, new = make.done_change(change, by=curator).pair, Pair.objects.get(continues=active_pair)
        assert (old.state, old.state_today, old.ends_on) == (
            PairState.TERMINATED,
            PairState.ACTIVE,
            dt.date(2026, 11, 30),
        )
        assert (new.state_today, new.mentor, new.starts_on, new.current_mentees) == (
            PairState.COMING,
            newcomer,
            dt.date(2026, 12, 1),
            [mentee],
        )
        for day, led in ((dt.date(2026, 11, 30), mentor), (dt.date(2026, 12, 1), newcomer)):
            assert list(Mentor.objects.paired_on(day)) == [led]
            assert list(Mentee.objects.paired_on(day)) == [mentee]

    @pytest.mark.parametrize(("before", "checked"), [(PairState.ACTIVE, "checked"), (PairState.PROLONGED, "")])
    def test_a_cancelled_one_leaves_the_pair_as_it_was(
        self, active_pair: Pair, newcomer: Mentor, curator: User, before: str, checked: str
    ) -> None:
        Pair.objects.filter(pk=active_pair.pk).update(state=before)
        change = (
            make.replacement(active_pair, newcomer, curator)
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
        change = make.replacement(active_pair, newcomer, curator)
        later = {"starts_on": dt.date(2027, 6, 15), "ends_on": dt.date(2027, 8, 31)}
        Pair.objects.filter(succession=change).update(**later)
        assert make.done_change(change, by=curator).pair.ends_on == active_pair.ends_on == dt.date(2027, 5, 28)

    def test_it_waits_for_an_order_while_the_new_pair_is_checked(
        self, active_pair: Pair, newcomer: Mentor, curator: User
    ) -> None:
        change = make.replacement(active_pair, newcomer, curator)
        assert list(PairChange.objects.for_order()) == [change]
        Pair.objects.filter(succession=change).update(state=PairState.AGREED)
        assert not PairChange.objects.for_order()

    def test_without_the_consent_nothing_is_replaced(self, active_pair: Pair, newcomer: Mentor, curator: User) -> None:
        change = make.replacement(active_pair, newcomer, curator)
        newcomer.employee.consents.all().delete()
        with pytest.raises(ImpossibleStepError, match=r"Полякова М\.П\.: нет согласия"):
            make.done_change(change, by=curator)

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
