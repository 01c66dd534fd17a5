"""The fixed cast: a kindergarten with its people, and a school whose curator is the stranger."""

import datetime as dt
import os
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from documents.models import BodySession, CollegialBody, Order, Regulation
from mentoring.enums import Role
from mentoring.models import Mentee, Mentor, Organization, Pair, User
from mentoring.services import pair as pairs
from programs.models import PlanRow, Program
from programs.services import plan as plans
from programs.services import program as programs
from tests import factories as make
from tests import meetings
from tests.worlds import Scenes, World, keep, scene


@pytest.fixture(autouse=True)
def _frozen_time(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let every test live on 20 November 2026; the browser has a clock of its own."""
    if request.node.get_closest_marker("browser"):
        yield
        return
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture(autouse=True)
def _read_as_people_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A space is a space, whether a line may break there or not."""
    said = property(lambda answer: answer.content.decode(answer.charset).replace("\u00a0", " "))
    monkeypatch.setattr(HttpResponse, "text", said)


@pytest.fixture
def today() -> dt.date:
    return make.TODAY


@pytest.fixture
def at() -> dt.datetime:
    return make.AT


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Copy PostgreSQL's tables, where scripts/test has migrated a database."""
    if "MIGRATED" in os.environ:
        connection.settings_dict["TEST"]["TEMPLATE"] = connection.settings_dict["NAME"]


@pytest.fixture(scope="session")
def scenes(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Scenes:
    """What the services wrote of each scene below, while nobody else was there."""
    with django_db_blocker.unblock(), time_machine.travel(make.AT, tick=False):
        return keep()


@pytest.fixture
def world(db: None, scenes: Scenes) -> World:
    return World(scenes)


@scene
def kindergarten() -> Organization:
    return make.organization("ds17")


@scene
def school() -> Organization:
    return make.organization("school5", kind="school", head_title="директор")


@scene
def curator(kindergarten: Organization) -> User:
    return make.account(make.employee(kindergarten, last_name="Синицына", post="старший воспитатель"), Role.CURATOR)


@scene
def head(kindergarten: Organization) -> User:
    return make.account(make.employee(kindergarten, last_name="Корнилова", post="заведующий"), Role.HEAD)


@scene
def administrator(kindergarten: Organization) -> User:
    return make.account(make.employee(kindergarten, post="делопроизводитель"), Role.ADMINISTRATOR)


@scene
def council(kindergarten: Organization) -> User:
    return make.account(make.employee(kindergarten), Role.COUNCIL)


@scene
def stranger(school: Organization) -> User:
    """The curator of another organization."""
    return make.account(make.employee(school, post="методист"), Role.CURATOR)


@scene
def mentor(kindergarten: Organization, curator: User) -> Mentor:
    return make.mentor(make.employee(kindergarten, last_name="Дорошенко"), by=curator)


@scene
def mentee(kindergarten: Organization, curator: User) -> Mentee:
    return make.mentee(make.employee(kindergarten, last_name="Савельева"), by=curator)


@scene
def mentor_user(mentor: Mentor) -> User:
    return make.account(mentor.employee)


@scene
def mentee_user(mentee: Mentee) -> User:
    return make.account(mentee.employee)


@scene
def pair(mentor: Mentor, mentee: Mentee, mentor_user: User, mentee_user: User) -> Pair:
    """Proposed, nobody has confirmed."""
    return make.proposed_pair(mentor, mentee)


@scene
def agreed_pair(pair: Pair, mentor_user: User, mentee_user: User) -> Pair:
    for user in (mentor_user, mentee_user):
        pairs.confirm(pair, by=user, at=make.AT)
    pair.refresh_from_db()
    return pair


@scene
def checked_pair(mentor: Mentor, mentee: Mentee, mentor_user: User, mentee_user: User, curator: User) -> Pair:
    return make.checked_pair(mentor, mentee, by=curator)


@scene
def order(checked_pair: Pair, curator: User) -> Order:
    """A draft about the checked pair."""
    return make.draft_order(checked_pair, by=curator)


@scene
def signed_order(order: Order, head: User) -> Order:
    """It sets the checked pair in force; nobody has read it yet."""
    return make.signed_order(order, by=head)


@scene
def regulation(kindergarten: Organization, curator: User) -> Regulation:
    """A draft, whole enough to be approved."""
    return make.regulation(kindergarten, by=curator)


@scene
def approved_regulation(regulation: Regulation, head: User) -> Regulation:
    """In force by the head's stamp."""
    return make.approved_regulation(regulation, by=head)


@scene
def active_pair(signed_order: Order, checked_pair: Pair, head: User) -> Pair:
    """In force by a signed order, which everybody has read."""
    make.read_by_all(signed_order, by=head)
    checked_pair.refresh_from_db()
    return checked_pair


@scene
def body(kindergarten: Organization, head: User) -> CollegialBody:
    """A council with its chair, secretary and two members; nobody of them is of the office but the chair."""
    assert head.employee
    return meetings.body(kindergarten, chair=head.employee)


@scene
def session(body: CollegialBody) -> BodySession:
    """Planned for yesterday, its agenda empty."""
    return meetings.session(body)


@scene
def held_session(session: BodySession, curator: User) -> BodySession:
    """Protocol № 3, everybody was there; its agenda empty."""
    return meetings.held_session(session, by=curator)


@scene
def program(active_pair: Pair) -> Program:
    """A draft, whole enough to be offered."""
    return make.written_program(active_pair)


@scene
def offered_program(program: Program) -> Program:
    """Handed to the mentee, who has not read it yet."""
    programs.offer(program, at=make.AT)
    program.refresh_from_db()
    return program


@scene
def acknowledged_program(offered_program: Program, mentee_user: User) -> Program:
    return programs.acknowledge(offered_program, by=mentee_user, at=make.AT)


@scene
def checked_program(acknowledged_program: Program, curator: User) -> Program:
    programs.check(acknowledged_program, by=curator, at=make.AT)
    acknowledged_program.refresh_from_db()
    return acknowledged_program


@scene
def running_program(active_pair: Pair, mentee_user: User, curator: User, head: User) -> Program:
    return make.running_program(active_pair, mentees=[mentee_user], curator=curator, head=head)


@scene
def row(running_program: Program) -> PlanRow:
    """A planned row of the running program."""
    return make.row_of(running_program)


@scene
def closed_program(running_program: Program, row: PlanRow, curator: User) -> Program:
    """Running, with no row left open."""
    plans.drop(row, by=curator, at=make.AT, why="Не понадобилась")
    return running_program


@scene
def completed_program(closed_program: Program, curator: User) -> Program:
    return programs.complete(closed_program, result="Круг проходит каждый день", on=make.TODAY, by=curator, at=make.AT)


@scene
def published_program(completed_program: Program, curator: User) -> Program:
    programs.publish(completed_program, by=curator, at=make.AT)
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
