"""Named in pyproject.toml, so that pytest imports it before Django reads its settings."""

import os

import pytest

os.environ.setdefault("MODE", "test")
# So that what these ask tells what differs, as a test does.
pytest.register_assert_rewrite("tests.pages", "tests.browser.story_pair", "tests.browser.story_program")
