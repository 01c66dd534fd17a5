"""The demonstration of the day: played once in a run of the tests, copied for each test that looks at it."""

import fcntl
import sqlite3
from contextlib import closing
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from setup.demo import load_demo
from setup.reference import load_reference


def demonstrate(folder: Path) -> None:
    """Fill the empty database; folder: that of the run, which all its processes see."""
    kept = folder / f"demonstration-{timezone.localdate()}.sqlite3"
    with (folder / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            load_reference()
            load_demo(timezone.localdate())
            _copy(connection.connection, kept)
            return
    with closing(sqlite3.connect(kept)) as source:
        source.backup(connection.connection)
    ContentType.objects.clear_cache()


def _copy(source: sqlite3.Connection, into: Path) -> None:
    with closing(sqlite3.connect(into)) as target:
        source.backup(target)
