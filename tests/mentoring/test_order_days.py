"""What a signed order says of a day, everywhere at once: states, loads, rights, desks, a paper and the public page.

Each person is a letter: the mentors D and P, the mentees S and K.
"""

import datetime as dt
from dataclasses import dataclass

import pytest
import time_machine
from django.test import Client

from documents.papers.bank import bank_html
from mentoring.enums import Bank, PairState
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import Mentee, Mentor, Organization, Pair, PairChange, User
from mentoring.queries.load import load_of
from mentoring.reminders import reminders
from programs.enums import RowState
from programs.models import PlanRow, Program
from tests import factories as make
from tests.changes import signed_change

pytestmark = pytest.mark.without("pdf", reason="papers are read as HTML")

K, S = ChangeKind, PairState
FIRST, LAST = make.TODAY, make.TODAY + dt.timedelta(days=30)
SURNAMES = {"D": "Дорошенко", "P": "Полякова", "S": "Савельева", "K": "Кравцова"}
ROWS = ("row-do", "row-accept")


def day(number: int, month: int = 12) -> dt.date:
    return dt.date(2026, month, number)


@dataclass(frozen=True)
class Said:
    """What is told of one day.

    may: who may write the program or do its rows
    desk: who is asked for a row of it
    bank: the mentors whom the bank of mentees names on paper, once for each mentee
    public: who stands among what is carried out now
    """

    state: PairState
    load: str
    may: str
    desk: str
    bank: str
    public: str


@pytest.fixture
def cast(
    running_program: Program, mentor: Mentor, newcomer: Mentor, mentee: Mentee, second: Mentee, curator: User
) -> dict[str, User]:
    """All have an account and may be named; the plan has a row to do all month, and one to accept."""
    found = {}
    for letter, card in zip("DPSK", (mentor, newcomer, mentee, second), strict=True):
        make.consent(card.employee, "publication")
        found[letter] = User.objects.filter(employee=card.pk).first() or make.account(card.employee)
    PlanRow.objects.update(starts_on=FIRST, due_on=LAST)
    make.add_row(running_program, position=2, state=RowState.DONE)
    return found


def said(pair: Pair, cast: dict[str, User], now: dt.date) -> Said:
    with time_machine.travel(dt.datetime(now.year, now.month, now.day, 9, tzinfo=dt.UTC), tick=False):
        program, users = Program.objects.get(), {letter: User.objects.get(pk=user.pk) for letter, user in cast.items()}
        paper = bank_html(Organization.objects.get(pk=pair.organization_id), bank=Bank.MENTEES)
        public = Client().get("/").content.decode()
        loads = {"DP"[at]: mentor for at, mentor in enumerate(cast[letter].employee_id for letter in "DP")}
        return Said(
            Pair.objects.get(pk=pair.pk).state_today,
            "".join(letter * load_of(Mentor(pk=pk), starts_on=now, ends_on=now) for letter, pk in loads.items()),
            "".join(letter for letter, user in users.items() if _may(user, program)),
            "".join(letter for letter, user in users.items() if _is_asked(user, now)),
            "".join(letter * paper.count(SURNAMES[letter]) for letter in "DP"),
            "".join(letter for letter, surname in SURNAMES.items() if surname in public),
        )


def _may(user: User, program: Program) -> bool:
    return user.has_perm("programs.write_program", program) or user.has_perm("programs.do_row", program)


def _is_asked(user: User, now: dt.date) -> bool:
    asked = [reminders()[code] for code in ROWS]
    return any(each.whom(user) and each.rows(user, now).exists() for each in asked)


BOTH = Said(S.ACTIVE, "D", "DS", "DS", "D", "DS")
"""As it is before each of the orders."""
GROUP = Said(S.ACTIVE, "DD", "DSK", "DSK", "DD", "DSK")


@pytest.fixture
def change(cast: dict[str, User], active_pair: Pair, curator: User, request: pytest.FixtureRequest) -> PairChange:
    kind, given = request.param
    if kind == K.REPLACE:
        return make.replacement(active_pair, Mentor.objects.get(pk=cast["P"].employee_id), curator)
    if kind == K.PROLONG:
        for model in (Pair, Program):
            model.objects.update(ends_on=day(4))
    if kind == K.ADD:
        given = {"mentee": Mentee.objects.get(pk=cast["K"].employee_id)}
    return make.change(Pair.objects.get(), kind, by=curator, **given)


@pytest.mark.parametrize(
    ("change", "spans"),
    [
        ((K.ADD, {}), [(FIRST, day(30, 11), BOTH), (day(1), LAST, GROUP)]),
        (
            (K.REPLACE, {}),
            [
                (FIRST, day(30, 11), BOTH),
                (day(1), LAST, Said(S.TERMINATED, "P", "PS", "PS", "P", "PS")),
            ],
        ),
        (
            (K.PROLONG, {"new_ends_on": day(31)}),
            [(FIRST, day(4), BOTH), (day(5), LAST, Said(S.PROLONGED, "D", "DS", "DS", "D", "DS"))],
        ),
        (
            (K.SHORTEN, {"new_ends_on": day(10)}),
            [(FIRST, day(10), BOTH), (day(11), LAST, Said(S.OVER, "", "DS", "DS", "", ""))],
        ),
        (
            (K.PAUSE, {"effective_on": day(2), "pause_until": day(6)}),
            [
                (FIRST, day(1), BOTH),
                (day(2), day(6), Said(S.PAUSED, "D", "DS", "", "D", "")),
                (day(7), LAST, BOTH),
            ],
        ),
        (
            (K.END, {"effective_on": day(15)}),
            [(FIRST, day(15), BOTH), (day(16), LAST, Said(S.TERMINATED, "", "DS", "", "", ""))],
        ),
    ],
    indirect=["change"],
    ids=lambda told: str(told[0]) if isinstance(told, tuple) else "",
)
def test_everything_follows_the_dates_of_the_order(
    cast: dict[str, User], change: PairChange, spans: list[tuple[dt.date, dt.date, Said]], curator: User, head: User
) -> None:
    pair = signed_change(change, by=curator, head=head)
    turns = {now: span[2] for span in spans for now in span[:2]}
    assert {now: said(pair, cast, now) for now in turns} == turns


def test_who_leaves_is_out_on_the_day(cast: dict[str, User], active_pair: Pair, curator: User, head: User) -> None:
    second = Mentee.objects.get(pk=cast["K"].employee_id)
    pair = signed_change(make.change(active_pair, K.ADD, by=curator, mentee=second), by=curator, head=head)
    leaving = make.change(
        pair, K.RELEASE, by=curator, mentee=Mentee.objects.get(pk=cast["S"].employee_id), effective_on=day(7)
    )
    signed_change(leaving, by=curator, head=head, number="3-ОД")
    left = Said(S.ACTIVE, "D", "DK", "DK", "D", "DK")
    assert {now: said(pair, cast, now) for now in (day(6), day(7))} == {day(6): GROUP, day(7): left}
