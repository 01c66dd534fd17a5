"""What the repository's workflow promises: actionlint, where it is installed, knows only the format."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

ROOT: Path = settings.BASE_DIR
PINNED = re.compile(r"uses: [\w/-]+@[0-9a-f]{40} # v[\d.]+")


@pytest.fixture
def workflow() -> str:
    return (ROOT / ".github/workflows/test.yml").read_text()


def test_the_workflow_runs_make_test_with_the_oldest_python_and_a_newer_one(workflow):
    job = yaml.safe_load(workflow)["jobs"]["test"]
    assert job["strategy"]["matrix"] == {"python": ["3.11", "3.13"]}
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text()
    assert job["steps"][-1] == {"run": "make test PYTHON=python"}


def test_an_action_is_the_one_that_was_looked_at(workflow):
    """A tag can be moved; a commit can't."""
    assert workflow.count("uses:") == len(PINNED.findall(workflow)) == 2


def test_each_commit_is_checked_as_make_lint_checks():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    programs = [hook["entry"].removesuffix(" --force-exclude") for hook in hooks if hook["id"] != "lint"]
    lint = (ROOT / "scripts/lint").read_text().replace('"$python"', ".venv/bin/python")
    assert [program for program in programs if program not in lint] == []
    assert len(programs) == 3
