"""Named in pyproject.toml, so that pytest imports it before Django reads its settings."""

import os

import pytest

os.environ.setdefault("MODE", "test")
pytest.register_assert_rewrite("tests.pages")  # so that the checklist of the pages tells what differs
