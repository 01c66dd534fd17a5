"""Two people at once with one pair, over two real connections; as tests/test_races.py, this needs PostgreSQL."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Order
from documents.services import order as orders
from mentoring.enums import PairState
from mentoring.enums.pair_change import ChangeKind, ChangeState
from mentoring.models import Mentee, Mentor, Organization, Pair, PairChange, User
from mentoring.services import match_draft, pair_change
from mentoring.services import pair as pairs
from tests import factories as make
from tests.test_races import together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

LATER = dt.date(2026, 12, 14)


@pytest.fixture
def others(kindergarten: Organization, curator: User) -> list[Mentee]:
    return [make.mentee(make.employee(kindergarten), by=curator) for _ in range(3)]


@pytest.fixture
def mentors(mentor: Mentor, kindergarten: Organization, curator: User) -> list[Mentor]:
    return [mentor, make.mentor(make.employee(kindergarten), by=curator)]


def agreed(change: PairChange, *, by: User) -> PairChange:
    for person in change.waiting:
        pair_change.confirm_on_paper(change, employee=person, on=make.TODAY, by=by, at=make.AT)
    return PairChange.objects.get(pk=change.pk)


def in_draft(change: PairChange, kind: str, *, by: User) -> Order:
    make.order_template(kind)
    return orders.draft(change.organization, kind=kind, rows=[change], by=by, at=make.AT, today=make.TODAY)


def test_one_change_of_a_pair_is_prepared(active_pair: Pair, curator: User) -> None:
    kinds = (ChangeKind.PROLONG, ChangeKind.END)
    said = together(*[lambda kind=kind: make.change(active_pair, kind, by=curator) for kind in kinds])
    assert said == ["ImpossibleStepError", "done"]
    assert PairChange.objects.open().count() == 1


def test_the_last_place_goes_to_one(active_pair: Pair, others: list[Mentee], curator: User) -> None:
    """Who joins a group by an order, and who is proposed meanwhile."""
    joining = agreed(make.change(active_pair, ChangeKind.ADD, by=curator, mentee=others[0]), by=curator)
    pair_change.take_into_draft(joining, by=curator, at=make.AT)
    said = together(
        lambda: pair_change.carry_out(joining, on=make.TODAY, by=curator, at=make.AT, why="Приказ"),
        lambda: make.proposed_pair(active_pair.mentor, others[1]),
    )
    assert said == ["ImpossibleStepError", "done"]
    assert Pair.objects.taking_load().values("members").count() == 2


@pytest.fixture
def replacement(active_pair: Pair, mentors: list[Mentor], curator: User) -> PairChange:
    """Agreed by all, to be checked."""
    found = make.change(active_pair, ChangeKind.REPLACE, by=curator, mentor=mentors[1], effective_on=LATER)
    assert found.successor
    for person in (mentors[1].employee, active_pair.current_mentees[0].employee):
        pairs.confirm(
            found.successor, by=User.objects.filter(employee=person).first() or make.account(person), at=make.AT
        )
    return found


def test_a_cancelled_replacement_meets_the_check(replacement: PairChange, curator: User) -> None:
    successor = replacement.successor
    assert successor
    said = together(
        lambda: pair_change.cancel(replacement, by=curator, at=make.AT, why="Передумали"),
        lambda: pairs.check(successor, by=curator, at=make.AT),
    )
    assert said in (["done", "done"], ["ImpossibleStepError", "done"])
    left = PairChange.objects.get()
    assert left.successor
    assert (left.state, left.pair.state, left.successor.state) == (
        ChangeState.CANCELLED,
        PairState.ACTIVE,
        PairState.DECLINED,
    )


def test_a_cancelled_replacement_meets_a_draft(replacement: PairChange, curator: User) -> None:
    assert replacement.successor
    pairs.check(replacement.successor, by=curator, at=make.AT)
    make.order_template("replacement")
    steps: list[Callable[[], object]] = [
        lambda: pair_change.cancel(replacement, by=curator, at=make.AT, why="Передумали"),
        lambda: in_draft(replacement, "replacement", by=curator),
    ]
    assert together(*steps) == ["ImpossibleStepError", "done"]
    left = PairChange.objects.get()
    drafted = left.state == ChangeState.IN_ORDER
    assert (drafted, left.state) in [(True, ChangeState.IN_ORDER), (False, ChangeState.CANCELLED)]
    assert Order.objects.filter(kind="replacement").exists() is drafted


def test_a_signature_meets_another_change(active_pair: Pair, curator: User, head: User) -> None:
    """Whoever comes second sees what the first has done, and neither waits for the other."""
    longer = in_draft(
        agreed(make.change(active_pair, ChangeKind.PROLONG, by=curator), by=curator), "prolongation", by=curator
    )
    said = together(
        lambda: make.signed_order(longer, by=head, number="2-ОД"),
        lambda: make.change(active_pair, ChangeKind.TERMS, by=curator),
    )
    longer.refresh_from_db()
    assert (longer.is_signed, sorted(said)) in [(True, ["done", "done"]), (True, ["ImpossibleStepError", "done"])]
    assert Pair.objects.get().state == PairState.PROLONGED


def test_the_whole_bank_is_proposed_once(mentors: list[Mentor], others: list[Mentee], curator: User) -> None:
    forms, kinds = [make.form()], [make.kind()]
    chosen = list(zip(others, [mentors[0], mentors[1], mentors[0]], strict=True))

    def propose(rows: list[tuple[Mentee, Mentor]]) -> list[Pair]:
        given = {"starts_on": make.TODAY, "ends_on": dt.date(2027, 5, 31), "by": curator, "at": make.AT}
        return match_draft.propose_all(rows, forms=forms, kinds=kinds, **given)  # type: ignore[arg-type]

    assert together(lambda: propose(chosen), lambda: propose(chosen[::-1])) == ["ImpossiblePairsError", "done"]
    assert Pair.objects.count() == 3


LOCK = re.compile(r'FROM "[a-z]+_([a-z]+)".* FOR (?:NO KEY )?UPDATE')


def locks(step: Callable[[], object]) -> dict[str, str]:
    """Return the tables whose rows the step locks, in the order of its first lock in each, with that query."""
    first: dict[str, str] = {}
    with CaptureQueriesContext(connection) as queries:
        step()
    for sql in (query["sql"] for query in queries):
        if found := LOCK.search(sql):
            first.setdefault(found[1], sql)
    return first


def test_all_lock_in_one_order(replacement: PairChange, curator: User, head: User) -> None:
    """Else two of them could wait for each other for good; luck would hide it from the tests above."""
    assert replacement.successor
    pairs.check(replacement.successor, by=curator, at=make.AT)
    make.consent(replacement.successor.mentor.employee)
    Pair.objects.filter(succession=replacement).update(basis_kind="supplement")
    make.order_template("replacement")
    drafting = locks(lambda: in_draft(replacement, "replacement", by=curator))
    order = Order.objects.get(kind="replacement")
    signing = locks(lambda: make.signed_order(order, by=head, number="2-ОД"))
    assert (list(drafting), list(signing)) == (
        ["pair", "mentor", "mentee", "pairchange", "order"],
        ["employee", "order", "organization", "pair", "mentor", "mentee", "pairchange"],
    )


def test_both_pairs_of_a_replacement_are_locked_before_it(replacement: PairChange, curator: User) -> None:
    found = locks(lambda: pair_change.cancel(replacement, by=curator, at=make.AT, why="Передумали"))
    assert list(found) == ["pair", "pairchange"]
    [asked] = re.findall(r"IN \((\d+), (\d+)\) ORDER BY", found["pair"])
    assert set(map(int, asked)) == {replacement.pair_id, replacement.successor_id}
