"""A real browser in front of the running site. What goes wrong on any page fails the test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils import timezone
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from mentoring.models import Employee, Organization, User
from mentoring.services.account import open_account
from setup.demo import load_demo
from setup.reference import load_reference
from tests.browser.visitor import PASSWORD, TIMEOUT_MS, Visitor

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FONTS = Path(__file__).with_name("fonts.conf")

Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite in a file: the threads of the server and the test have connections of their own."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    expect.set_options(timeout=TIMEOUT_MS)
    with sync_playwright() as playwright:
        # Where the system has none, Playwright's own is started.
        browser = playwright.chromium.launch(
            executable_path=path if Path(path).exists() else None,
            args=list(ARGUMENTS),
            env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
        )
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of the running site; nobody has tried to sign in there before."""
    cache.clear()
    return str(live_server.url)


@pytest.fixture
def reference(transactional_db: None) -> None:
    load_reference()


@pytest.fixture
def demo(transactional_db: None, site: str) -> None:
    """Give everybody of the demonstration a name and a post as long as they come."""
    load_reference()
    load_demo(timezone.localdate())
    Employee.objects.update(
        last_name=Concat("last_name", Value("-Константинопольская")),
        middle_name="Абдурахмангаджиевна",
        post="учитель-олигофренопедагог, заместитель директора по учебно-воспитательной и научно-методической работе",
        email="aleksandra.konstantinopolskaya@detskiy-sad-kombinirovannogo-vida.severorechinsk.example",
    )
    Organization.objects.update(short_name="МБДОУ «Центр развития ребёнка – детский сад комбинированного вида № 117»")


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Visit]:
    """Open a browser of one's own, signed in by the login form if a name or a user is given."""
    visitors: list[Visitor] = []

    def visit(who: User | str = "", **options: object) -> Visitor:
        visitor = Visitor(chromium, site, **options)
        visitors.append(visitor)
        if who:
            visitor.sign_in(who if isinstance(who, str) else with_password(who))
        return visitor

    yield visit
    errors = [error for visitor in visitors for error in visitor.errors]
    for visitor in visitors:
        visitor.context.close()
    assert errors == []


def with_password(user: User) -> str:
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user.username


@pytest.fixture
def open_door(site: str) -> Callable[..., User]:
    """Give a person an account with the tests' password."""

    def open_door(person: Employee, username: str, *roles: str) -> User:
        return open_account(person, username=username, password=PASSWORD, roles=roles)

    return open_door
