"""Guessing: five attempts for one account, then a pause that is the same at every door."""

import datetime as dt

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.conf import settings as site
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from mentoring.devices import ACCOUNTS, COOKIE, KNOWN_SECONDS, mark_of, remember
from mentoring.models import User
from tests import factories as make
from tests.pages import refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PASSWORD = "утренний круг 17"
TOO_MANY = "Слишком много попыток: подождите 10 минут и попробуйте снова."
MISMATCH = "Неверное имя для входа, почта или пароль. Проверьте раскладку клавиатуры и Caps Lock."


@pytest.fixture
def user(curator):
    curator.set_password(PASSWORD)
    curator.save()
    return curator


def attempt(client, username, password="не тот", **headers):  # noqa: S107 - opens nothing
    return client.post(reverse("login"), {"login": username, "password": password}, **headers)


def guess(client, username, times=5):
    for _ in range(times):
        assert refusal(attempt(client, username)) == (422, {"__all__": [MISMATCH]})


def is_in(client):
    return "_auth_user_id" in client.session


def test_counts_are_shared_by_all_processes():
    assert isinstance(caches["default"], DatabaseCache)


def test_sixth_attempt_is_refused_even_with_the_right_password(client, user):
    guess(client, user.username)
    assert refusal(attempt(client, user.username, PASSWORD)) == (422, {"__all__": [TOO_MANY]})
    assert not is_in(client)


def test_letter_case_is_no_way_round(client, user):
    guess(client, user.username)
    assert refusal(attempt(client, user.username.upper(), PASSWORD)) == (422, {"__all__": [TOO_MANY]})


def test_the_address_of_mail_is_no_way_round(client, user):
    User.objects.filter(pk=user.pk).update(email="curator@example.org")
    guess(client, user.username, times=3)
    guess(client, "Curator@example.org", times=2)
    for login in (user.username, "curator@example.org"):
        assert refusal(attempt(client, login, PASSWORD)) == (422, {"__all__": [TOO_MANY]})


