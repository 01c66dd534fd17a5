"""One's own address of mail: changed by a link in a letter to the new one."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from mentoring.models import Employee, User
from tests import factories as make
from tests.pages import everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

URL, PROFILE = reverse("account_email"), reverse("profile")
OLD, NEW, PASSWORD = "old@example.org", "new@example.org", "утренний круг 17"


@pytest.fixture
def account(kindergarten):
    account = make.account(make.employee(kindergarten, email=OLD))
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def browser(account):
    browser = Client()
    browser.post(reverse("login"), {"login": OLD, "password": PASSWORD})
    return browser


def addresses(account):
    return User.objects.get(pk=account.pk).email, Employee.objects.get(user=account).email


def link():
    return re.findall(r"Подтвердить адрес: http://testserver(\S+)\n", str(mail.outbox[-1].body))[0]


def test_the_letter_names_the_organization_and_the_login(browser, account):
    answer = browser.post(URL, {"email": "New@Example.org"})
    (letter,) = mail.outbox
    said = "На new@example.org отправлено письмо: откройте ссылку из него, до этого адрес прежний."
    assert outcome(answer) == (302, PROFILE, [said])
    name = account.organization.short_name
    assert (letter.to, letter.subject) == ([NEW], f"Подтвердите адрес почты: {name}")
    assert f"Организация: {name}\nИмя для входа: {account.username}\nПодтвердить адрес: " in letter.body
    assert "Ссылка действует 7 дней и только один раз." in letter.body
    assert addresses(account) == (OLD, OLD)


def test_the_link_changes_account_and_card_once(browser, account):
    browser.post(URL, {"email": NEW})
    before = everything()
    assert f"<strong>{account.username}</strong>" in browser.get(link()).text
    assert everything() == before
    answer = browser.post(link())
    assert outcome(answer)[:2] == (302, PROFILE)
    assert outcome(answer)[2][-1] == "Адрес почты подтверждён и записан в вашу карточку."
    assert (addresses(account), EmailAddress.objects.count()) == ((NEW, NEW), 0)
    last = account.history.first()
    assert (last.history_user, last.history_change_reason) == (account, "Адрес почты подтверждён письмом")
    assert "Ссылка не действует" in browser.get(link()).text


def test_on_another_device_it_needs_no_password(client, browser, account):
    browser.post(URL, {"email": NEW})
    client.post(link())
    assert (addresses(account), "_auth_user_id" in client.session) == ((NEW, NEW), False)


def test_an_address_of_another_is_no_secret_and_no_obstacle(browser, account, head):
    """A person of two organizations has two accounts with one address."""
    User.objects.filter(pk=head.pk).update(email=NEW)
    browser.post(URL, {"email": NEW})
    browser.post(link())
    assert addresses(account) == (NEW, NEW)


def test_another_takes_the_place_of_what_was_asked_for(browser, account):
    browser.post(URL, {"email": "mistyped@example.org"})
    first = link()
    browser.post(URL, {"email": NEW})
    assert "Ссылка не действует" in browser.get(first).text
    browser.post(URL, {"email": NEW})  # the letter once more
    browser.post(link())
    assert ([letter.to for letter in mail.outbox][1:], addresses(account)) == ([[NEW], [NEW]], (NEW, NEW))


def test_no_link_to_a_password_goes_to_an_address_not_confirmed(client, browser):
    browser.post(URL, {"email": NEW})
    client.post(reverse("account_reset_password"), {"email": NEW})
    assert [letter.subject.partition(":")[0] for letter in mail.outbox] == ["Подтвердите адрес почты"]


def test_a_link_ends_after_its_term(browser, account):
    browser.post(URL, {"email": NEW})
    with time_machine.travel(make.AT + dt.timedelta(days=8), tick=False):
        assert "Ссылка не действует" in Client().get(link()).text
    assert addresses(account) == (OLD, OLD)


@pytest.mark.parametrize(
    ("typed", "said"),
    [(OLD, "Это и есть ваш нынешний адрес."), ("нет", "Введите правильный адрес электронной почты.")],
)
def test_bad_addresses_are_told_beside_the_field(browser, typed, said):
    assert (refusal(browser.post(URL, {"email": typed})), mail.outbox) == ((422, {"email": [said]}), [])


def test_long_after_the_login_it_asks_for_the_password(browser):
    with time_machine.travel(make.AT + dt.timedelta(minutes=10), tick=False):
        answers = [browser.get(URL), browser.post(URL, {"email": NEW})]
    assert [answer.url.partition("?")[0] for answer in answers] == [reverse("account_reauthenticate")] * 2
    assert mail.outbox == []


def test_without_a_mail_server_it_is_closed(browser, settings):
    settings.MAIL_WORKS = False
    said = "Этот сайт не отправляет писем: адрес в карточке изменит куратор."
    before = everything()
    assert browser.get(URL).context["closed"] == said
    assert (refusal(browser.post(URL, {"email": NEW})), mail.outbox) == ((422, {"__all__": [said]}), [])
    assert everything() == before


def test_it_is_for_those_signed_in(client, db):
    assert client.get(URL).url.partition("?")[0] == reverse("login")
