"""An account is closed, and opened again."""

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from mentoring.enums import Role
from mentoring.models import Employee, User
from tests import factories as make
from tests.pages import everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PASSWORD = "утренний круг 17"


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


def url(name, account):
    return reverse(f"account_{name}", args=[account.pk])


class TestDisable:
    def test_sessions_end_at_once_and_it_can_be_undone(self, signed_in, curator, account):
        theirs: Any = Client()
        theirs.post(reverse("login"), {"login": "zhukova", "password": PASSWORD})
        browser = signed_in(curator)
        assert outcome(browser.post(url("disable", account)))[2] == ["Учётная запись отключена."]
        assert theirs.get(reverse("desk")).status_code == 302
        answer: Any = Client().post(reverse("login"), {"login": "zhukova", "password": PASSWORD})
        assert answer.url == reverse("account_inactive")
        browser.post(url("enable", account))
        answer = Client().post(reverse("login"), {"login": "zhukova", "password": PASSWORD})
        assert answer.url == reverse("desk")

    @pytest.mark.parametrize("door", ["account_disable", "employee_archive"])
    def test_sessions_of_before_do_not_come_back(self, signed_in, administrator, account, person, door):
        theirs: Any = Client()
        theirs.post(reverse("login"), {"login": "zhukova", "password": PASSWORD})
        assert theirs.get(reverse("desk")).status_code == 200
        browser = signed_in(administrator)
        closed = {"account_disable": account, "employee_archive": person}[door]
        browser.post(reverse(door, args=[closed.pk]), {"why": "Телефон потерян"})
        browser.post(reverse("employee_restore", args=[person.pk]))
        browser.post(url("enable", account))
        assert User.objects.get(pk=account.pk).is_active
        assert theirs.get(reverse("desk")).url == f"{reverse('login')}?next={reverse('desk')}"
        assert not UserSession.objects.filter(user=account).exists()

    def test_others_stay_signed_in(self, signed_in, curator, account, administrator):
        administrator.set_password(PASSWORD)
        administrator.save()
        theirs: Any = Client()
        theirs.post(reverse("login"), {"login": administrator.username, "password": PASSWORD})
        signed_in(curator).post(url("disable", account))
        assert theirs.get(reverse("desk")).status_code == 200

    def test_wrong_password_does_not_tell_that_it_is_disabled(self, client, account):
        User.objects.filter(pk=account.pk).update(is_active=False)
        assert client.post(reverse("login"), {"login": "zhukova", "password": "не тот"}).status_code == 422

    def test_never_oneself(self, administrator, signed_in, kindergarten):
        make.account(make.employee(kindergarten), Role.ADMINISTRATOR)
        assert signed_in(administrator).post(url("disable", administrator)).status_code == 403

    def test_other_administrator_may_be_closed_while_one_is_left(self, signed_in, administrator, kindergarten):
        other = make.account(make.employee(kindergarten), Role.ADMINISTRATOR)
        assert signed_in(administrator).post(url("disable", other)).status_code == 302
        assert not User.objects.get(pk=other.pk).is_active


class TestArchived:
    """Who is in the archive gets no account back, not even one that was open all the time."""

    def offers(self, page):
        return {action.title for action in page.context["more_actions"]}

    @pytest.fixture
    def archived(self, account, person, today):
        Employee.objects.filter(pk=person.pk).update(archived_on=today)
        return account

    @pytest.mark.parametrize("is_active", [True, False])
    @pytest.mark.parametrize(("name", "given"), [("enable", {}), ("reissue", {"by_mail": "no"})])
    def test_is_refused(self, signed_in, curator, archived, name, given, is_active):
        User.objects.filter(pk=archived.pk).update(is_active=is_active)
        browser = signed_in(curator)
        before = everything()
        answer = browser.post(url(name, archived), given)
        said = {"__all__": ["Карточка в архиве: сначала верните её."]}
        assert (refusal(answer), everything()) == ((422, said), before)

    @pytest.mark.parametrize(
        ("is_active", "offered"),
        [(True, {"Изменить имя для входа", "Отключить"}), (False, {"Изменить имя для входа"})],
    )
    def test_is_not_offered(self, signed_in, curator, archived, is_active, offered):
        User.objects.filter(pk=archived.pk).update(is_active=is_active)
        page = signed_in(curator).get(archived.get_absolute_url())
        assert self.offers(page) == offered
        assert "в архиве: пока её не вернут, учётную запись не включить" in page.text

    @pytest.mark.parametrize(("is_active", "last"), [(True, "Отключить"), (False, "Включить")])
    def test_is_offered_to_those_on_the_staff(self, signed_in, curator, account, is_active, last):
        User.objects.filter(pk=account.pk).update(is_active=is_active)
        page = signed_in(curator).get(account.get_absolute_url())
        assert self.offers(page) == {"Выдать новый пароль", "Изменить имя для входа", last}
