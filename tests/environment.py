"""Named in pyproject.toml, so that pytest imports it before Django reads its settings."""

import os

os.environ.setdefault("MODE", "test")
