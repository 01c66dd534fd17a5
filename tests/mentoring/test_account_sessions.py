"""One's own account and the devices one is signed in on."""

import datetime as dt

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.templatetags.accounts import device
from tests import factories as make

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

PASSWORD = "утренний круг 17"
URL = reverse("usersessions_list")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture
def user(curator):
    curator.set_password(PASSWORD)
    curator.save()
    return curator


def entered(user, **more):
    browser = Client(headers={"User-Agent": FIREFOX})
    browser.post(reverse("login"), {"login": user.username, "password": PASSWORD, **more})
    return browser


def test_list_shows_each_device_in_words(user):
    entered(user)
    page = entered(user).get(URL)
    assert [one.ip for one in page.context["sessions"]] == ["127.0.0.1"] * 2
    assert (page.text.count("Firefox, Linux"), page.text.count(">этот<")) == (2, 1)


def test_others_are_ended_and_this_one_stays(user):
    other, mine = entered(user), entered(user)
    assert mine.post(URL).url == URL
    assert (other.get(reverse("desk")).status_code, mine.get(reverse("desk")).status_code) == (302, 200)


def test_nobody_elses_sessions_are_touched(user, head):
    head.set_password(PASSWORD)
    head.save()
    theirs = entered(head)
    mine = entered(user)
    assert len(mine.get(URL).context["sessions"]) == 1
    mine.post(URL)
    assert theirs.get(reverse("desk")).status_code == 200


def test_new_password_ends_the_others(user):
    other, mine = entered(user), entered(user)
    new = "вечерний круг 18"
    mine.post(reverse("password_change"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (other.get(reverse("desk")).status_code, mine.get(reverse("desk")).status_code) == (302, 200)
    assert len(mine.get(URL).context["sessions"]) == 1


@pytest.mark.parametrize(("more", "until"), [({}, True), ({"remember": "on"}, False)])
def test_session_lasts_longer_only_if_asked(user, more, until):
    session = entered(user, **more).session
    assert session.get_expire_at_browser_close() is until
    assert until or session.get_expiry_age() == 14 * 24 * 60 * 60


def test_last_use_is_noted_every_quarter_of_an_hour(user):
    browser = entered(user)
    for minutes, noted in ((10, 0), (16, 16), (25, 16), (40, 40)):
        with time_machine.travel(make.AT + dt.timedelta(minutes=minutes), tick=False):
            browser.get(reverse("profile"))
        assert UserSession.objects.get().last_seen_at == make.AT + dt.timedelta(minutes=noted)


def test_note_costs_nothing_between(user):
    browser = entered(user)
    with CaptureQueriesContext(connection) as queries:
        browser.get(reverse("profile"))
    assert [one["sql"] for one in queries if one["sql"].startswith(("UPDATE", "INSERT"))] == []


@pytest.mark.parametrize("name", ["profile", "usersessions_list", "mfa_activate_totp", "mfa_view_recovery_codes"])
def test_anonymous_is_sent_to_the_login(client, db, name):
    answer = client.get(reverse(name))
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, reverse("login"))


@pytest.mark.parametrize("name", ["administrator", "head", "council", "mentor_user", "mentee_user", "stranger"])
def test_own_account_opens_for_everybody(signed_in, request, name):
    user = request.getfixturevalue(name)
    page = signed_in(user).get(reverse("profile"))
    assert (page.status_code, dict(page.context["facts"])["Имя для входа"]) == (200, user.username)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Linux"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/128.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/128.0 YaBrowser/24.7 Safari/537.36",
         "Яндекс Браузер, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Safari/604.1",
         "Safari, iPhone"),
        ("curl/8.5", "неизвестное устройство"),
        ("", "неизвестное устройство"),
    ],
)  # fmt: skip
def test_device_in_words(agent, words):
    assert device(agent) == words
