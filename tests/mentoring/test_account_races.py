"""Two people at once at the accounts: needs PostgreSQL, as SQLite has one writer at a time."""

import pytest
from django.db import connection

from mentoring.enums import Role
from mentoring.models import User
from mentoring.services import account as accounts
from tests import factories as make
from tests.test_races import together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def test_one_person_is_invited_once(kindergarten, curator, administrator):
    person = make.employee(kindergarten)
    said = together(*[lambda by=by: accounts.invite(person, by=by, by_mail=False) for by in (curator, administrator)])
    assert said == ["ImpossibleStepError", "done"]
    assert User.objects.filter(employee=person).count() == 1


def test_namesakes_get_names_of_their_own(kindergarten, curator):
    people = [make.employee(kindergarten, last_name="Жукова") for _ in range(2)]
    said = together(*[lambda one=one: accounts.invite(one, by=curator, by_mail=False) for one in people])
    assert said == ["done", "done"]
    assert {user.username for user in User.objects.filter(employee__in=people)} == {"zhukova", "zhukova.mp"}


def test_two_administrators_do_not_close_each_other(kindergarten, administrator):
    other = make.account(make.employee(kindergarten), Role.ADMINISTRATOR)
    said = together(
        lambda: accounts.disable(administrator, by=other), lambda: accounts.disable(other, by=administrator)
    )
    assert said == ["ImpossibleStepError", "done"]
    assert User.objects.filter(is_active=True, grants__role=Role.ADMINISTRATOR).count() == 1
