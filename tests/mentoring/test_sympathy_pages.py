"""After a group meeting: the curator asks, each answers for oneself, nobody but the curator reads."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.enums import Bank
from mentoring.models import MeetingGuest
from mentoring.reminders import reminders
from mentoring.services import sympathy as sympathies
from tests import factories as make
from tests.factories import TODAY
from tests.pages import Doors, GuardedPages, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

SOON = TODAY + dt.timedelta(days=7)
LIST, ASK = reverse("sympathies"), reverse("sympathies_ask")


@pytest.fixture
def guests(mentor, mentee):
    people = {Bank.MENTORS: [mentor.employee], Bank.MENTEES: [mentee.employee]}
    sympathies.ask(people, met_on=TODAY, answer_by=SOON)


@pytest.fixture
def guest(guests):
    return MeetingGuest.objects.get(side=Bank.MENTEES)


@pytest.mark.parametrize(
    "page",
    [Page("sympathies", reader="head", methods=("get",)), Page("sympathies_ask", reader="head")],
    ids=str,
)
class TestForTheCurator(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page", [Page("sympathy_answer", "guest"), Page("sympathy_answer", "guest", by="mentee_user")], ids=str
)
class TestAnswering(Doors):
    pass


def test_all_who_may_have_been_there_are_ticked(signed_in, curator, mentor, mentee):
    browser = signed_in(curator)
    answer = browser.post(ASK, filled(browser.get(ASK), met_on=TODAY, answer_by=SOON))
    said = ["Спросили 2 участников. Вопрос стоит у них на рабочем столе."]
    assert outcome(answer) == (302, LIST, said)
    found = MeetingGuest.objects.values_list("employee", "side", "met_on", "answer_by")
    assert set(found) == {(mentor.pk, "mentors", TODAY, SOON), (mentee.pk, "mentees", TODAY, SOON)}


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("met_on", SOON, "Встречи ещё не было: спрашивают после неё."),
        ("answer_by", make.YESTERDAY, "Этот день уже прошёл."),
        ("mentors", [], "Отметьте хотя бы одного человека."),
        ("mentees", ["999"], "Кого-то из отмеченных здесь уже нет."),
    ],
)
def test_bad_questions_are_told_beside_the_field(signed_in, curator, mentor, mentee, field, typed, said):
    browser = signed_in(curator)
    given = filled(browser.get(ASK), met_on=TODAY, answer_by=SOON) | {field: typed}
    before = everything()
    assert (refusal(browser.post(ASK, given)), everything()) == ((422, {field: [said]}), before)


def test_who_is_asked_answers_from_the_desk_and_may_correct_it(signed_in, mentee_user, mentor, guest):
    find = reminders()["sympathy-answer"].rows
    url = guest.get_absolute_url()
    assert list(find(mentee_user, TODAY)) == [guest]
    answer = signed_in(mentee_user).post(url, {"liked": [mentor.pk]})
    said = "Спасибо! Ответ увидит только куратор. До 27.11.2026 его можно поправить."
    assert outcome(answer) == (302, url, [said])
    shown = signed_in(mentee_user).get(url).context["form"]
    assert (shown["liked"].value(), list(find(mentee_user, TODAY))) == ([mentor.pk], [])


def test_one_person_stands_in_one_list(signed_in, mentee_user, mentor, guest):
    browser = signed_in(mentee_user)
    before = everything()
    answer = browser.post(guest.get_absolute_url(), {"liked": [mentor.pk], "avoided": [mentor.pk]})
    assert (refusal(answer), everything()) == ((422, {"avoided": [sympathies.BOTH_WAYS]}), before)


def test_no_more_than_three_are_named(signed_in, curator, mentee_user, kindergarten, guest):
    mentors = [make.mentor(make.employee(kindergarten), curator).employee for _ in range(4)]
    sympathies.ask({Bank.MENTORS: mentors}, met_on=TODAY, answer_by=SOON)
    answer = signed_in(mentee_user).post(guest.get_absolute_url(), {"liked": [person.pk for person in mentors]})
    assert refusal(answer) == (422, {"liked": [sympathies.TOO_MANY]})


def test_after_the_term_it_is_closed(signed_in, mentee_user, guest):
    MeetingGuest.objects.update(met_on=make.YESTERDAY, answer_by=make.YESTERDAY)
    page = signed_in(mentee_user).get(guest.get_absolute_url())
    assert page.context["closed"].startswith("Ответы принимали до 19.11.2026.")


def test_the_list_asks_the_same_for_two_and_for_six(signed_in, curator, kindergarten, guest):
    browser, counts = signed_in(curator), []
    for _ in range(3):
        people = [make.mentor(make.employee(kindergarten), curator).employee for _ in range(2)]
        sympathies.ask({Bank.MENTORS: people}, met_on=TODAY, answer_by=SOON)
        sympathies.answer(guest, liked=people, avoided=[], at=make.AT)
        with CaptureQueriesContext(connection) as captured:
            browser.get(LIST)
        counts.append(len(captured))
    assert counts[1:] == [counts[1]] * 2


def test_the_curator_alone_reads(signed_in, curator, head, mentor_user, mentor, guest):
    url = guest.get_absolute_url()
    answer = signed_in(curator).post(url, {"liked": [mentor.pk]})  # from a paper
    assert outcome(answer) == (302, LIST, [f"Ответ записан: {guest.employee.full_name}."])
    rows = signed_in(curator).get(LIST).context["guests"]
    assert [(row.employee, row.liked) for row in rows if row.liked] == [(guest.employee, [mentor.employee])]
    assert [signed_in(user).get(url).status_code for user in (head, mentor_user)] == [404, 404]
