"""The journal of access to personal data: who opened, printed, exported, signed in, changed roles; one line each."""

import datetime as dt

import pytest
import time_machine
from django.conf import settings as site
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.enums import AccessKind
from mentoring.models import AccessEntry, Employee
from mentoring.services import access_journal, anonymity
from mentoring.services import account as accounts
from tests import factories as make

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

JOURNAL = reverse("access_journal")
PASSWORD = "утренний круг 17"


def lines():
    """Return what stands in the journal: who, what, the details, about whom."""
    return [(entry.by, entry.kind, entry.about, entry.employee) for entry in AccessEntry.objects.order_by("pk")]


@pytest.fixture
def person(mentor):
    return mentor.employee


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


class TestLines:
    @pytest.mark.parametrize(
        ("name", "about"),
        [
            ("employee", "Карточка сотрудника"),
            ("mentor", "Запись в банке наставников"),
            ("mentee", "Запись в банке наставляемых"),
        ],
    )
    def test_a_look_at_a_card(self, browser, curator, mentor, mentee, name, about):
        looked_at = (mentee if name == "mentee" else mentor).employee
        assert browser.get(reverse(name, args=[looked_at.pk])).status_code == 200
        assert lines() == [(curator, "look", about, looked_at)]

    def test_a_mentors_look_at_the_own_mentee(self, signed_in, mentor_user, mentee, pair):
        """What the work needs of the card is read there, and that it was read is known."""
        assert signed_in(mentor_user).get(mentee.get_absolute_url()).status_code == 200
        assert lines() == [(mentor_user, "look", "Запись в банке наставляемых", mentee.employee)]

    def test_a_look_at_the_own_card_is_no_access(self, signed_in, mentor_user, person):
        assert signed_in(mentor_user).get(person.get_absolute_url()).status_code == 200
        assert lines() == []

    @pytest.mark.parametrize(("suffix", "said"), [("xlsx", "XLSX"), ("csv", "CSV")])
    def test_an_export(self, browser, curator, person, suffix, said):
        assert b"".join(browser.get(reverse("employees"), {"export": suffix}))
        assert lines() == [(curator, "export", f"Сотрудники, {said}", None)]

    @pytest.mark.parametrize("kind", ["pdf", "docx"])
    def test_a_paper(self, browser, curator, person, kind):
        consent = make.consent(person)
        assert browser.get(reverse(f"consent_withdrawal_{kind}", args=[consent.pk])).status_code == 200
        assert lines() == [(curator, "print", f"Отзыв, {consent}", person)]

    def test_each_draft_is_called_by_its_heading(self, browser, curator, order):
        assert browser.get(reverse("order_preview", args=[order.pk])).status_code == 200
        assert lines() == [(curator, "look", str(order), None)]

    def test_a_list_is_no_card(self, browser, person):
        assert browser.get(reverse("employees")).status_code == 200
        assert lines() == []

    def test_a_sign_in(self, curator):
        curator.set_password(PASSWORD)
        curator.save()
        given = {"login": curator.username, "password": "не тот"}
        Client().post(reverse("login"), given)
        assert lines() == []
        Client().post(reverse("login"), given | {"password": PASSWORD})
        assert lines() == [(curator, "sign_in", "", None)]

    def test_a_change_of_roles(self, administrator, mentor_user):
        accounts.set_roles(mentor_user, ["council", "curator"], by=administrator)
        said = f"{mentor_user.username}: куратор, методический совет"
        assert lines() == [(administrator, "roles", said, mentor_user.employee)]

    @pytest.mark.ignore_template_errors
    def test_the_administration(self, signed_in, administrator, person):
        administrator.is_staff = True
        administrator.save()
        browser = signed_in(administrator)
        assert browser.get(reverse("admin:mentoring_employee_change", args=[person.pk])).status_code == 200
        assert browser.post(reverse("admin:mentoring_employee_export"), {"format": "1"}).status_code == 200
        assert [line[1:3] for line in lines()] == [
            ("look", f"Сотрудник, № {person.pk} (администрирование)"),
            ("export", "Сотрудники, csv (администрирование)"),
        ]


