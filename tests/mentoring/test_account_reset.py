"""«Забыли пароль?»: a link in a mail, or whom to ask."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from mentoring.models import User
from tests.pages import refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

URL = reverse("account_reset_password")
NEW = {"password1": "вечерний круг 18", "password2": "вечерний круг 18"}


@pytest.fixture
def user(curator):
    curator.set_password("утренний круг 17")
    curator.email = "curator@example.org"
    curator.must_change_password = True
    curator.save()
    return curator


def link():
    (found,) = re.findall(r"https?://testserver(\S+)", str(mail.outbox[0].body))
    return found


def test_letter_has_the_name_and_the_link(client, user):
    answer = client.post(URL, {"email": "Curator@example.org"})
    (letter,) = mail.outbox
    assert (answer.url, letter.to, letter.subject) == (
        reverse("account_reset_password_done"),
        ["curator@example.org"],
        f"Новый пароль на сайте «Наставничество»: {user.organization.short_name}",
    )
    assert f"Имя для входа: {user.username}\n" in letter.body
    assert "Ссылка действует 7 дней и только один раз." in letter.body
    assert client.get(answer.url).status_code == 200


def test_link_sets_the_password_and_nothing_is_owed(client, user):
    client.post(URL, {"email": user.email})
    browser: Any = Client()
    form = browser.get(link()).url
    assert browser.post(form, NEW).url == reverse("login")
    user.refresh_from_db()
    assert (user.check_password(NEW["password1"]), user.must_change_password) == (True, False)
    assert browser.get(link()).context["token_fail"] is True


def test_sessions_end_with_the_old_password(client, user, signed_in):
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    elsewhere = signed_in(User.objects.get(pk=user.pk))
    client.post(URL, {"email": user.email})
    browser: Any = Client()
    browser.post(browser.get(link()).url, NEW)
    assert elsewhere.get(reverse("desk")).status_code == 302


def test_link_needs_the_second_factor_all_the_same(client, user):
    """The link gives a password, not an entrance."""
    client.post(URL, {"email": user.email})
    browser: Any = Client()
    browser.post(browser.get(link()).url, NEW)
    assert "_auth_user_id" not in browser.session


@pytest.mark.parametrize("email", ["nobody@example.org", "closed@example.org"])
def test_unknown_and_closed_are_answered_the_same_and_get_nothing(client, user, head, email):
    User.objects.filter(pk=head.pk).update(email="closed@example.org", is_active=False)
    answer = client.post(URL, {"email": email})
    assert (answer.url, mail.outbox) == (reverse("account_reset_password_done"), [])


def test_no_address_is_told_beside_the_field(client, db):
    status, errors = refusal(client.post(URL, {"email": "не адрес"}))
    assert (status, list(errors)) == (422, ["email"])


def test_mail_server_down_tells_nothing(client, user, monkeypatch, caplog):
    def refuse(*args):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    assert client.post(URL, {"email": user.email}).url == reverse("account_reset_password_done")
    assert "A mail could not be sent" in caplog.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_mail_server_it_says_whom_to_ask(client, user, settings, method):
    settings.MAIL_WORKS = False
    answer = getattr(client, method)(URL, {"email": user.email})
    assert (answer.status_code, mail.outbox) == (200, [])
    assert "Обратитесь к куратору или администратору" in answer.text


@pytest.mark.parametrize("path", ["/password/new/1-abc/", "/password/new/zzzz-abc/", "/password/new/1-set-password/"])
def test_invented_link_is_refused_with_a_page(client, db, path):
    answer = client.get(path)
    assert (answer.status_code, "Ссылка не действует" in answer.text) == (200, True)


def test_card_with_another_address_does_not_open_the_account(client, user):
    """Who may edit cards must not get other people's passwords that way."""
    employee = user.employee
    employee.email = "thief@example.org"
    employee.save()
    client.post(URL, {"email": "thief@example.org"})
    assert mail.outbox == []
