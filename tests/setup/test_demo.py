"""The demonstration: whole, credible, loaded once."""

import io

import pytest
from django.core.management import CommandError, call_command

from documents.models import SignedCopy
from mentoring.enums import PairState
from mentoring.models import Organization, Pair, User
from programs.enums import ProgramState, RowState
from programs.models import PlanRow, Program

RARE = {PairState.PROLONGED, PairState.REPLACING}
"""States that come with later steps of a pair."""


@pytest.mark.django_db
def test_the_demonstration_shows_every_state_and_loads_once() -> None:
    call_command("load_demo", stdout=io.StringIO())
    assert Organization.objects.count() == 2
    assert set(Pair.objects.values_list("state", flat=True)) == set(PairState) - RARE
    assert set(Program.objects.values_list("state", flat=True)) == set(ProgramState)
    assert set(PlanRow.objects.values_list("state", flat=True)) == set(RowState)
    assert SignedCopy.objects.count() >= 4
    again = io.StringIO()
    call_command("load_demo", stdout=again)
    assert (again.getvalue(), Organization.objects.count()) == ("Данные уже есть: демонстрация не загружена.\n", 2)


@pytest.mark.django_db
def test_prepare_names_the_logins() -> None:
    said = io.StringIO()
    call_command("prepare", demo=True, stdout=said)
    logins = {line.split()[0] for line in said.getvalue().splitlines() if line.startswith("  ")}
    assert logins == {
        f"{house}-{role}" for house in ("ds", "sh") for role in ("admin", "curator", "head", "mentee", "mentor")
    }
    assert User.objects.get(username="ds-curator").check_password("demo")


@pytest.mark.django_db
def test_the_demonstration_stays_out_of_production(settings: pytest.FixtureRequest) -> None:
    settings.PRODUCTION = True  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="в рабочем режиме не загружается"):
        call_command("load_demo")
