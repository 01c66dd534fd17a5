"""The list of accounts, and the steps with one account."""

from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.enums import AccountState, Role
from mentoring.models import Employee, User
from mentoring.services import account as accounts
from tests import factories as make
from tests.pages import EveryPage, GuardedDoors, Page, everything, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PASSWORD = "утренний круг 17"
STEPS = ("account_reissue", "account_rename", "account_disable", "account_enable")


@pytest.fixture
def person(kindergarten):
    return make.employee(kindergarten, last_name="Жукова", first_name="Анна", email="zhukova@example.org")


@pytest.fixture
def account(person):
    account = make.account(person, username="zhukova")
    account.set_password(PASSWORD)
    account.last_login = make.AT
    account.save()
    return account


@pytest.mark.parametrize(
    "page",
    [
        Page("account", "account", reader="head", methods=("get",)),
        *(Page(name, "account", reader="head") for name in STEPS),
        Page("account_roles", "account", by="administrator", reader="curator"),
        Page("account_second_factor", "account", by="administrator", reader="curator"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


@pytest.mark.parametrize(
    "page", [Page("accounts", methods=("get",)), Page("organization_security", by="head")], ids=str
)
class TestListDoors(EveryPage):
    pass


@pytest.mark.parametrize("name", [*STEPS, "account_roles", "account_second_factor"])
@pytest.mark.parametrize("owner", ["head", "administrator", "council"])
def test_curator_never_reaches_those_with_roles(signed_in, curator, request, name, owner):
    owner, browser = request.getfixturevalue(owner), signed_in(curator)
    before = everything()
    answer = browser.post(reverse(name, args=[owner.pk]), {"username": "mine", "why": "so"})
    assert (answer.status_code, everything()) == (403, before)


def url(name, account):
    return reverse(f"account_{name}", args=[account.pk])


class TestList:
    def rows(self, browser, **asked):
        return {employee.last_name for employee in browser.get(reverse("accounts"), asked).context["things"]}

    @pytest.fixture
    def states(self, kindergarten, curator, today):
        """One employee for each state; the archived one is listed only while the account is open."""
        people = {name: make.employee(kindergarten, last_name=name) for name in ("Нет", "Ждёт", "Есть", "Закрыта")}
        accounts.invite(people["Ждёт"], by=curator, by_mail=False)
        for name in ("Есть", "Закрыта", "Ушла", "Ушла давно"):
            person = people.get(name) or make.employee(kindergarten, last_name=name, archived_on=today)
            User.objects.filter(pk=make.account(person).pk).update(last_login=make.AT)
        for name in ("Закрыта", "Ушла давно"):
            User.objects.filter(employee__last_name=name).update(is_active=False)
        User.objects.filter(pk=curator.pk).update(last_login=make.AT)

    def test_shows_everybody_with_the_state(self, signed_in, curator, states):
        things = signed_in(curator).get(reverse("accounts")).context["things"]
        found = {one.last_name: one.account.state if one.account else AccountState.NONE for one in things}
        assert found == {
            "Нет": "none",
            "Ждёт": "invited",
            "Есть": "active",
            "Закрыта": "disabled",
            "Ушла": "active",
            "Синицына": "active",
        }

    @pytest.mark.parametrize("state", AccountState)
    def test_filter_means_the_state_that_is_shown(self, signed_in, curator, states, state):
        browser = signed_in(curator)
        things = browser.get(reverse("accounts")).context["things"]
        shown = {one.last_name for one in things if (one.account.state if one.account else "none") == state}
        assert shown
        assert self.rows(browser, state=state) == shown

    def test_filter_of_roles_and_search(self, signed_in, curator, head, account):
        browser = signed_in(curator)
        assert self.rows(browser, role=Role.HEAD) == {"Корнилова"}
        assert self.rows(browser, q="жук") == {"Жукова"}
        assert self.rows(browser, q="zhuk") == {"Жукова"}

    def test_file_has_the_same_people(self, signed_in, curator, head, states):
        sent = signed_in(curator).get(reverse("accounts"), {"export": "csv", "q": "Синицына"})
        titles, line = b"".join(sent.streaming_content).decode("utf-8-sig").splitlines()
        assert titles.replace(",", ";") == "сотрудник;имя для входа;учётная запись;роли;последний вход;второй фактор"
        assert line.replace(",", ";").split(";")[:4] == [
            curator.employee.full_name,
            curator.username,
            "действует",
            "куратор",
        ]

    def test_sorting(self, signed_in, curator, states):
        things = signed_in(curator).get(reverse("accounts"), {"sort": "-name"}).context["things"]
        assert [one.last_name for one in things] == ["Ушла", "Синицына", "Нет", "Закрыта", "Ждёт", "Есть"]

    def test_only_without_accounts_come_ticked(self, signed_in, curator, kindergarten):
        make.employee(kindergarten)
        browser = signed_in(curator)
        ticked = [" checked" in browser.get(reverse("accounts"), asked).text for asked in ({}, {"state": "none"})]
        assert ticked == [False, True]

    def test_stranger_sees_own_people_alone(self, signed_in, stranger, account):
        assert self.rows(signed_in(stranger)) == {stranger.employee.last_name}

    def test_constant_queries(self, signed_in, curator, kindergarten):
        def cost():
            with CaptureQueriesContext(connection) as queries:
                assert signed_in(curator).get(reverse("accounts")).status_code == 200
            return len(queries)

        make.account(make.employee(kindergarten), Role.COUNCIL)
        one = cost()
        for _ in range(3):
            make.account(make.employee(kindergarten), Role.COUNCIL)
            make.employee(kindergarten)
        assert cost() == one


class TestReissue:
    def test_sheet_replaces_the_password_and_ends_the_sessions(self, signed_in, curator, account):
        theirs: Any = Client()
        theirs.post(reverse("login"), {"login": "zhukova", "password": PASSWORD})
        answer = signed_in(curator).post(url("reissue", account), {"by_mail": "no"})
        (sheet,) = answer.context["sheets"]
        account.refresh_from_db()
        assert (account.check_password(sheet.password), account.must_change_password) == (True, True)
        assert theirs.get(reverse("desk")).url == f"{reverse('login')}?next={reverse('desk')}"

    def test_mail_goes_to_the_address_of_today(self, signed_in, curator, account, person):
        Employee.objects.filter(pk=person.pk).update(email="new@example.org")
        signed_in(curator).post(url("reissue", account), {"by_mail": "yes"})
        account.refresh_from_db()
        assert ([letter.to for letter in mail.outbox], account.email) == ([["new@example.org"]], "new@example.org")
        assert not account.has_usable_password()

    def test_sheet_leaves_the_address(self, signed_in, administrator, head):
        """Nobody has looked at what a curator wrote into the card."""
        User.objects.filter(pk=head.pk).update(email="head@example.org")
        Employee.objects.filter(pk=head.employee_id).update(email="other@example.org")
        signed_in(administrator).post(url("reissue", head), {"by_mail": "no"})
        assert User.objects.get(pk=head.pk).email == "head@example.org"

    def test_disabled_account_gets_none(self, signed_in, curator, account):
        User.objects.filter(pk=account.pk).update(is_active=False)
        answer = signed_in(curator).post(url("reissue", account), {"by_mail": "no"})
        assert refusal(answer) == (422, {"__all__": ["Учётная запись отключена: сначала включите её."]})


class TestRename:
    def test_works(self, signed_in, curator, account):
        answer = signed_in(curator).post(url("rename", account), {"username": "anna"})
        account.refresh_from_db()
        assert (account.username, answer.status_code) == ("anna", 302)
        assert account.history.first().history_change_reason == "Имя для входа изменено"

    @pytest.mark.parametrize("typed", ["", "a b", "TAKEN", "я" * 200])
    def test_bad_name_is_told_beside_the_field(self, signed_in, curator, account, head, typed):
        User.objects.filter(pk=head.pk).update(username="taken")
        browser = signed_in(curator)
        before = everything()
        status, errors = refusal(browser.post(url("rename", account), {"username": typed}))
        assert (status, list(errors), everything()) == (422, ["username"], before)


class TestRoles:
    def test_granted_and_taken(self, signed_in, administrator, account):
        account.grants.create(role=Role.COUNCIL)
        signed_in(administrator).post(url("roles", account), {"roles": ["curator", "administrator"]})
        account = User.objects.get(pk=account.pk)
        assert (account.roles, account.is_staff) == ({"curator", "administrator"}, True)
        last = account.history.first()
        assert (last.history_user, last.history_change_reason) == (administrator, "Роли: куратор, администратор")

    def test_none_at_all(self, signed_in, administrator, head):
        signed_in(administrator).post(url("roles", head), {})
        assert User.objects.get(pk=head.pk).roles == set()

    def test_last_administrator_stays(self, signed_in, administrator):
        browser = signed_in(administrator)
        before = everything()
        answer = browser.post(url("roles", administrator), {"roles": ["curator"]})
        said = ["Это последний администратор организации: сначала назначьте другого."]
        assert (refusal(answer), everything()) == ((422, {"__all__": said}), before)

    def test_one_of_two_administrators_may_go(self, signed_in, administrator, kindergarten):
        make.account(make.employee(kindergarten), Role.ADMINISTRATOR)
        signed_in(administrator).post(url("roles", administrator), {"roles": []})
        assert User.objects.get(pk=administrator.pk).roles == set()

    def test_disabled_administrator_does_not_count(self, signed_in, administrator, kindergarten):
        other = make.account(make.employee(kindergarten), Role.ADMINISTRATOR)
        User.objects.filter(pk=other.pk).update(is_active=False)
        assert signed_in(administrator).post(url("roles", administrator), {"roles": []}).status_code == 422

    @pytest.mark.parametrize("role", ["mentor", "mentee", "king"])
    def test_other_roles_are_not_granted(self, signed_in, administrator, account, role):
        status, errors = refusal(signed_in(administrator).post(url("roles", account), {"roles": [role]}))
        assert (status, list(errors)) == (422, ["roles"])


def test_accounts_are_in_the_navigation_of_those_who_keep_them(signed_in, administrator, curator, head, mentor_user):
    found = {
        user.pk: reverse("accounts") in signed_in(user).get(reverse("desk")).text
        for user in (administrator, curator, head, mentor_user)
    }
    assert found == {administrator.pk: True, curator.pk: True, head.pk: False, mentor_user.pk: False}
