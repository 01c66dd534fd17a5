"""Which programs count as being carried out, and their rows."""

import datetime as dt

import pytest

from mentoring.enums import PairState
from mentoring.models import Pair, PairMentee, PairPause
from mentoring.reminders import reminders
from programs.enums import ProgramState
from programs.models import PlanRow, Program
from tests.factories import TODAY, YESTERDAY

TOMORROW = TODAY + dt.timedelta(days=1)


def running():
    return list(Program.objects.running_on(TODAY)), list(PlanRow.objects.of_running_on(TODAY))


@pytest.mark.parametrize(
    ("given", "runs"),
    [
        ({}, True),
        ({"state": PairState.REPLACING}, True),
        ({"state": PairState.TERMINATED, "ends_on": TODAY}, True),
        ({"state": PairState.TERMINATED, "ends_on": YESTERDAY}, False),
        ({"state": PairState.COMPLETED, "ends_on": TODAY}, False),
        ({"ends_on": YESTERDAY}, True),
        ({"in_force_from": TOMORROW}, False),
    ],
)
def test_program_and_rows_run_while_the_pair_works(running_program, row, given, runs):
    Pair.objects.update(**given)
    assert running() == (([running_program], [row]) if runs else ([], []))


def test_a_pause_stops_them(running_program, row):
    PairPause.objects.create(pair=running_program.pair, starts_on=TODAY)
    assert running() == ([], [])
    PairPause.objects.update(starts_on=TOMORROW)
    assert running() == ([running_program], [row])


@pytest.mark.parametrize("state", sorted(set(ProgramState) - {ProgramState.RUNNING, ProgramState.COMPLETED}))
def test_no_other_program_of_a_living_pair_runs(running_program, row, state):
    Program.objects.update(state=state)
    assert running() == ([], [])
    assert row in PlanRow.objects.all()


def test_the_public_is_told_of_none_whose_term_is_over(running_program):
    assert list(Program.objects.under_way_on(TODAY)) == [running_program]
    Pair.objects.update(ends_on=YESTERDAY)
    assert (list(Program.objects.running_on(TODAY)), list(Program.objects.under_way_on(TODAY))) == (
        [running_program],
        [],
    )


def test_a_newcomer_is_not_late_with_what_was_due_before(running_program, row, mentee_user):
    PlanRow.objects.update(due_on=YESTERDAY)
    late = reminders()["row-late"]
    assert list(late.rows(mentee_user, TODAY)) == [row]
    PairMentee.objects.update(joined_on=TODAY)
    assert list(late.rows(mentee_user, TODAY)) == []
