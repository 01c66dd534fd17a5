"""Reading settings from the environment; whatever is unusable stops the start with one sentence."""

import os
import sys
from typing import Any, NoReturn

import dj_database_url

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def fail(sentence: str) -> NoReturn:
    """Stop the start with one sentence on stderr and exit status 1: a traceback would bury it."""
    sys.exit(f"mentoring: {sentence}")


def text(name: str, default: str) -> str:
    return os.environ.get(name, default).strip()


def boolean(name: str, *, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in TRUE:
        return True
    if value.strip().lower() in FALSE:
        return False
    fail(f"{name}={value!r} is neither yes nor no; write 1 or 0")


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdecimal():
        fail(f"{name}={value!r} is not a number")
    return int(value)


def positive(name: str, default: int) -> int:
    value = number(name, default)
    if not value:
        fail(f"{name}=0 would let nothing through; give 1 or more")
    return value


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    value = text(name, default)
    if value not in allowed:
        fail(f"{name}={value!r} is none of {', '.join(allowed)}")
    return value


def names(name: str) -> list[str]:
    """Return a comma-separated list, without blanks."""
    return [part.strip() for part in text(name, "").split(",") if part.strip()]


def database(default: str) -> dict[str, Any]:
    """Return Django's description of the database that DATABASE_URL names."""
    url = text("DATABASE_URL", "") or default
    try:
        found = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    except (ValueError, KeyError):
        found = {}
    engine = found.get("ENGINE", "")
    if engine not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"} or not found.get("NAME"):
        fail("DATABASE_URL is not usable; write postgresql://user:password@host:5432/name or sqlite:////absolute/path")
    return found
