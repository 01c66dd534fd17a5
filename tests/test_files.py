"""No file grows beyond what one reads at a sitting."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.BASE_DIR
NOT_OURS = {"var", "migrations"}
"""What the site keeps, and what makemigrations writes."""
LINES = 300


def files(folder: Path) -> Iterator[Path]:
    """Return the project's own modules, git or no git."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in NOT_OURS and not path.name.startswith("."):
            yield from files(path)
        elif path.suffix == ".py":
            yield path


def test_no_file_is_longer_than_300_lines():
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text().splitlines()) for path in files(ROOT)}
    assert {"manage.py", "mentoring/settings.py", "tests/conftest.py"} <= lengths.keys()
    assert {name: length for name, length in lengths.items() if length > LINES} == {}
