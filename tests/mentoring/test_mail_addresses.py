"""Addresses of mail are the same in small and in capital letters, wherever they come from and wherever they lead."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.urls import reverse

from mentoring.models import Employee, User
from mentoring.services import account as accounts
from tests import factories as make
from tests.pages import filled

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

SPELLINGS = ("yurenkova@example.org", "Yurenkova@Example.org", "YURENKOVA@EXAMPLE.ORG", " yurenkova@example.ORG ")
KEPT = "yurenkova@example.org"
RESET = reverse("account_reset_password")


@pytest.fixture
def person(kindergarten):
    return make.employee(kindergarten, last_name="Юренкова", email="Yurenkova@Example.org")


@pytest.mark.parametrize("typed", SPELLINGS)
def test_the_card_keeps_small_letters_however_typed(signed_in, curator, person, typed):
    browser, url = signed_in(curator), reverse("employee_edit", args=[person.pk])
    assert browser.post(url, filled(browser.get(url), email=typed)).status_code == 302
    assert Employee.objects.values_list("email", flat=True).get(pk=person.pk) == KEPT


def test_so_does_whatever_writes_past_the_form(person, kindergarten):
    assert person.email == KEPT
    Employee.objects.filter(pk=person.pk).update(email="YURENKOVA@example.org")
    (other,) = Employee.objects.bulk_create(
        [Employee(organization=kindergarten, last_name="Иная", first_name="Анна", sex="female", email="Inaya@Mail.RU")]
    )
    assert list(Employee.objects.filter(email="Yurenkova@EXAMPLE.org")) == [person]
    assert Employee.objects.get(pk=other.pk).email == "inaya@mail.ru"


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_who_was_invited_gets_a_new_password_by_any_spelling(client, curator, person, spelling):
    account = accounts.invite(person, by=curator, by_mail=True).account
    client.post(RESET, {"email": spelling})
    (letter,) = mail.outbox
    assert (account.email, letter.to) == (KEPT, [KEPT])


def test_the_account_follows_the_card_and_only_a_change_counts(curator, administrator, person):
    account = make.account(person)
    before = account.history.count()
    person.email = "YURENKOVA@EXAMPLE.ORG"
    person.save()
    accounts.follow_cards([person], by=administrator)
    assert (User.objects.get(pk=account.pk).email, account.history.count()) == (KEPT, before)


def test_a_person_of_two_organizations_gets_letters_that_name_them(client, person, school):
    make.account(person)
    make.account(make.employee(school, email="YURENKOVA@example.org"))
    client.post(RESET, {"email": KEPT})
    named = {re.findall("Организация: (.*)\n", str(letter.body))[0]: letter.subject for letter in mail.outbox}
    title = "Новый пароль на сайте «Наставничество»"
    names = [person.organization.short_name, school.short_name]
    assert named == {name: f"{title}: {name}" for name in names}


def test_addresses_kept_before_are_mended(person):
    account = make.account(person)
    for table, key in (("employee", person.pk), ("user", account.pk)):
        _write_raw(table, key, "Yurenkova@Example.org")
    import_module("mentoring.migrations.0008_one_truth").small_letters(apps, None)
    assert [Employee.objects.get(pk=person.pk).email, User.objects.get(pk=account.pk).email] == [KEPT, KEPT]


def _write_raw(table, key, email):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE mentoring_{table} SET email = %s WHERE id = %s", [email, key])  # noqa: S608 - two tables
