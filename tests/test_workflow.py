"""What the repository's workflow promises: actionlint, where it is installed, knows only the format."""

import re
import subprocess
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


def hooks(stage: str) -> list[str]:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    assert {"pre-commit", "commit-msg", "pre-push"} == set(config["default_install_hook_types"])
    found = config["repos"][0]["hooks"]
    return [hook["entry"] for hook in found if stage in hook.get("stages", config["default_stages"])]


def test_each_commit_is_checked_as_make_lint_checks():
    programs = [entry.removesuffix(" --force-exclude") for entry in hooks("pre-commit")]
    lint = (ROOT / "scripts/lint").read_text().replace('"$python"', ".venv/bin/python")
    assert [program for program in programs if program not in lint] == []
    assert len(programs) == 3
    assert hooks("pre-push") == ["make lint"]


@pytest.mark.parametrize(
    ("message", "refused"),
    [
        (f"{'ё' * 72}\n\nWhy: {'w' * 80}", 0),
        (f"# a comment\n\n{'w' * 73}\n", 1),
        (f"{'w' * 40}\n{'w' * 40}\n\nWhy", 1),  # one subject to git
        (f"fixup! fixup! {'w' * 72}", 0),
        (f"fixup! {'w' * 73}", 1),
    ],
)
def test_a_subject_has_at_most_72_characters(tmp_path, message, refused):
    (program,), file = hooks("commit-msg"), tmp_path / "message"
    file.write_text(message)
    done = subprocess.run([ROOT / program, file], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert (done.returncode, done.stderr.startswith("The subject has ")) == (refused, bool(refused))
