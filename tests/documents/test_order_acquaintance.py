"""Ознакомление: who must read a signed order, the own mark, the printed sheet."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.enums import OrderState
from documents.models import Acquaintance, Order
from documents.papers.acquaintance import acquaintance_html
from documents.services import acquaintance
from documents.views.papers import PDF
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee
from mentoring.road import RoadStep
from tests import factories as make
from tests.documents.test_rendering import docx
from tests.pages import Doors, GuardedDoors, Page, changes_of, everything, outcome, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

READ = ("get",)


@pytest.fixture
def signed(signed_order):
    return signed_order


@pytest.fixture
def other_reader(signed, curator, at):
    """In no pair of the order; was added to its readers."""
    user = make.account(make.employee(signed.organization, last_name="Зотова"))
    assert user.employee
    acquaintance.add(signed, employees=[user.employee], by=curator, at=at)
    return user


@pytest.mark.parametrize(
    "page",
    [
        Page("order_readers", "signed", reader="mentor_user"),
        Page("order_readers_on_paper", "signed", by="head", reader="council"),
        Page("order_acquaintance_pdf", "signed", reader="mentor_user", methods=READ),
        Page("order_read", "signed", by="mentor_user", reader="council", methods=("post",)),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


@pytest.mark.parametrize("page", [Page("order", "signed", by="other_reader", methods=READ)], ids=str)
class TestReader(Doors):
    pass


def test_the_people_of_the_order_and_the_curator_must_read_it(signed, mentor, mentee, curator):
    found = Acquaintance.objects.filter(order=signed, read_on=None)
    people = {mentor.employee, mentee.employee, curator.employee}
    assert {reader.employee for reader in found} == people
    assert all(person.full_name in signed.signed_copy.html for person in people)


class TestOnesOwn:
    @pytest.fixture
    def url(self, signed):
        return reverse("order_read", args=[signed.pk])

    def test_desk_leads_to_the_order_where_one_tap_does_it(self, signed_in, url, signed, mentor_user):
        browser = signed_in(mentor_user)
        line = next(line for line in browser.get(reverse("desk")).context["lines"] if "Ознакомьтесь" in line.title)
        page = browser.get(line.url)
        assert (page.context["may_read"], f'action="{url}"' in page.text) == (True, True)
        assert outcome(browser.post(url)) == (
            302,
            signed.get_absolute_url(),
            ["Отмечено: вы ознакомились с приказом."],
        )
        own = Acquaintance.objects.get(order=signed, employee=mentor_user.employee)
        assert (own.read_on, own.is_on_paper) == (make.TODAY, False)
        assert browser.get(line.url).context["may_read"] is False

    def test_the_first_mark_brings_the_order_on_and_the_last(
        self, signed_in, url, signed, mentor_user, mentee_user, curator
    ):
        for user in (mentor_user, mentor_user, mentee_user, curator):
            signed_in(user).post(url)
        assert [change[:3] for change in changes_of(signed)][1:] == [
            ("signed", "acquaintance", mentor_user),
            ("acquaintance", "acquainted", curator),
        ]
        steps = signed_in(curator).get(signed.get_absolute_url()).context["road"]
        assert steps[-1] == RoadStep("Все ознакомлены", "20 ноября", "current")

    def test_an_order_is_read_when_it_is_signed(self, order, mentor_user, at):
        with pytest.raises(ImpossibleStepError, match="ещё не подписан"):
            acquaintance.read(order, by=mentor_user, at=at)


class TestOnPaper:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def url(self, signed):
        return reverse("order_readers_on_paper", args=[signed.pk])

    def test_several_are_marked_at_once(self, browser, url, signed, mentor, mentee):
        answer = browser.post(url, {"people": [mentor.pk, mentee.pk], "on": "2026-11-20"})
        assert outcome(answer) == (302, signed.get_absolute_url(), ["Отмечено: 2 человека."])
        marked = Acquaintance.objects.exclude(read_on=None)
        assert {(reader.employee, reader.read_on, reader.is_on_paper) for reader in marked} == {
            (mentor.employee, make.TODAY, True),
            (mentee.employee, make.TODAY, True),
        }

    @pytest.mark.parametrize(
        ("typed", "errors"),
        [
            ({"people": []}, {"people": ["Отметьте хотя бы одного человека."]}),
            ({"on": "2026-11-21"}, {"on": ["Дата подписания ещё не наступила."]}),
            (
                {"on": "2026-11-19"},
                {"__all__": ["Дата ознакомления – от даты приказа (20.11.2026) до сегодняшней."]},
            ),
        ],
    )
    def test_bad_input(self, browser, url, mentor, typed, errors):
        before = everything()
        answer = browser.post(url, {"people": [mentor.pk], "on": "2026-11-20"} | typed)
        assert (refusal(answer), everything()) == ((422, errors), before)

    def test_the_sheet_is_a_file(self, browser, signed):
        answer = browser.get(reverse("order_acquaintance_pdf", args=[signed.pk]))
        assert (answer["Content-Type"], answer.content[:4]) == (PDF, b"%PDF")


def test_more_people_are_added_once(signed_in, curator, signed, council):
    browser, url = signed_in(curator), reverse("order_readers", args=[signed.pk])
    answer = browser.post(url, {"people": [council.employee.pk]})
    assert outcome(answer)[2] == ["Добавлено: 1 человек."]
    assert signed.acquaintances.get(employee=council.employee).position == 4
    assert acquaintance.add(signed, employees=[council.employee], by=curator, at=make.AT) == 0


def test_who_is_added_to_those_who_all_have_read_is_waited_for(signed, curator, council, at):
    people = list(Employee.objects.filter(acquaintances__order=signed))
    acquaintance.mark_on_paper(signed, employees=people, on=make.TODAY, by=curator, at=at)
    acquaintance.add(signed, employees=[council.employee], by=curator, at=at)
    steps = [change[:2] for change in changes_of(signed)][1:]
    assert steps == [("signed", "acquainted"), ("acquainted", "acquaintance")]


def test_a_mark_leaves_an_order_that_is_set_aside_as_it_is(signed, curator, mentor, at):
    Order.objects.update(state=OrderState.AMENDED)
    acquaintance.mark_on_paper(signed, employees=[mentor.employee], on=make.TODAY, by=curator, at=at)
    signed.refresh_from_db()
    assert signed.state == OrderState.AMENDED


def test_the_page_tells_the_office_who_has_not_read(signed_in, curator, mentor_user, signed, at):
    acquaintance.read(signed, by=mentor_user, at=at)
    page = signed_in(curator).get(signed.get_absolute_url())
    assert ([reader.read_on for reader in page.context["readers"]], page.context["read"]) == (
        [dt.date(2026, 11, 20), None, None],
        1,
    )
    titles = [line.title for line in signed_in(curator).get(reverse("desk")).context["lines"]]
    assert "Не ознакомились с приказами: 2 человека" in titles
    assert [reader.employee for reader in signed_in(mentor_user).get(signed.get_absolute_url()).context["readers"]] == [
        mentor_user.employee
    ]


def test_a_sheet_signed_before_leaves_no_date_beside_an_empty_signature(signed, mentor, mentee_user, head, at):
    acquaintance.mark_on_paper(signed, employees=[mentor.employee], on=make.TODAY, by=head, at=at)
    acquaintance.read(signed, by=mentee_user, at=at)
    *_, table = docx(acquaintance_html(signed)).tables
    told = {row.cells[1].text.split()[0]: [cell.text for cell in row.cells[3:]] for row in table.rows[2:]}
    assert told == {
        mentor.employee.last_name: ["подпись на прежнем листе"] * 2,
        mentee_user.employee.last_name: ["20.11.2026", "отмечено на сайте"],
        "Синицына": ["", ""],
    }
