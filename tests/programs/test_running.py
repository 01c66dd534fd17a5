"""Which programs count as being carried out, and their rows."""

import pytest

from mentoring.enums import PAIR_LIVING, PairState
from mentoring.models import Pair
from programs.enums import ProgramState
from programs.models import PlanRow, Program

WITH_PROGRAM = sorted(PAIR_LIVING | {PairState.COMPLETED, PairState.TERMINATED})


@pytest.mark.parametrize("state", WITH_PROGRAM)
def test_program_and_rows_run_while_the_pair_lives(running_program, row, state):
    Pair.objects.filter(pk=running_program.pair_id).update(state=state)
    found = (list(Program.objects.running()), list(PlanRow.objects.of_running()))
    assert found == (([running_program], [row]) if state in PAIR_LIVING else ([], []))


@pytest.mark.parametrize("state", sorted(set(ProgramState) - {ProgramState.RUNNING, ProgramState.COMPLETED}))
def test_no_other_program_of_a_living_pair_runs(running_program, row, state):
    Program.objects.update(state=state)
    assert (list(Program.objects.running()), list(PlanRow.objects.of_running())) == ([], [])
    assert row in PlanRow.objects.all()
