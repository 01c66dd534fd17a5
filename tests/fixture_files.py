"""The fixtures as they stand in their files."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FIXTURES = Path(__file__).parent.parent / "fixtures"
DEMOS = ("kindergarten", "school")


@cache  # nobody writes into what was read
def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def reference(name: str) -> Any:
    return read(FIXTURES / "reference" / f"{name}.yaml")


def fields(name: str) -> list[dict[str, Any]]:
    return [entry["fields"] for entry in reference(name)]


def codes(name: str) -> set[str]:
    return {entry["code"] for entry in fields(name)}


def repeated(values: Any) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


def rows(demo: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for program in demo["programs"]:
        for plan in program["plans"]:
            yield from plan["rows"]
