"""Обращения: sent by a person of a living pair, the curator's opinion, the head's decision."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums.pair_change import ChangeKind, ChangeState, RequestKind, RequestState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair, PairChange, PairRequest
from mentoring.services import pair_request as requests
from mentoring.services.anonymity import REMOVED, anonymize
from tests import factories as make
from tests.desk.told import told
from tests.pages import (
    EveryPage,
    GuardedDoors,
    Page,
    changes_of,
    everything,
    filled,
    outcome,
    refusal,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

READ = ("get",)
WISH = {"kind": "replace", "text": "Савельева просит другого наставника", "wished_on": "2026-12-01"}


def send(pair, by, kind=RequestKind.REPLACE, **given):
    values = {"text": WISH["text"], "wished_on": dt.date(2026, 12, 1)}
    return requests.send(PairRequest(pair=pair, kind=kind, **{**values, **given}), by=by, at=make.AT)


@pytest.fixture
def sent(active_pair, mentee_user):
    return send(active_pair, mentee_user)


@pytest.fixture
def supported(sent, curator):
    requests.say_opinion(sent, supports=True, by=curator, at=make.AT, why="Разные смены")
    return PairRequest.objects.get()


@pytest.fixture
def granted(supported, head):
    requests.decide(supported, grants=True, by=head, at=make.AT, why="")
    return PairRequest.objects.get()


@pytest.mark.parametrize("page", [Page("pair_requests", methods=READ)], ids=str)
class TestList(EveryPage):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("pair_request_add", "active_pair", by="mentee_user", reader="curator"),
        Page("pair_request_opinion", "sent", reader="head"),
        Page("pair_request_decide", "supported", by="head", reader="curator"),
        Page("pair_request_withdraw", "sent", by="mentee_user", reader="curator"),
    ],
    ids=str,
)
class TestDoing(GuardedDoors):
    pass


def test_only_the_sender_and_the_office_read_it(signed_in, sent, mentee_user, mentor_user, head, stranger):
    users = (mentee_user, mentor_user, head, stranger)
    lists = [list(signed_in(user).get(reverse("pair_requests")).context["things"]) for user in users]
    assert lists == [[sent], [], [sent], []]
    codes = [signed_in(user).get(sent.get_absolute_url()).status_code for user in users]
    assert codes == [200, 404, 200, 404]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"q": "САВЕЛ"}, True),
        ({"q": "дорош", "kind": "replace", "waiting": "on"}, True),
        ({"q": "синиц"}, False),
        ({"state": "granted"}, False),
        ({"unmade": "on"}, False),
    ],
)
def test_list_is_searched(signed_in, curator, sent, given, found):
    answer = signed_in(curator).get(reverse("pair_requests"), given)
    assert list(answer.context["things"]) == ([sent] if found else [])


@pytest.mark.without("counts", reason="the list's own queries are counted")
def test_list_makes_the_same_queries_for_one_row_and_for_two(
    signed_in, curator, sent, mentor_user, django_assert_num_queries
):
    browser = signed_in(curator)
    browser.get(reverse("pair_requests"))
    with django_assert_num_queries(10):
        browser.get(reverse("pair_requests"))
    send(sent.pair, mentor_user)
    with django_assert_num_queries(10):
        browser.get(reverse("pair_requests"))


class TestSending:
    @pytest.fixture
    def url(self, active_pair):
        return reverse("pair_request_add", args=[active_pair.pk])

    def test_works(self, signed_in, mentee_user, url, active_pair):
        browser = signed_in(mentee_user)
        answer = browser.post(url, filled(browser.get(url), **WISH))
        request = PairRequest.objects.get()
        said = "Обращение отправлено. Сначала своё мнение скажет куратор, потом решит руководитель."
        assert outcome(answer) == (302, request.get_absolute_url(), [said])
        assert (request.pair, request.sender, request.kind, request.text, request.wished_on, request.sent_on) == (
            active_pair,
            mentee_user.employee,
            "replace",
            WISH["text"],
            dt.date(2026, 12, 1),
            make.TODAY,
        )
        assert changes_of(request) == [("sent", "sent", mentee_user, "")]

    @pytest.mark.parametrize(
        ("role", "kinds"),
        [
            ("mentor_user", ["resign", "replace", "amend", "reward", "help"]),
            ("mentee_user", ["replace", "amend", "help"]),
        ],
    )
    def test_only_the_mentor_resigns_or_praises(self, signed_in, request, url, role, kinds):
        form = signed_in(request.getfixturevalue(role)).get(url).context["form"]
        assert [value for value, _ in form.fields["kind"].choices] == kinds

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("kind", "resign", "Выберите корректный вариант. resign нет среди допустимых значений."),
            ("text", "", "Обязательное поле."),
            ("wished_on", "скоро", "Введите правильную дату."),
            ("wished_on", "2026-11-19", "Этот день уже прошёл."),
            ("wished_on", "2027-06-01", "Срок пары – до 28.05.2027: укажите день раньше."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, signed_in, mentee_user, url, field, typed, said):
        answer = signed_in(mentee_user).post(url, WISH | {field: typed})
        assert (refusal(answer), PairRequest.objects.count()) == ((422, {field: [said]}), 0)

    def test_one_of_a_kind_at_a_time(self, signed_in, mentee_user, sent, url):
        answer, before = signed_in(mentee_user).post(url, WISH), everything()
        said = "Такое обращение уже отправлено и ждёт решения. Отзовите его, чтобы написать новое."
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)

    def test_not_for_a_pair_that_has_ended(self, active_pair, mentee_user):
        Pair.objects.update(state="completed", ends_on=make.YESTERDAY)
        with pytest.raises(ImpossibleStepError, match="Обращения подают, пока пара действует"):
            send(active_pair, mentee_user)

    @pytest.mark.parametrize("kind", [RequestKind.RESIGN, RequestKind.REWARD])
    def test_a_mentee_does_not_send_what_is_the_mentors(self, active_pair, mentee_user, kind):
        with pytest.raises(ImpossibleStepError, match="может только сам участник пары"):
            send(active_pair, mentee_user, kind)


TO_HEAD = "Мнение записано. Теперь решает руководитель."
TO_CURATOR = "Обращение удовлетворено. Изменение пары оформит куратор."
STEPS = [
    ("opinion", "sent", "curator", {"answer": "yes", "why": ""}, "supported", TO_HEAD),
    ("opinion", "sent", "curator", {"answer": "no", "why": "Рано"}, "objected", TO_HEAD),
    ("decide", "supported", "head", {"answer": "yes", "why": "С 1 декабря"}, "granted", TO_CURATOR),
    ("decide", "supported", "head", {"answer": "no", "why": "Нет людей"}, "rejected", "Обращение отклонено."),
    ("withdraw", "sent", "mentee_user", {}, "withdrawn", "Обращение отозвано."),
    ("withdraw", "supported", "mentee_user", {}, "withdrawn", "Обращение отозвано."),
]


@pytest.mark.parametrize(("name", "thing", "role", "given", "to", "said"), STEPS)
def test_step(signed_in, request, name, thing, role, given, to, said):
    found, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    browser, url = signed_in(user), reverse(f"pair_request_{name}", args=[found.pk])
    answer = browser.post(url, given)
    assert outcome(answer) == (302, found.get_absolute_url(), [said])
    assert changes_of(found)[-1] == (found.state, to, user, given.get("why", ""))
    before = everything()
    assert (browser.post(url, given).status_code, everything()) == (422, before)


@pytest.mark.parametrize(
    ("name", "thing", "role", "said"),
    [
        ("opinion", "sent", "curator", requests.REMARK_NEEDED),
        ("decide", "supported", "head", requests.RESOLUTION_NEEDED),
    ],
    ids=["opinion", "decision"],
)
def test_a_no_needs_words(signed_in, request, name, thing, role, said):
    found, browser = request.getfixturevalue(thing), signed_in(request.getfixturevalue(role))
    before = everything()
    answer = browser.post(reverse(f"pair_request_{name}", args=[found.pk]), {"answer": "no"})
    assert (refusal(answer), everything()) == ((422, {"why": [said]}), before)


def test_the_head_waits_for_the_opinion(signed_in, head, sent):
    answer = signed_in(head).post(reverse("pair_request_decide", args=[sent.pk]), {"answer": "yes"})
    assert refusal(answer) == (422, {"__all__": [requests.OPINION_FIRST]})


def test_the_decision_shows_the_opinion(signed_in, head, supported):
    answer = signed_in(head).get(reverse("pair_request_decide", args=[supported.pk]))
    assert ("Разные смены" in answer.text, WISH["text"] in answer.text) == (True, True)


def menu(context):
    main = context["main_action"]
    return main and main.title, [action.title for action in context["more_actions"]]


def test_page_offers_what_each_may_do(signed_in, curator, head, mentee_user, sent):
    found = {user: menu(signed_in(user).get(sent.get_absolute_url()).context) for user in (curator, head, mentee_user)}
    assert found == {curator: ("Сказать мнение", []), head: (None, []), mentee_user: (None, ["Отозвать"])}


def test_granted_leads_the_curator_to_the_change(signed_in, curator, head, granted):
    context = signed_in(curator).get(granted.get_absolute_url()).context
    url = reverse("pair_change_add", args=[granted.pair_id, "replace"])
    assert (menu(context), context["main_action"].url) == (
        ("Заменить наставника", ["Прекратить досрочно"]),
        f"{url}?request={granted.pk}",
    )
    assert [step.title for step in context["road"]] == ["Отправлено", "Мнение куратора", "Решение руководителя"]
    assert menu(signed_in(head).get(granted.get_absolute_url()).context) == (None, [])


def test_what_was_made_of_it_is_shown(signed_in, curator, granted):
    change = PairChange.objects.create(
        pair=granted.pair,
        kind=ChangeKind.PROLONG,
        request=granted,
        why="По обращению",
        effective_on=make.TODAY,
        new_ends_on=dt.date(2027, 8, 31),
    )
    context = signed_in(curator).get(granted.get_absolute_url()).context
    assert (context["made"], menu(context)) == ([change], (None, []))
    assert list(PairRequest.objects.without_change()) == []
    PairChange.objects.update(state=ChangeState.CANCELLED)
    assert list(PairRequest.objects.without_change()) == [granted]


def desk(*users):
    lines = ([line.title for line in told(user) if "наставника" in line.title] for user in users)
    return list(lines)


def test_each_state_is_on_the_right_desks(sent, curator, head, mentee_user, mentor_user):
    users, own = (curator, head, mentee_user, mentor_user), "Ходатайство о замене наставника от 20.11.2026"
    asked = "ходатайство о замене наставника"
    assert desk(*users) == [[f"Скажите мнение: {asked}"], [], [own], []]
    requests.say_opinion(sent, supports=False, by=curator, at=make.AT, why="Рано")
    assert desk(*users) == [[], [f"Решите: {asked}"], [own], []]
    requests.decide(sent, grants=True, by=head, at=make.AT, why="")
    assert desk(*users) == [[f"Оформите: {asked}"], [], [own], []]
    later = make.TODAY + dt.timedelta(days=8)
    assert [line for line in told(mentee_user, on=later) if line.title == own] == []


def test_pair_page_leads_to_it(signed_in, curator, mentee_user, mentor_user, sent):
    found = {}
    for user in (curator, mentee_user, mentor_user):
        context = signed_in(user).get(sent.pair.get_absolute_url()).context
        found[user] = (list(context["requests"]), context["may_send_request"])
    assert found == {curator: ([sent], False), mentee_user: ([sent], True), mentor_user: ([], True)}


def test_anonymizing_takes_the_words_away(granted, mentee, mentor_user, curator):
    of_mentor = send(granted.pair, mentor_user, text="Прошу продлить: Савельевой М.П. нужно время", kind="amend")
    mentee.employee.archived_on = make.TODAY
    mentee.employee.save()
    anonymize(mentee.employee, by=curator, at=make.AT)
    texts = {text for row in (PairRequest.objects, PairRequest.history) for text in row.values_list("text", flat=True)}
    assert (texts, {change[3] for change in changes_of(granted)}) == ({REMOVED}, {""})
    assert of_mentor.state == RequestState.SENT
