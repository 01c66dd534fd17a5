"""The fixed cast: a kindergarten with its people, and a school whose curator is the stranger."""

import datetime as dt
from collections.abc import Iterator
from inspect import signature

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client

from documents.models import Order
from mentoring.enums import Role
from mentoring.models import Mentee, Mentor, Organization, Pair, User
from mentoring.services import pair as pairs
from programs.models import PlanRow, Program
from programs.services import plan as plans
from programs.services import program as programs
from tests import factories as make

EVERY_PAGE = ("test_others_are_kept_out", "test_looking_changes_nothing")
DATABASE = {"db", "transactional_db", "client", "signed_in"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what asks nothing of the database: it has said the same on SQLite."""
    if connection.vendor != "postgresql":
        return
    kept = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    """Tell by the fixtures; who asks `request` may take some by name.

    What pages say and refuse is the same over both: over PostgreSQL it is the walk of the strangers, the lists'
    queries, the services and the races that could differ.
    """
    if item.path.name.endswith("_pages.py") or item.name.startswith(EVERY_PAGE):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    asked = isinstance(item, pytest.Function) and "request" in signature(item.function).parameters
    return asked or item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE)


@pytest.fixture(autouse=True)
def _frozen_time(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let every test live on 20 November 2026; the browser has a clock of its own."""
    if request.node.get_closest_marker("browser"):
        yield
        return
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture(autouse=True)
def _quick_papers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a stand-in where a step freezes its PDF: drawing one costs more than all else in a test."""
    if not request.node.get_closest_marker("paper"):
        monkeypatch.setattr("documents.services.freezing.render_pdf", lambda html: b"%PDF-kept")


@pytest.fixture(autouse=True)
def _quiet_counts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the numbers beside the sections out: counting them costs a test as much as its page."""
    if not {"counts", "browser"} & {mark.name for mark in request.node.iter_markers()}:
        monkeypatch.setattr("desk.context_processors.counts_of", lambda user: {})


@pytest.fixture(autouse=True)
def _quiet_history(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep no history of fields where no test reads it: writing it is a fifth of the suite."""
    if not {"history", "browser"} & {mark.name for mark in request.node.iter_markers()}:
        monkeypatch.setattr(settings, "SIMPLE_HISTORY_ENABLED", False, raising=False)


@pytest.fixture
def today() -> dt.date:
    return make.TODAY


@pytest.fixture
def at() -> dt.datetime:
    return make.AT


@pytest.fixture
def kindergarten(db: None) -> Organization:
    return make.organization("ds17")


@pytest.fixture
def school(db: None) -> Organization:
    return make.organization("school5", kind="school", head_title="директор")


@pytest.fixture
def curator(kindergarten: Organization) -> User:
    return make.account(make.employee(kindergarten, last_name="Синицына", post="старший воспитатель"), Role.CURATOR)


@pytest.fixture
def head(kindergarten: Organization) -> User:
    return make.account(make.employee(kindergarten, last_name="Корнилова", post="заведующий"), Role.HEAD)


@pytest.fixture
def administrator(kindergarten: Organization) -> User:
    return make.account(make.employee(kindergarten, post="делопроизводитель"), Role.ADMINISTRATOR)


@pytest.fixture
def council(kindergarten: Organization) -> User:
    return make.account(make.employee(kindergarten), Role.COUNCIL)


@pytest.fixture
def stranger(school: Organization) -> User:
    """The curator of another organization."""
    return make.account(make.employee(school, post="методист"), Role.CURATOR)


@pytest.fixture
def mentor(kindergarten: Organization, curator: User) -> Mentor:
    return make.mentor(make.employee(kindergarten, last_name="Дорошенко"), by=curator)


@pytest.fixture
def mentee(kindergarten: Organization, curator: User) -> Mentee:
    return make.mentee(make.employee(kindergarten, last_name="Савельева"), by=curator)


@pytest.fixture
def mentor_user(mentor: Mentor) -> User:
    return make.account(mentor.employee)


@pytest.fixture
def mentee_user(mentee: Mentee) -> User:
    return make.account(mentee.employee)


@pytest.fixture
def pair(mentor: Mentor, mentee: Mentee, mentor_user: User, mentee_user: User) -> Pair:
    """Proposed, nobody has confirmed."""
    return make.proposed_pair(mentor, mentee)


@pytest.fixture
def agreed_pair(pair: Pair, mentor_user: User, mentee_user: User, at: dt.datetime) -> Pair:
    for user in (mentor_user, mentee_user):
        pairs.confirm(pair, by=user, at=at)
    pair.refresh_from_db()
    return pair


@pytest.fixture
def checked_pair(mentor: Mentor, mentee: Mentee, mentor_user: User, mentee_user: User, curator: User) -> Pair:
    return make.checked_pair(mentor, mentee, by=curator)


@pytest.fixture
def order(checked_pair: Pair, curator: User) -> Order:
    """A draft about the checked pair."""
    return make.draft_order(checked_pair, by=curator)


@pytest.fixture
def active_pair(order: Order, checked_pair: Pair, head: User) -> Pair:
    """In force by a signed order, which everybody has read."""
    make.read_by_all(make.signed_order(order, by=head), by=head)
    checked_pair.refresh_from_db()
    return checked_pair


@pytest.fixture
def program(active_pair: Pair) -> Program:
    """A draft, whole enough to be offered."""
    return make.written_program(active_pair)


@pytest.fixture
def offered_program(program: Program, at: dt.datetime) -> Program:
    """Handed to the mentee, who has not read it yet."""
    programs.offer(program, at=at)
    program.refresh_from_db()
    return program


@pytest.fixture
def acknowledged_program(offered_program: Program, mentee_user: User, at: dt.datetime) -> Program:
    return programs.acknowledge(offered_program, by=mentee_user, at=at)


@pytest.fixture
def checked_program(acknowledged_program: Program, curator: User, at: dt.datetime) -> Program:
    programs.check(acknowledged_program, by=curator, at=at)
    acknowledged_program.refresh_from_db()
    return acknowledged_program


@pytest.fixture
def running_program(active_pair: Pair, mentee_user: User, curator: User, head: User) -> Program:
    return make.running_program(active_pair, mentees=[mentee_user], curator=curator, head=head)


@pytest.fixture
def row(running_program: Program) -> PlanRow:
    """A planned row of the running program."""
    return make.row_of(running_program)


@pytest.fixture
def closed_program(running_program: Program, row: PlanRow, curator: User, at: dt.datetime) -> Program:
    """Running, with no row left open."""
    plans.drop(row, by=curator, at=at, why="Не понадобилась")
    return running_program


@pytest.fixture
def completed_program(closed_program: Program, curator: User, at: dt.datetime) -> Program:
    return programs.complete(closed_program, result="Круг проходит каждый день", on=make.TODAY, by=curator, at=at)


@pytest.fixture
def published_program(completed_program: Program, curator: User, at: dt.datetime) -> Program:
    programs.publish(completed_program, by=curator, at=at)
    completed_program.refresh_from_db()
    return completed_program


@pytest.fixture
def signed_in() -> "type[SignedIn]":
    return SignedIn


class SignedIn(Client):
    """A browser in which the user is signed in."""

    def __init__(self, user: User) -> None:
        super().__init__()
        self.force_login(user)