@pytest.mark.parametrize("role", ["stranger", "mentee_user"])
def test_a_failed_access_leaves_none(signed_in, request, role, person, second):
    browser = signed_in(request.getfixturevalue(role))
    consent = make.consent(person)
    for name, card in (("employee", person), ("mentor", person), ("mentee", second)):
        assert browser.get(reverse(name, args=[card.pk])).status_code in {403, 404}
    assert browser.get(reverse("consent_withdrawal_pdf", args=[consent.pk])).status_code == 404
    if role == "mentee_user":
        assert browser.get(reverse("employees"), {"export": "xlsx"}).status_code == 403
    assert browser.get(f"{person.get_absolute_url()}0").status_code == 404
    assert lines() == []


def test_a_line_costs_one_insert(browser, person, monkeypatch):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            browser.get(person.get_absolute_url())
        return [query["sql"] for query in captured]

    asked()
    with_line = asked()
    monkeypatch.setattr(access_journal, "record", lambda *_args, **_given: None)
    without = asked()
    assert len(with_line) - len(without) == 1
    assert with_line[-1].startswith('INSERT INTO "mentoring_accessentry"')


class TestPage:
    @pytest.fixture
    def journal(self, curator, person, stranger):
        """A look of yesterday, an export of today, and something of another organization."""
        with time_machine.travel(make.AT - dt.timedelta(days=1), tick=False):
            access_journal.record(AccessKind.LOOK, by=curator, about="Карточка сотрудника", employee_id=person.pk)
        access_journal.record(AccessKind.EXPORT, by=curator, about="Сотрудники, XLSX")
        access_journal.record(AccessKind.SIGN_IN, by=stranger)

    @pytest.mark.parametrize("role", ["administrator", "head"])
    def test_is_read_by_the_administrator_and_the_head(self, signed_in, request, role, journal):
        page = signed_in(request.getfixturevalue(role)).get(JOURNAL)
        assert [entry.kind for entry in page.context["things"]] == ["export", "look"]
        assert 'aria-current="page"' in page.text

    @pytest.mark.parametrize("role", ["curator", "council", "mentor_user", "mentee_user"])
    def test_and_by_nobody_else(self, signed_in, request, role, journal):
        user = request.getfixturevalue(role)
        assert signed_in(user).get(JOURNAL).status_code == 403
        assert list(AccessEntry.objects.visible_to(user)) == []

    @pytest.mark.parametrize(
        ("asked", "kinds"),
        [
            ({"kind": "look"}, ["look"]),
            ({"q": "дорош"}, ["look"]),
            ({"q": "синиц"}, ["export", "look"]),
            ({"since": "2026-11-20"}, ["export"]),
            ({"until": "2026-11-19"}, ["look"]),
            ({"sort": "at"}, ["look", "export"]),
            ({"kind": "print"}, []),
        ],
        ids=str,
    )
    def test_filters(self, signed_in, head, journal, asked, kinds):
        page = signed_in(head).get(JOURNAL, asked)
        assert [entry.kind for entry in page.context["things"]] == kinds

    def test_is_exported_and_that_is_a_line_too(self, signed_in, head, journal):
        answer = signed_in(head).get(JOURNAL, {"export": "csv"})
        text = b"".join(answer).decode("utf-8-sig")
        assert [line.split(";")[3:5] for line in text.splitlines()[1:]] == [
            ["выгрузка", "Сотрудники, XLSX"],
            ["просмотр", "Карточка сотрудника"],
        ]
        assert lines()[-1] == (head, "export", "Журнал доступа к персональным данным, CSV", None)


def test_lines_are_kept_for_a_year(curator):
    with time_machine.travel(make.AT - dt.timedelta(days=site.ACCESS_JOURNAL_DAYS, minutes=1), tick=False):
        access_journal.record(AccessKind.SIGN_IN, by=curator)
    access_journal.record(AccessKind.EXPORT, by=curator)
    call_command("forget")
    assert [line[1] for line in lines()] == ["export"]


def test_an_anonymized_name_leaves_the_journal(curator, administrator, person):
    access_journal.record(AccessKind.PRINT, by=curator, about="Анкета, Дорошенко М.П.")
    access_journal.record(AccessKind.LOOK, by=curator, about="Карточка сотрудника", employee_id=person.pk)
    Employee.objects.filter(pk=person.pk).update(archived_on=make.TODAY)
    anonymity.anonymize(person, by=administrator, at=make.AT)
    assert [line[2] for line in lines()] == [anonymity.REMOVED, "Карточка сотрудника"]
