"""Who is the curator on a day: one fact, read by rights, lists, desks and papers alike."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError

from desk.gather import lines_of
from documents.orders.curator import CURATOR
from documents.queries.acquaintance import readers_of
from documents.queries.order_text import people_of
from documents.services import order as orders
from documents.services.composing import compose
from mentoring.enums import Role
from mentoring.models import Curator, Employee, User
from mentoring.queries.organization import curator_of
from programs.papers import program_context
from tests import factories as make
from tests.factories import AT, TODAY

pytestmark = pytest.mark.without("pdf", reason="reads the data, not the files")

DAY = dt.timedelta(days=1)
BEGINS = dt.date(2026, 11, 30)
ENDS = dt.date(2027, 5, 31)


def roles(user):
    return User.objects.get(pk=user.pk).roles


@pytest.fixture
def smolina(kindergarten):
    return make.employee(kindergarten, last_name="Смолина", post="методист")


@pytest.fixture
def appointed(kindergarten, curator, head, smolina):
    """The signed order of 20.11, by which Смолина is the curator from 30.11 to 31.05."""
    make.order_template("curator")
    given: dict[str, Any] = {"people": {smolina: ""}, "starts_on": BEGINS, "ends_on": ENDS}
    draft = orders.draft(kindergarten, kind="curator", by=curator, at=AT, today=TODAY, **given)
    return make.signed_order(draft, by=head, number="9-ОД")


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (BEGINS - DAY, "Синицына"),
        (BEGINS, "Смолина"),
        (ENDS, "Смолина"),
        (ENDS + DAY, None),
    ],
)
def test_each_day_has_one_curator_for_all_who_ask(kindergarten, curator, smolina, appointed, order, day, who):
    new = make.account(smolina)
    at_ten = dt.datetime.combine(day, dt.time(10), dt.UTC)
    with time_machine.travel(at_ten, tick=False):
        found = curator_of(kindergarten, on=day)
        listed = Employee.objects.filter(organization=kindergarten).for_accounts()
        holders = {
            "papers": {found.last_name} if found else set(),
            "points": {person.last_name for person in [people_of(kindergarten, on=day)["curator"]] if person},
            "readers": {person.last_name for person in readers_of(order)} & {"Синицына", "Смолина"},
            "rights": {str(user.employee).split()[0] for user in (curator, new) if Role.CURATOR in roles(user)},
            "lists": {person.last_name for person in listed if "куратор" in person.office_labels},
            "filter": {str(user.employee).split()[0] for user in User.objects.holding(Role.CURATOR, on=day)},
        }
    expected = {who} if who else set()
    assert holders == dict.fromkeys(holders, expected)


def test_a_program_names_the_curator_of_its_day(appointed, program, smolina):
    named: list[Any] = [program_context(program, day)["curator"] for day in (TODAY, BEGINS)]
    assert [person.last_name for person in named] == ["Синицына", "Смолина"]


def test_a_draft_composed_in_the_new_term_names_the_new_curator(appointed, order):
    with time_machine.travel(dt.datetime.combine(BEGINS, dt.time(10), dt.UTC), tick=False):
        compose(order, today=BEGINS)
    assert "Смолиной Марии Петровне" in " ".join(point.text for point in order.points.all())


def test_before_the_first_order_the_granted_role_counts(kindergarten, curator):
    assert (curator_of(kindergarten, on=TODAY), roles(curator)) == (curator.employee, {Role.CURATOR})


def test_who_has_left_the_staff_is_the_curator_no_longer(kindergarten, smolina):
    Curator.objects.create(employee=smolina, starts_on=TODAY - DAY)
    assert curator_of(kindergarten, on=TODAY) == smolina
    Employee.objects.filter(pk=smolina.pk).update(archived_on=TODAY)
    assert curator_of(kindergarten, on=TODAY) is None
    assert curator_of(kindergarten, on=TODAY - DAY) == smolina


def told(user):
    return {line.code for line in lines_of(User.objects.get(pk=user.pk), TODAY)}


def test_desk_and_order_ask_for_the_account_until_it_is_there(appointed, smolina, administrator, head, signed_in):
    said = "Смолина М.П.: нет действующей учётной записи,"
    assert [sentence.startswith(said) for sentence in CURATOR.leaves(appointed)] == [True]
    assert {"curator-account"} <= told(administrator) & told(head)
    assert "Что ещё сделать по приказу" in signed_in(head).get(appointed.get_absolute_url()).text
    make.account(smolina)
    assert CURATOR.leaves(appointed) == []
    assert "curator-account" not in told(administrator) | told(head)


def test_head_is_told_that_the_term_of_the_curator_ends(curator, head):
    Curator.objects.create(employee=curator.employee, starts_on=TODAY - DAY, ends_on=TODAY + 15 * DAY)
    assert "curator-needed" not in told(head)
    Curator.objects.update(ends_on=TODAY + 13 * DAY)
    assert "curator-needed" in told(head)


def test_two_curators_of_one_day_are_refused(kindergarten, curator, smolina):
    Curator.objects.create(employee=curator.employee, starts_on=BEGINS, ends_on=ENDS)
    with pytest.raises(ValidationError, match="В эти дни куратор уже есть: Синицына"):
        Curator(employee=smolina, starts_on=TODAY, ends_on=BEGINS).full_clean()
    Curator(employee=smolina, starts_on=TODAY, ends_on=BEGINS - DAY).full_clean()


def test_a_curator_does_not_keep_the_account_of_who_comes_next(appointed, curator, smolina):
    account = make.account(smolina)
    assert not curator.has_perm("mentoring.reissue_password", account)
