"""Named in pyproject.toml, so that pytest imports it before Django reads its settings."""

import datetime as dt
import gc
import os
from zoneinfo import ZoneInfo

import pytest
import time_machine

os.environ.setdefault("MODE", "test")
# Collecting seldom saves a tenth of the time: all that Django and the dictionaries hold is looked through each time.
gc.set_threshold(50_000, 20, 20)
# So that what these ask tells what differs, as a test does.
pytest.register_assert_rewrite(
    "tests.pages", "tests.browser.story_pair", "tests.browser.story_program", "tests.setup.every_paper"
)

if "TODAY" in os.environ:
    # As `make soak` asks. Half past midnight: elsewhere than in Moscow it is still the day before. The clock runs on.
    midnight = dt.datetime.fromisoformat(os.environ["TODAY"]).replace(tzinfo=ZoneInfo("Europe/Moscow"))
    time_machine.travel(midnight + dt.timedelta(minutes=30)).start()
