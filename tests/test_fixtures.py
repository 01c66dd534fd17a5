"""The fixtures say what the models can hold: codes are unique, references resolve, texts are clean."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from documents.models import LegalGround
from mentoring.enums import PairState
from mentoring.models import Clearance, Deficit, Direction, MentoringForm, MentoringKind
from programs.enums import ProgramState
from programs.models import PlanLayout
from programs.row_fields import ROW_FIELDS
from roadmap.models import Activity
from tests.fixture_files import DEMOS, FIXTURES, codes, fields, read, reference, repeated

NATURAL = ("forms", "kinds", "clearances", "directions", "deficits", "legal_grounds", "plan_layouts")


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


class TestReference:
    @pytest.mark.django_db
    def test_loads_twice_into_valid_rows(self) -> None:
        paths = [str(FIXTURES / "reference" / f"{name}.yaml") for name in NATURAL]
        call_command("loaddata", *paths, verbosity=0)
        call_command("loaddata", *paths, verbosity=0)
        models = (MentoringForm, MentoringKind, Clearance, Direction, Deficit, LegalGround, PlanLayout)
        counts = [model._default_manager.count() for model in models]
        assert counts == [len(reference(name)) for name in NATURAL]
        for model in models:
            for entry in model._default_manager.all():
                entry.full_clean()

    @pytest.mark.parametrize("name", NATURAL)
    def test_codes_and_titles_are_unique(self, name: str) -> None:
        entries = fields(name)
        assert repeated(entry["code"] for entry in entries) == []
        assert repeated(entry["title"] for entry in entries) == []

    def test_orders_on_teachers_quote_acts_that_concern_them(self) -> None:
        quotable = {
            entry["code"]
            for entry in fields("legal_grounds")
            if entry.get("kind") != "explanation" and entry.get("concerns") != "обучающихся"
        }
        wordings = (FIXTURES / "reference" / "order_templates").glob("*.yaml")
        quoted = {code for path in wordings for code in reference(f"order_templates/{path.stem}").get("grounds", [])}
        assert quoted <= quotable
        assert {"tk-351-8", "fz-273", "tk-191"} <= quoted

    def test_enough_deficits_under_every_direction(self) -> None:
        deficits = fields("deficits")
        assert len(deficits) >= 70
        assert {code for entry in deficits for code in entry["direction"]} == codes("directions")

    def test_library(self) -> None:
        library = reference("library")
        assert repeated(plan["code"] for plan in library) == []
        assert {plan["layout"] for plan in library} <= codes("plan_layouts")
        assert {field for plan in library for row in plan["rows"] for field in row} <= set(ROW_FIELDS)

    def test_library_rows_of_six_columns_are_complete(self) -> None:
        plans = [plan for plan in reference("library") if plan["layout"] == "six-columns"]
        found = [row for plan in plans for row in plan["rows"]]
        columns = next(entry["columns"] for entry in fields("plan_layouts") if entry["code"] == "six-columns")
        assert len(found) >= 24
        assert all(set(row) == {column["field"] for column in columns} for row in found)
        assert {row["deficit"] for row in found} <= {entry["title"] for entry in fields("deficits")}

    def test_roadmaps(self) -> None:
        roadmaps = reference("roadmaps")
        assert [roadmap["code"] for roadmap in roadmaps] == ["layout-a", "layout-b"]
        shown = {"number", "stage"} | {field.name for field in Activity._meta.fields}
        for roadmap in roadmaps:
            assert sum(column["width"] for column in roadmap["columns"]) == 100
            assert {column["field"] for column in roadmap["columns"]} <= shown
            assert [stage["number"] for stage in roadmap["stages"]] == list(range(1, 8))
            assert all(len(stage["short_title"]) <= 24 for stage in roadmap["stages"])

    def test_activities_fit_their_fields(self) -> None:
        for roadmap in reference("roadmaps"):
            for stage in roadmap["stages"]:
                for activity in stage["activities"]:
                    Activity(**activity).clean_fields(exclude=["stage"])


class TestTogether:
    def test_every_state_occurs(self) -> None:
        demos = [read(FIXTURES / "demo" / f"{name}.yaml") for name in DEMOS]
        pair_states = {pair["state"] for demo in demos for pair in demo["pairs"]}
        assert pair_states == set(PairState.values) - {
            PairState.PROLONGED,
            PairState.REPLACING,
            PairState.COMING,
            PairState.OVER,
        }
        assert {program["state"] for demo in demos for program in demo["programs"]} == set(ProgramState.values)

    def test_usernames_are_unique(self) -> None:
        demos = [read(FIXTURES / "demo" / f"{name}.yaml") for name in DEMOS]
        assert repeated(account["username"] for demo in demos for account in demo["accounts"]) == []

    @pytest.mark.parametrize("path", sorted(FIXTURES.glob("*/*.yaml")), ids=lambda path: path.stem)
    def test_typography(self, path: Path) -> None:
        wrong = [
            text
            for text in texts(read(path))
            if re.search(r'["“”„—\t]|\s-\s|  |\s[,.;:]|\s$|\[ФИО|(?:№|N)\d', text) or text.count("«") != text.count("»")
        ]
        assert wrong == []
