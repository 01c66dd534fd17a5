"""Inviting: by a mail with a link, or by a sheet with a one-time password."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from mentoring.enums import AccountState, OwedStep
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, User
from mentoring.services import account as accounts
from tests import factories as make
from tests.pages import GuardedDoors, Page, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

OWN = "вечерний круг 18"
NEW = {"password1": OWN, "password2": OWN}


@pytest.fixture
def person(kindergarten):
    return make.employee(kindergarten, last_name="Жукова", first_name="Анна", email="zhukova@example.org")


@pytest.fixture
def unreachable(kindergarten):
    return make.employee(kindergarten, last_name="Щукина", first_name="Ольга")


@pytest.mark.parametrize("page", [Page("employee_invite", "person", reader="head")], ids=str)
class TestDoors(GuardedDoors):
    pass


def url(person):
    return reverse("employee_invite", args=[person.pk])


def link_in(letter):
    link, _site = re.findall(r"https?://testserver(\S+)", letter.body)
    return link


def sign_in(username, password):
    browser = Client()
    answer = browser.post(reverse("login"), {"login": username, "password": password})
    return browser, answer


class TestByMail:
    def test_letter_says_who_and_where(self, signed_in, curator, person):
        answer = signed_in(curator).post(url(person), {"by_mail": "yes"})
        (letter,) = mail.outbox
        said = f"Приглашение на сайт «Наставничество»: {person.organization.short_name}"
        assert (letter.to, letter.subject) == (["zhukova@example.org"], said)
        assert letter.body.startswith("Здравствуйте, Анна Петровна!")
        invites = f"{curator.display_name} (куратор) приглашает вас: учётная запись уже создана.\n"
        assert f"{person.organization.short_name} ведёт наставничество" in letter.body
        assert invites in letter.body
        assert "Имя для входа: zhukova\n" in letter.body
        assert "Ссылка действует 7 дней и только один раз" in letter.body
        assert [account.username for account in answer.context["mailed"]] == ["zhukova"]
        assert answer.context["sheets"] == []

    def test_nobody_can_sign_in_before_the_link_is_used(self, signed_in, curator, person):
        signed_in(curator).post(url(person), {"by_mail": "yes"})
        account = person.__class__.objects.get(pk=person.pk).account
        assert (account.has_usable_password(), account.must_change_password, account.state) == (
            False,
            False,
            AccountState.INVITED,
        )

    def test_link_sets_the_password_once(self, client, signed_in, curator, person):
        signed_in(curator).post(url(person), {"by_mail": "yes"})
        link = link_in(mail.outbox[0])
        form = client.get(link).url
        assert "Имя для входа: <strong>zhukova</strong>" in client.get(form).text
        assert client.post(form, NEW).url == reverse("login")
        browser, answer = sign_in("zhukova", OWN)
        assert answer.url == reverse("desk")
        assert browser.get(reverse("desk")).status_code == 200
        again = Client().get(link)
        assert (again.status_code, again.context["token_fail"]) == (200, True)

    @pytest.mark.parametrize(("days", "works"), [(6, True), (8, False)])
    def test_link_ends_after_its_term(self, client, signed_in, curator, person, days, works):
        signed_in(curator).post(url(person), {"by_mail": "yes"})
        with time_machine.travel(make.AT + dt.timedelta(days=days), tick=False):
            answer = client.get(link_in(mail.outbox[0]))
        assert (answer.status_code == 302) is works

    def test_weak_password_is_told_beside_the_field(self, client, signed_in, curator, person):
        signed_in(curator).post(url(person), {"by_mail": "yes"})
        form = client.get(link_in(mail.outbox[0])).url
        status, errors = refusal(client.post(form, {"password1": "12345678", "password2": "12345678"}))
        assert (status, list(errors)) == (422, ["password1"])

    def test_unsent_letter_is_told(self, signed_in, curator, person, monkeypatch):
        def refuse(*args):
            raise ConnectionRefusedError

        monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        answer = signed_in(curator).post(url(person), {"by_mail": "yes"})
        assert (answer.context["mailed"], [one.username for one in answer.context["failed"]]) == ([], ["zhukova"])
        assert "Письмо не ушло:" in answer.text

    def test_without_an_address_there_is_no_letter(self, signed_in, curator, unreachable):
        answer = signed_in(curator).get(url(unreachable))
        assert list(answer.context["form"].fields) == []
        with pytest.raises(ImpossibleStepError, match="нет адреса электронной почты"):
            accounts.invite(unreachable, by=curator, by_mail=True)

    def test_without_a_mail_server_there_is_no_letter(self, signed_in, curator, person, settings):
        settings.MAIL_WORKS = False
        answer = signed_in(curator).post(url(person), {"by_mail": "yes"})
        assert (len(answer.context["sheets"]), mail.outbox) == (1, [])


class TestBySheet:
    @pytest.fixture
    def answer(self, signed_in, curator, person):
        return signed_in(curator).post(url(person), {"by_mail": "no"})

    def test_sheet_says_all_that_is_needed(self, answer, kindergarten, person):
        (sheet,) = answer.context["sheets"]
        said = answer.text
        needed = (kindergarten.short_name, person.full_name, "http://testserver/login/", "zhukova", sheet.password)
        assert [part for part in needed if part not in said] == []
        assert re.fullmatch(r"([bdfgkmnprstvz][aeiu]){2}-([bdfgkmnprstvz][aeiu]){2}-[2-9]{4}", sheet.password)

    def test_answer_is_kept_by_nobody(self, answer):
        assert "no-store" in answer.headers["Cache-Control"]
        (sheet,) = answer.context["sheets"]
        assert sheet.password not in repr(everything())

    def test_password_works_once_and_must_be_changed(self, answer, signed_in, curator):
        (sheet,) = answer.context["sheets"]
        browser, entered = sign_in("zhukova", sheet.password)
        assert entered.status_code == 302
        assert browser.get(reverse("desk")).url == reverse("password_change")
        changed = browser.post(reverse("password_change"), NEW)
        assert outcome(changed) == (302, reverse("desk"), ["Пароль изменён."])
        assert browser.get(reverse("desk")).status_code == 200
        assert sign_in("zhukova", sheet.password)[1].status_code == 422
        assert sign_in("zhukova", OWN)[1].status_code == 302

    def test_the_same_password_again_is_refused(self, answer):
        (sheet,) = answer.context["sheets"]
        browser, _ = sign_in("zhukova", sheet.password)
        given = {"password1": sheet.password, "password2": sheet.password}
        status, errors = refusal(browser.post(reverse("password_change"), given))
        assert (status, errors) == (422, {"password1": ["Новый пароль должен отличаться от нынешнего."]})

    def test_history_tells_who_and_how(self, answer, person, curator):
        account = User.objects.get(employee=person)
        lines = [(row.history_user, row.history_change_reason) for row in account.history.order_by("history_id")]
        assert lines == [
            (curator, "Учётная запись открыта"),
            (curator, "Приглашение: лист с одноразовым паролем"),
        ]


class TestMany:
    def post(self, browser, *people, **more):
        return browser.post(reverse("accounts_invite"), {"employee": [person.pk for person in people], **more})

    def test_each_the_way_that_reaches_him(self, signed_in, curator, person, unreachable):
        answer = self.post(signed_in(curator), person, unreachable)
        assert [account.employee for account in answer.context["mailed"]] == [person]
        assert [sheet.account.employee for sheet in answer.context["sheets"]] == [unreachable]
        assert [letter.to for letter in mail.outbox] == [["zhukova@example.org"]]

    def test_sheets_for_all_if_asked(self, signed_in, curator, person, unreachable):
        answer = self.post(signed_in(curator), person, unreachable, sheets="1")
        assert ([sheet.account.employee for sheet in answer.context["sheets"]], mail.outbox) == (
            [person, unreachable],
            [],
        )

    def test_sent_again_it_invites_nobody_twice(self, signed_in, curator, person, unreachable):
        browser = signed_in(curator)
        self.post(browser, person, unreachable)
        before = everything()
        answer = self.post(browser, person, unreachable)
        assert answer.context["refusals"] == [
            f"{one.full_name}: учётная запись уже есть." for one in (person, unreachable)
        ]
        assert everything() == before

    def test_no_more_than_a_page_at_a_time(self, signed_in, curator, kindergarten):
        people, browser = [make.employee(kindergarten) for _ in range(26)], signed_in(curator)
        before = everything()
        answer = self.post(browser, *people)
        said = ["За один раз приглашают не больше 25 человек: отметьте меньше."]
        assert (outcome(answer), everything()) == ((302, reverse("accounts"), said), before)
        assert len(self.post(browser, *people[1:]).context["sheets"]) == 25

    def test_archived_are_refused(self, signed_in, curator, person, today):
        Employee.objects.filter(pk=person.pk).update(archived_on=today)
        answer = self.post(signed_in(curator), person)
        assert answer.context["refusals"] == [f"{person.full_name}: в архиве, учётная запись не нужна."]

    def test_strangers_are_not_found(self, signed_in, stranger, person):
        browser = signed_in(stranger)
        before = everything()
        answer = self.post(browser, person)
        assert outcome(answer) == (
            302,
            reverse("accounts"),
            ["Никто не отмечен: отметьте тех, кого пригласить."],
        )
        assert everything() == before

    @pytest.mark.parametrize("given", [[], ["x"], ["9" * 30], ["-1"]])
    def test_nobody_ticked(self, signed_in, curator, given):
        assert signed_in(curator).post(reverse("accounts_invite"), {"employee": given}).url == reverse("accounts")

    @pytest.mark.parametrize("name", ["head", "council", "mentor_user"])
    def test_readers_may_not(self, signed_in, request, person, name):
        answer = self.post(signed_in(request.getfixturevalue(name)), person)
        assert (answer.status_code, User.objects.filter(employee=person).exists()) == (403, False)


class TestUsername:
    def usernames(self, curator, *people):
        return [accounts.invite(one, by=curator, by_mail=False).account.username for one in people]

    def test_namesakes(self, kindergarten, curator):
        people = [make.employee(kindergarten, last_name="Жукова", first_name="Анна") for _ in range(4)]
        assert self.usernames(curator, *people) == ["zhukova", "zhukova.ap", "zhukova2", "zhukova3"]

    def test_double_surname(self, kindergarten, curator):
        person = make.employee(kindergarten, last_name="Щёголева-Юрьева")
        assert self.usernames(curator, person) == ["shchegolevayureva"]

    def test_other_organizations_names_are_taken_too(self, kindergarten, school, curator, stranger):
        here, there = (make.employee(house, last_name="Жукова") for house in (kindergarten, school))
        assert (self.usernames(stranger, there), self.usernames(curator, here)) == (["zhukova"], ["zhukova.mp"])

    def test_name_taken_at_the_last_moment(self, kindergarten, curator, monkeypatch):
        """Two organizations invite namesakes at once: the constraint is the last word."""
        make.account(make.employee(kindergarten), username="zhukova")
        asked = []

        def nobody(self):
            asked.append(1)
            return False if len(asked) == 2 else original(self)

        original = type(User.objects.all()).exists
        monkeypatch.setattr(type(User.objects.all()), "exists", nobody)
        person = make.employee(kindergarten, last_name="Жукова")
        assert self.usernames(curator, person) == ["zhukova.mp"]


def test_owed_step_follows_the_sheet(curator, person):
    account = accounts.invite(person, by=curator, by_mail=False).account
    assert accounts.owed_step(account) == OwedStep.PASSWORD