def test_another_name_of_the_host_is_no_way_round(client, user, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for number in range(5):
        attempt(client, user.username, HTTP_HOST=f"host{number}.example.org")
    assert refusal(attempt(client, user.username, PASSWORD)) == (422, {"__all__": [TOO_MANY]})


def test_another_account_is_not_locked(client, user, head):
    guess(client, head.username)
    assert attempt(client, user.username, PASSWORD).status_code == 302


def test_unknown_name_is_answered_the_same(client, user):
    guess(client, "nobody")
    assert refusal(attempt(client, "nobody")) == (422, {"__all__": [TOO_MANY]})


def test_it_ends_after_the_time(client, user):
    guess(client, user.username)
    with time_machine.travel(make.AT + dt.timedelta(minutes=site.LOCKOUT_MINUTES, seconds=-1), tick=False):
        assert attempt(client, user.username, PASSWORD).status_code == 422
    with time_machine.travel(make.AT + dt.timedelta(minutes=site.LOCKOUT_MINUTES, seconds=1), tick=False):
        assert attempt(client, user.username, PASSWORD).status_code == 302
    assert is_in(client)


def test_success_does_not_use_up_attempts(client, user):
    for _ in range(7):
        assert attempt(client, user.username, PASSWORD).status_code == 302
        client.logout()


def test_admin_has_no_door_of_its_own(client, administrator):
    administrator.set_password(PASSWORD)
    administrator.save()
    given = {"username": administrator.username, "password": PASSWORD, "next": "/admin/"}
    answer = client.post("/admin/login/", given)
    assert (answer.status_code, answer.url, is_in(client)) == (302, "/login/?next=%2Fadmin%2F", False)
    guess(client, administrator.username)
    assert attempt(client, administrator.username, PASSWORD).status_code == 422


def test_one_address_may_not_try_all_names(client, user):
    for number in range(30):
        attempt(client, f"name{number}")
    assert refusal(attempt(client, user.username, PASSWORD)) == (422, {"__all__": [TOO_MANY]})
    assert attempt(client, user.username, PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_behind_a_proxy_the_visitor_is_counted_and_not_the_proxy(client, user, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(30):
        attempt(client, f"name{number}", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 192.0.2.1")
    assert attempt(client, user.username, PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 422
    assert attempt(client, user.username, PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.2").status_code == 302


def test_flood_is_answered_with_a_page(client, user):
    answers = [attempt(client, "").status_code for _ in range(61)]
    assert (answers.count(422), answers[-1]) == (60, 429)


def test_old_password_is_guarded_too(client, user, signed_in):
    browser = signed_in(User.objects.get(pk=user.pk))
    given = {"oldpassword": "не тот", "password1": "вечерний круг 18", "password2": "вечерний круг 18"}
    answers = [browser.post(reverse("password_change"), given).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]


class TestKnownDevice:
    """A device on which the account has signed in before."""

    @pytest.fixture
    def device(self, user):
        browser = Client()
        attempt(browser, user.username, PASSWORD)
        browser.post(reverse("logout"))
        return browser

    def test_is_not_locked_with_its_address(self, client, device, user):
        for number in range(30):
            attempt(client, f"name{number}")
        assert attempt(client, user.username, PASSWORD).status_code == 422
        assert attempt(device, user.username, PASSWORD).status_code == 302

    def test_is_not_locked_by_guesses_from_elsewhere(self, client, device, user):
        guess(client, user.username)
        assert attempt(client, user.username, PASSWORD).status_code == 422
        assert attempt(device, user.username, PASSWORD).status_code == 302

    def test_is_not_kept_out_by_a_flood(self, client, device, user):
        for _ in range(61):
            attempt(client, "")
        assert attempt(device, user.username, PASSWORD).status_code == 302

    def test_may_guess_no_more_than_others(self, device, user):
        guess(device, user.username)
        assert refusal(attempt(device, user.username, PASSWORD)) == (422, {"__all__": [TOO_MANY]})

    def test_is_known_to_its_own_accounts_alone(self, client, device, head):
        head.set_password(PASSWORD)
        head.save()
        guess(client, head.username)
        assert attempt(device, head.username, PASSWORD).status_code == 422

    def test_can_not_be_made_up(self, client, device, user):
        kept = device.cookies[COOKIE]
        assert (kept["httponly"], kept["samesite"], kept["max-age"]) == (True, "Lax", KNOWN_SECONDS)
        client.cookies[COOKIE] = f"{kept.value}x"
        guess(client, user.username)
        assert attempt(client, user.username, PASSWORD).status_code == 422

    def test_of_many_people_keeps_the_latest(self, rf, device):
        request = rf.get("/")
        for account in range(ACCOUNTS + 2):
            answer = HttpResponse()
            remember(request, answer, account)
            request.COOKIES[COOKIE] = answer.cookies[COOKIE].value
        known = [account for account in range(ACCOUNTS + 2) if mark_of(request, account)]
        assert known == list(range(2, ACCOUNTS + 2))


class TestSecondFactor:
    @pytest.fixture
    def locked(self, client, user):
        Authenticator.objects.create(user=user, type="totp", data={"secret": ""})
        for number in range(30):
            attempt(client, f"name{number}")
        return client

    def test_opens_a_locked_address_to_the_right_password(self, locked, user):
        answer = attempt(locked, user.username, PASSWORD)
        assert (answer.status_code, answer.url, is_in(locked)) == (302, reverse("mfa_authenticate"), False)

    def test_is_told_to_nobody_who_guesses(self, locked, user, head):
        answers = [refusal(attempt(locked, name)) for name in (user.username, head.username, "nobody")]
        assert answers == [(422, {"__all__": [TOO_MANY]})] * 3


def test_guesses_at_one_account_do_not_lock_the_address(client, user, head):
    for _ in range(40):
        attempt(client, head.username)
    assert attempt(client, user.username, PASSWORD).status_code == 302
