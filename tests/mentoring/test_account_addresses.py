"""Whose account takes a new address of the card: «Забыли пароль?» sends its link there."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from mentoring.enums import Role
from mentoring.models import Employee, User
from tests import factories as make
from tests.mentoring import sheet_files
from tests.mentoring import staff_sheets as sheets
from tests.pages import filled

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

OLD, NEW = "old@example.org", "new@example.org"
KEY = "№ записи"


@pytest.fixture
def account(kindergarten):
    account = make.account(make.employee(kindergarten, personnel_number="0017", email=OLD))
    account.set_password("утренний круг 17")
    account.save()
    return account


@pytest.fixture
def keepers(curator, administrator):
    return {"curator": curator, "administrator": administrator}


def by_form(browser, person):
    path = reverse("employee_edit", args=[person.pk])
    return browser.post(path, filled(browser.get(path), email=NEW))


def by_sheet(browser, person):
    titles = [*sheets.TITLES, "Электронная почта"]
    rows = [titles, [person.full_name, person.post, "", person.personnel_number, NEW]]
    added = browser.post(reverse("staff_import_add"), {"file": sheets.upload(sheet_files.xlsx(rows))})
    seen = browser.get(added.url).context["draft"].fingerprint
    return browser.post(added.url + "write/", {"seen": seen})


def in_admin(browser, person):
    path = reverse("admin:mentoring_employee_change", args=[person.pk])
    form = browser.get(path).context["adminform"].form
    given = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    return browser.post(path, given | {"email": NEW})


def by_admins_file(browser, person):
    rows = [[KEY, "электронная почта"], [person.pk, NEW]]
    sent = {"format": "0", "import_file": sheets.upload(sheet_files.xlsx(rows)), "resource": "0"}
    answer = browser.post(reverse("admin:mentoring_employee_import"), sent)
    return browser.post(reverse("admin:mentoring_employee_process_import"), answer.context["confirm_form"].initial)


DOORS = [
    *((door, by) for door in (by_form, by_sheet) for by in ("curator", "administrator")),
    *((door, "administrator") for door in (in_admin, by_admins_file)),
]


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("owner", ["nobody special", Role.COUNCIL, Role.ADMINISTRATOR, "superuser"])
@pytest.mark.parametrize(("door", "by"), DOORS, ids=lambda given: getattr(given, "__name__", given))
def test_the_whole_matrix(signed_in, keepers, account, door, by, owner):
    if owner in set(Role):
        account.grants.create(role=owner)
    User.objects.filter(pk=account.pk).update(is_superuser=owner == "superuser")
    door(signed_in(keepers[by]), account.employee)
    follows = owner == "nobody special" or (by == "administrator" and owner != "superuser")
    assert Employee.objects.get(user=account).email == NEW
    assert User.objects.get(pk=account.pk).email == (NEW if follows else OLD)
    reason = (keepers[by], "Адрес почты взят из карточки")
    last = account.history.first()
    assert ((last.history_user, last.history_change_reason) == reason) is follows


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("door", [by_form, by_sheet, in_admin, by_admins_file])
def test_only_a_change_of_the_address_counts(signed_in, keepers, account, door):
    """What a curator once wrote into the card does not come in with an administrator's other change."""
    account.grants.create(role=Role.HEAD)
    Employee.objects.filter(pk=account.employee_id).update(email=NEW, post="методист")
    User.objects.filter(pk=account.pk).update(email=OLD)
    person = Employee.objects.get(user=account)
    person.post = "воспитатель"  # what the sheet says
    door(signed_in(keepers["administrator"]), person)
    assert User.objects.get(pk=account.pk).email == OLD


def test_others_keep_their_addresses(signed_in, curator, account, mentor_user):
    User.objects.filter(pk=mentor_user.pk).update(email="another@example.org")
    by_sheet(signed_in(curator), account.employee)
    assert User.objects.get(pk=mentor_user.pk).email == "another@example.org"


def test_a_link_goes_to_the_new_address_alone(signed_in, curator, account):
    by_form(signed_in(curator), account.employee)
    for email in (OLD, NEW):
        Client().post(reverse("account_reset_password"), {"email": email})
    assert [letter.to for letter in mail.outbox] == [[NEW]]
    assert re.search(r"http\S+/password/new/", str(mail.outbox[0].body))
