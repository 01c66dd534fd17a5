"""The demonstration says what the models can hold: references resolve, states agree with dates."""

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from mentoring.enums import (
    GRANTED_ROLES,
    PAIR_FORMING,
    PAIR_LIVING,
    BasisKind,
    Category,
    ConsentKind,
    MenteeCategory,
    MenteeState,
    MentorState,
    OrganizationKind,
    PairState,
    Sex,
)
from mentoring.models import Employee, Organization
from mentoring.validators import date_refusals
from programs.enums import ROW_CLOSED, MeetingMode, ProgramState, RowState
from programs.models import NOTE_FIELDS, PlanRow
from programs.row_fields import ROW_FIELDS
from tests.fixture_files import DEMOS, FIXTURES, codes, fields, read, reference, repeated, rows

BASIS = ("kind", "number", "date", "content", "term", "form", "payment")
ROW_KEYS = {*ROW_FIELDS, "starts_on", "due_on", "actual_result", "state", "reason"}
TODAY = dt.date(2026, 11, 20)
ENDED = {PairState.COMPLETED, PairState.TERMINATED}


@pytest.fixture(params=DEMOS)
def demo(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = read(FIXTURES / "demo" / f"{request.param}.yaml")
    return found


@pytest.fixture
def people(demo: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {person["key"]: person for person in demo["employees"]}


@pytest.fixture
def pairs(demo: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {pair["key"]: pair for pair in demo["pairs"]}


class TestDemo:
    def test_organization(self, demo: dict[str, Any]) -> None:
        assert demo["organization"]["kind"] in OrganizationKind.values
        Organization(**demo["organization"]).clean_fields()

    def test_employees(self, demo: dict[str, Any]) -> None:
        people = demo["employees"]
        assert repeated(person["key"] for person in people) == []
        assert repeated((person["last_name"], person["first_name"]) for person in people) == []
        for person in people:
            card = {name: value for name, value in person.items() if name not in {"key", "clearances"}}
            Employee(**card).clean_fields(exclude=["organization", "search"])
            assert person["sex"] in Sex.values
            assert person["category"] in Category.values
            assert person["post"] == person["post"].lower()

    def test_accounts(self, demo: dict[str, Any], people: dict[str, dict[str, Any]]) -> None:
        accounts = demo["accounts"]
        assert repeated(account["username"] for account in accounts) == []
        assert repeated(account["employee"] for account in accounts) == []
        assert {account["employee"] for account in accounts} <= set(people)
        assert {role for account in accounts for role in account["roles"]} == {role.value for role in GRANTED_ROLES}
        participants = {entry["employee"] for entry in demo["mentors"] + demo["mentees"]}
        assert participants <= {account["employee"] for account in accounts}

    def test_banks(self, demo: dict[str, Any], people: dict[str, dict[str, Any]]) -> None:
        mentors, mentees = demo["mentors"], demo["mentees"]
        assert repeated(entry["employee"] for entry in mentors + mentees) == []
        assert {entry["employee"] for entry in mentors + mentees} <= set(people)
        assert {entry["state"] for entry in mentors} <= set(MentorState.values) - {MentorState.PAIRED, MentorState.LEFT}
        assert {entry["state"] for entry in mentees} == {MenteeState.SEARCHING, MenteeState.APPLIED}
        assert {entry["category"] for entry in mentees} <= set(MenteeCategory.values)
        assert {code for entry in mentors for code in entry["strengths"]} <= codes("directions")
        assert {code for entry in mentors for code in entry["forms"]} <= codes("forms")
        assert {code for entry in mentors for code in entry["kinds"]} <= codes("kinds")
        assert {entry["direction"] for entry in mentees} <= codes("directions")
        assert {code for entry in mentees for code in entry["deficits"]} <= codes("deficits")
        assert [entry["employee"] for entry in mentees if repeated(entry["deficits"])] == []

    def test_curator(self, demo: dict[str, Any], people: dict[str, dict[str, Any]]) -> None:
        assert demo["curator"]["employee"] in people

    def test_consents(self, demo: dict[str, Any], people: dict[str, dict[str, Any]]) -> None:
        consents = demo["consents"]
        assert {consent["employee"] for consent in consents} <= set(people)
        assert {consent["kind"] for consent in consents} == set(ConsentKind.values)
        is_open = [consent for consent in consents if not consent.keys() & {"valid_until", "withdrawn_on"}]
        assert repeated((consent["employee"], consent["kind"]) for consent in is_open) == []
        assert any("withdrawn_on" in consent for consent in consents)

    def test_pairs_refer_to_the_banks(self, demo: dict[str, Any], pairs: dict[str, dict[str, Any]]) -> None:
        assert len(pairs) == len(demo["pairs"])
        mentors = {entry["employee"] for entry in demo["mentors"] if entry["state"] == MentorState.LISTED}
        mentees = {entry["employee"] for entry in demo["mentees"] if entry["state"] == MenteeState.SEARCHING}
        assert {pair["mentor"] for pair in pairs.values()} <= mentors
        assert {key for pair in pairs.values() for key in pair["mentees"]} <= mentees
        assert {form for pair in pairs.values() for form in pair["forms"]} <= codes("forms")
        assert {code for pair in pairs.values() for code in pair["kinds"]} <= codes("kinds")
        assert all(pair["starts_on"] < pair["ends_on"] for pair in pairs.values())

    def test_nobody_is_taken_twice(self, demo: dict[str, Any]) -> None:
        taking = [pair for pair in demo["pairs"] if pair["state"] in PAIR_FORMING | PAIR_LIVING]
        assert repeated(key for pair in taking for key in pair["mentees"]) == []
        load = Counter(pair["mentor"] for pair in taking for _ in pair["mentees"])
        limits = {entry["employee"]: entry["load_limit"] for entry in demo["mentors"]}
        assert [key for key in load if load[key] > limits[key]] == []

    def test_active_pairs_and_a_group(self, demo: dict[str, Any]) -> None:
        active = [pair for pair in demo["pairs"] if pair["state"] == PairState.ACTIVE]
        assert len(active) >= 5
        assert any(len(pair["mentees"]) > 1 for pair in active)

    def test_pairs_in_force_have_an_order_a_consent_and_a_basis(
        self, demo: dict[str, Any], pairs: dict[str, dict[str, Any]]
    ) -> None:
        signed = {key: order["signed_on"] for order in demo["orders"] if order["signed_on"] for key in order["pairs"]}
        in_force = {key for key, pair in pairs.items() if pair["state"] in PAIR_LIVING | ENDED}
        assert set(signed) == in_force
        for key in in_force:
            pair, day = pairs[key], signed[key]
            assert day <= pair["starts_on"]
            assert pair["basis_kind"] in BasisKind.values
            assert pair["basis_date"] <= day
            assert all(pair[f"basis_{name}"] for name in BASIS)
            assert any(
                consent["employee"] == pair["mentor"]
                and consent["kind"] == ConsentKind.MENTORING
                and consent["signed_on"] <= day
                and consent.get("valid_until", pair["ends_on"]) >= pair["ends_on"]
                for consent in demo["consents"]
            )

    def test_draft_orders_hold_the_pairs_in_an_order(
        self, demo: dict[str, Any], pairs: dict[str, dict[str, Any]]
    ) -> None:
        drafted = [key for order in demo["orders"] if not order["signed_on"] for key in order["pairs"]]
        assert sorted(drafted) == sorted(key for key, pair in pairs.items() if pair["state"] == PairState.IN_ORDER)
        assert repeated((order["number"], order["signed_on"]) for order in demo["orders"]) == []

    def test_programs(self, demo: dict[str, Any], pairs: dict[str, dict[str, Any]]) -> None:
        programs = demo["programs"]
        assert repeated(program["pair"] for program in programs) == []
        for program in programs:
            pair = pairs[program["pair"]]
            assert pair["state"] not in PAIR_FORMING
            assert pair["starts_on"] <= program["starts_on"] < program["ends_on"] <= pair["ends_on"]
            assert program["mode"] in MeetingMode.values
            assert set(program["directions"]) <= codes("directions")
            assert set(NOTE_FIELDS) <= set(program)
            finished = program["state"] == ProgramState.COMPLETED
            assert finished == bool(program.get("result")) == ("completed_on" in program)
            assert finished == (pair["state"] == PairState.COMPLETED)

    def test_rows(self, demo: dict[str, Any]) -> None:
        layouts = {entry["code"]: {column["field"] for column in entry["columns"]} for entry in fields("plan_layouts")}
        known = {entry["title"] for entry in fields("deficits")}
        for program in demo["programs"]:
            for plan in program["plans"]:
                for row in plan["rows"]:
                    assert set(row) <= ROW_KEYS
                    assert layouts[plan["layout"]] <= set(row)
                    assert row.get("deficit", "") in known | {""}
                    assert program["starts_on"] <= row["starts_on"] <= row["due_on"] <= program["ends_on"]
                    facts = {name: value for name, value in row.items() if name not in ("state", "reason")}
                    PlanRow(**facts).clean_fields(exclude=["plan"])

    def test_states_of_rows_fit_their_program(self, demo: dict[str, Any]) -> None:
        for program in demo["programs"]:
            states = {row["state"] for plan in program["plans"] for row in plan["rows"]}
            if program["state"] == ProgramState.COMPLETED:
                assert states <= ROW_CLOSED
            elif program["state"] not in (ProgramState.RUNNING, ProgramState.CHANGED):
                assert states == {RowState.PLANNED}

    def test_rows_tell_what_came_of_them(self, demo: dict[str, Any]) -> None:
        reported = {RowState.DONE, RowState.ACCEPTED}
        explained = {RowState.POSTPONED, RowState.DROPPED}
        assert all((row["state"] in reported) == bool(row.get("actual_result")) for row in rows(demo))
        assert all((row["state"] in explained) == bool(row.get("reason")) for row in rows(demo))
        assert all(row["starts_on"] <= TODAY for row in rows(demo) if row["state"] in reported)

    def test_every_state_of_a_row(self, demo: dict[str, Any]) -> None:
        assert {row["state"] for row in rows(demo)} == set(RowState.values)

    def test_roadmap(self, demo: dict[str, Any]) -> None:
        roadmap = demo["roadmap"]
        sample = next(sample for sample in reference("roadmaps") if sample["code"] == roadmap["sample"])
        counts = {stage["number"]: len(stage["activities"]) for stage in sample["stages"]}
        assert set(roadmap["due"]) == set(counts)
        assert all(roadmap["done"][number] == "all" for number in range(1, 5))
        assert 0 <= roadmap["done"][5] < counts[5]

    def test_nothing_official_happens_on_a_weekend(self, demo: dict[str, Any]) -> None:
        days = [consent["signed_on"] for consent in demo["consents"]]
        days += [order["signed_on"] for order in demo["orders"] if order["signed_on"]]
        days += [row["due_on"] for row in rows(demo)]
        days += [pair["basis_date"] for pair in demo["pairs"] if pair["basis_date"]]
        assert [day for day in days if day.isoweekday() > 5] == []


def test_cards_keep_their_own_rules(people: dict[str, dict[str, Any]]) -> None:
    """A card that breaks them could neither be edited nor loaded back from an export."""
    dates = ("birth_date", "teaching_since", "working_since", "hired_on")
    given = {key: {date: person.get(date) for date in dates} for key, person in people.items()}
    found = {key: date_refusals(days, today=dt.date(2026, 11, 20)) for key, days in given.items()}
    assert {key: refusals for key, refusals in found.items() if refusals} == {}
