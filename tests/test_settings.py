"""A start that can't be right stops with one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SECRET = "s" * 50
RIGHT = {"MODE": "production", "SECRET_KEY": SECRET, "ALLOWED_HOSTS": "mentoring.example.org"}


def started(shown: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    left = {"MODE", "DATABASE_URL", "DEBUG", "PORT", "SITE_URL"}
    clean = {name: value for name, value in os.environ.items() if name not in left}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", f"import mentoring.settings as made; {shown}"],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"DATABASE_URL": "broken"}, "DATABASE_URL is not usable"),
        ({"DATABASE_URL": "mysql://somewhere/name"}, "DATABASE_URL is not usable"),
        ({"DATABASE_URL": "postgresql://user@host:port/name"}, "DATABASE_URL is not usable"),
        ({"DEBUG": "perhaps"}, "DEBUG='perhaps' is neither yes nor no"),
        ({"SHEET_MAX_ROWS": "many"}, "SHEET_MAX_ROWS='many' is not a number"),
        ({"EMAIL_PORT": "smtp"}, "EMAIL_PORT='smtp' is not a number"),
        ({"PRESS_SECONDS": "0"}, "PRESS_SECONDS=0 would let nothing through"),
        ({"MODE": "party"}, "MODE='party' is none of development, test, production"),
        ({"MODE": "production"}, "SECRET_KEY must be set"),
        ({"MODE": "production", "SECRET_KEY": "short"}, "SECRET_KEY must be set"),
        ({"MODE": "production", "SECRET_KEY": SECRET, "DEBUG": "1"}, "DEBUG must be off"),
        ({"MODE": "production", "SECRET_KEY": SECRET}, "ALLOWED_HOSTS must name"),
        ({**RIGHT, "EMAIL_HOST": "mail.example.org"}, "EMAIL_FROM must name"),
        ({**RIGHT, "ALLOWED_HOSTS": "*"}, "SITE_URL must name"),
    ],
)
def test_a_wrong_start_stops_with_one_sentence(environment: dict[str, str], sentence: str) -> None:
    answer = started(**environment)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(f"mentoring: {sentence}")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"SHEET_MAX_ROWS": "10"},
        RIGHT,
        {**RIGHT, "ALLOWED_HOSTS": "*", "SITE_URL": "https://mentoring.example.org/"},
        {**RIGHT, "EMAIL_HOST": "mail.example.org", "EMAIL_FROM": "mentoring@example.org"},
    ],
)
def test_a_right_start_is_silent(environment: dict[str, str]) -> None:
    answer = started(**environment)
    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"PORT": "8001"}, "http://127.0.0.1:8001"),
        ({"PORT": "8001", "SITE_URL": "http://school.local/"}, "http://school.local"),
        ({**RIGHT, "PORT": "8001"}, "https://mentoring.example.org"),
    ],
)
def test_the_address_on_papers_follows_the_port(environment: dict[str, str], address: str) -> None:
    assert started("print(made.SITE_URL)", **environment).stdout == f"{address}\n"


def test_on_this_machine_errors_are_told_as_in_production() -> None:
    answer = started("print(made.DEBUG, made.WHITENOISE_USE_FINDERS)", MODE="development")
    assert answer.stdout == "False True\n"
