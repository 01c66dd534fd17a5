"""Requests with a road or an end of their own: praise of a mentee, a request for the curator's support."""

import pytest
from django.urls import reverse

from mentoring.enums.pair_change import RequestKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import PairRequest
from mentoring.services import pair_request as requests
from tests import factories as make
from tests.desk.told import told
from tests.mentoring.test_pair_requests import menu, send
from tests.pages import GuardedDoors, Page, changes_of, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture
def praise(active_pair, mentor_user, curator):
    request = send(active_pair, mentor_user, RequestKind.REWARD, text="Савельева победила в конкурсе", wished_on=None)
    requests.say_opinion(request, supports=True, by=curator, at=make.AT, why="")
    return PairRequest.objects.get()


@pytest.fixture
def asked_help(active_pair, mentee_user):
    return send(active_pair, mentee_user, RequestKind.HELP, text="Не успеваем встречаться", wished_on=None)


@pytest.mark.parametrize("page", [Page("pair_request_answer", "asked_help", reader="head")], ids=str)
class TestDoors(GuardedDoors):
    pass


@pytest.mark.parametrize(
    ("name", "thing", "role", "given", "to", "said"),
    [
        (
            "decide",
            "praise",
            "head",
            {"answer": "yes", "why": ""},
            "granted",
            "Обращение удовлетворено. Само поощрение – приказ по личному составу: он издаётся вне системы.",
        ),
        ("answer", "asked_help", "curator", {"why": "Передвину дежурства"}, "answered", "Ответ отправлен."),
    ],
)
def test_step(signed_in, request, name, thing, role, given, to, said):
    found, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    answer = signed_in(user).post(reverse(f"pair_request_{name}", args=[found.pk]), given)
    assert outcome(answer) == (302, found.get_absolute_url(), [said])
    assert changes_of(found)[-1] == (found.state, to, user, given["why"])


def test_the_curator_alone_answers_who_asks_for_support(asked_help, mentor_user, curator, head):
    for step in (requests.say_opinion, requests.decide):
        yes = {"supports": True} if step is requests.say_opinion else {"grants": True}
        with pytest.raises(ImpossibleStepError, match="он отвечает на неё сам"):
            step(asked_help, by=head, at=make.AT, why="", **yes)
    resigns = send(asked_help.pair, mentor_user, RequestKind.RESIGN)
    with pytest.raises(ImpossibleStepError, match="решает руководитель"):
        requests.answer(resigns, by=curator, at=make.AT, why="Помогу")


def test_an_answer_needs_words(signed_in, curator, asked_help):
    answer = signed_in(curator).post(reverse("pair_request_answer", args=[asked_help.pk]), {"why": ""})
    assert refusal(answer) == (422, {"why": ["Обязательное поле."]})


def test_a_granted_praise_changes_no_pair(signed_in, curator, head, praise):
    requests.decide(praise, grants=True, by=head, at=make.AT, why="")
    assert list(PairRequest.objects.without_change()) == []
    assert menu(signed_in(curator).get(praise.get_absolute_url()).context) == (None, [])


def test_the_request_for_support_is_on_the_desks_until_it_is_answered(asked_help, curator, head, mentee_user):
    def lines():
        found = ((line.code, line.badge) for user in (curator, head, mentee_user) for line in told(user))
        return [(code, badge) for code, badge in found if code.startswith("request-")]

    assert lines() == [("request-help", "от 20.11.2026"), ("request-own", "отправлена")]
    requests.answer(asked_help, by=curator, at=make.AT, why="Передвину дежурства")
    assert lines() == [("request-decided", "получен ответ")]


def test_the_road_of_a_request_for_support_has_two_steps(signed_in, curator, asked_help):
    context = signed_in(curator).get(asked_help.get_absolute_url()).context
    assert [step.title for step in context["road"]] == ["Отправлена", "Ответ куратора"]
    assert menu(context) == ("Ответить", [])
