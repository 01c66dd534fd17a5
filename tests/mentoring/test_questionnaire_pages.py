"""Анкеты: the list, the page, answering, returning, cancelling."""

import pytest
from django.urls import reverse

from mentoring.enums import Bank
from mentoring.models import Questionnaire
from tests import factories as make
from tests.factories import TODAY
from tests.pages import (
    Doors,
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
TEXTS = {"experience": "Третий год", "sharing": "Игры", "mode": "online", "time": "среда"}


@pytest.fixture
def person(kindergarten):
    return make.employee(kindergarten, last_name="Белова")


@pytest.fixture
def person_user(person):
    return make.account(person)


@pytest.fixture
def asked(person, person_user, curator):
    return make.questionnaire(person, curator)


@pytest.fixture
def submitted(person, person_user, curator):
    answers = {"strengths": [make.direction().pk], "forms": [], "kinds": [], "load_limit": 2, **TEXTS}
    return make.questionnaire(person, curator, answers=answers)


@pytest.mark.parametrize(
    "page", [Page("questionnaires", methods=READ), Page("questionnaires", by="mentor_user", methods=READ)], ids=str
)
class TestList(EveryPage):
    pass


@pytest.mark.parametrize(
    "page", [Page("questionnaire", "asked", methods=READ), Page("questionnaire", "submitted", methods=READ)], ids=str
)
class TestReading(Doors):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("questionnaire_fill", "asked"),
        Page("questionnaire_fill", "asked", by="person_user", reader="head"),
        Page("questionnaire_accept", "submitted", reader="person_user"),
        Page("questionnaire_return", "submitted", reader="person_user"),
        Page("questionnaire_cancel", "submitted", reader="head"),
        Page("questionnaire_cancel", "asked", by="person_user"),
    ],
    ids=str,
)
class TestDoing(GuardedDoors):
    pass


def test_others_see_only_their_own(signed_in, asked, person_user, mentor_user, head, stranger):
    seen = {
        user: list(signed_in(user).get(reverse("questionnaires")).context["things"])
        for user in (person_user, mentor_user, head, stranger)
    }
    assert seen == {person_user: [asked], mentor_user: [], head: [asked], stranger: []}
    assert signed_in(mentor_user).get(asked.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"q": "БЕЛ"}, True),
        ({"q": "синиц"}, False),
        ({"state": "asked", "bank": "mentors"}, True),
        ({"bank": "mentees"}, False),
    ],
)
def test_list_is_searched(signed_in, curator, asked, given, found):
    answer = signed_in(curator).get(reverse("questionnaires"), given)
    assert list(answer.context["things"]) == ([asked] if found else [])


def menu(context):
    main = context["main_action"]
    return main and main.title, [action.title for action in context["more_actions"]]


def test_page_offers_what_each_may_do(signed_in, curator, person_user, head, asked):
    cancel = "Отменить анкету"
    found = {user: menu(signed_in(user).get(asked.get_absolute_url()).context) for user in (curator, person_user, head)}
    assert found == {
        curator: ("Заполнить за сотрудника", [cancel]),
        person_user: ("Заполнить", [cancel]),
        head: (None, []),
    }


def test_page_shows_the_answers(signed_in, curator, submitted):
    context = signed_in(curator).get(submitted.get_absolute_url()).context
    assert menu(context) == ("Принять", ["Вернуть с замечанием", "Отменить анкету"])
    assert [answer for _, answer in context["facts"]] == [
        "методическое",
        "",
        "",
        "2",
        "Третий год",
        "Игры",
        "онлайн",
        "среда",
    ]
    assert [(step.title, step.status) for step in context["road"]] == [
        ("Ждёт ответа", "done"),
        ("Заполнена", "current"),
        ("Принята", "next"),
    ]


def test_an_entry_deleted_meanwhile_is_left_out(signed_in, curator, submitted):
    make.direction().delete()
    context = signed_in(curator).get(submitted.get_absolute_url()).context
    assert context["facts"][0] == ("В чём вы сильны и готовы помогать коллегам?", "")


def test_the_mentor_answers(signed_in, person_user, asked):
    browser, url = signed_in(person_user), reverse("questionnaire_fill", args=[asked.pk])
    typed = {"strengths": [make.direction().pk], "forms": [make.form().pk], "load_limit": 3, **TEXTS}
    answer = browser.post(url, filled(browser.get(url), **typed))
    asked.refresh_from_db()
    assert outcome(answer) == (302, asked.get_absolute_url(), ["Спасибо! Куратор получил ваши ответы."])
    assert asked.answers == {
        "strengths": [make.direction().pk],
        "forms": [make.form().pk],
        "kinds": [],
        "load_limit": 3,
        **TEXTS,
    }
    assert (asked.state, asked.answered_on, changes_of(asked)[-1]) == (
        "submitted",
        TODAY,
        ("asked", "submitted", person_user, ""),
    )


def test_the_mentee_answers(signed_in, person_user, person, curator):
    thing = make.questionnaire(person, curator, bank=Bank.MENTEES)
    first, second = make.deficit("Первый"), make.deficit("Второй")
    browser, url = signed_in(person_user), reverse("questionnaire_fill", args=[thing.pk])
    typed = {"category": "young", "direction": make.direction().pk, "deficit_1": second.pk, "deficit_3": first.pk}
    answer = browser.post(url, filled(browser.get(url), **typed, requests="Помогите", mode="mixed"))
    thing.refresh_from_db()
    assert outcome(answer) == (302, thing.get_absolute_url(), ["Спасибо! Куратор получил ваши ответы."])
    assert thing.answers == {
        "category": "young",
        "direction": make.direction().pk,
        "deficits": [second.pk, first.pk],
        "requests": "Помогите",
        "expectations": "",
        "mode": "mixed",
        "time": "",
    }


def test_returned_shows_the_remark_and_the_old_answers(signed_in, curator, person_user, submitted):
    signed_in(curator).post(reverse("questionnaire_return", args=[submitted.pk]), {"why": "Напишите подробнее"})
    shown = signed_in(person_user).get(reverse("questionnaire_fill", args=[submitted.pk]))
    values = {name: shown.context["form"][name].value() for name in ("strengths", "load_limit", *TEXTS)}
    assert shown.context["remark"] == "Напишите подробнее"
    assert values == {"strengths": [make.direction().pk], "load_limit": 2, **TEXTS}


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("strengths", [], "Обязательное поле."),
        ("strengths", ["999"], "Выберите корректный вариант. 999 нет среди допустимых значений."),
        ("load_limit", "0", "Убедитесь, что это значение больше либо равно 1."),
        ("mode", "", "Обязательное поле."),
        ("time", "утром " * 50 + "я", "Убедитесь, что это значение содержит не более 300 символов (сейчас 301)."),
    ],
)
def test_bad_answers_are_told_beside_the_field(signed_in, person_user, asked, field, typed, said):
    browser, url = signed_in(person_user), reverse("questionnaire_fill", args=[asked.pk])
    given = filled(browser.get(url), strengths=[make.direction().pk], load_limit=2, **TEXTS) | {field: typed}
    before = everything()
    answer = browser.post(url, given)
    assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
    assert "Третий год" in answer.text


def test_two_who_answer_at_once_lose_nothing(signed_in, curator, person_user, asked):
    browser, url = signed_in(person_user), reverse("questionnaire_fill", args=[asked.pk])
    shown = browser.get(url)
    Questionnaire.objects.update(state="returned", answers={"load_limit": 1})
    typed = filled(shown, strengths=[make.direction().pk], **TEXTS)
    answer = browser.post(url, typed)
    assert (answer.status_code, "изменил другой человек" in refusal(answer)[1]["__all__"][0]) == (422, True)
    assert answer.context["form"]["experience"].value() == "Третий год"
    again = browser.post(url, typed | {"seen": answer.context["form"]["seen"].value()})
    assert (again.status_code, Questionnaire.objects.get().answers["load_limit"]) == (302, 2)


@pytest.mark.parametrize("name", ["questionnaire_fill", "questionnaire_accept"])
def test_what_is_closed_sends_to_its_page(signed_in, curator, asked, name):
    Questionnaire.objects.update(state="cancelled")
    answer = signed_in(curator).get(reverse(name, args=[asked.pk]))
    assert outcome(answer) == (302, asked.get_absolute_url(), ["Эта анкета уже отменена."])


def test_return(signed_in, curator, submitted):
    answer = signed_in(curator).post(reverse("questionnaire_return", args=[submitted.pk]), {"why": "Подробнее"})
    assert outcome(answer) == (302, submitted.get_absolute_url(), ["Анкета возвращена с вашим замечанием."])
    assert changes_of(submitted)[-1] == ("submitted", "returned", curator, "Подробнее")


def test_the_person_may_decline(signed_in, person_user, asked):
    answer = signed_in(person_user).post(reverse("questionnaire_cancel", args=[asked.pk]), {"why": "Не готова"})
    assert outcome(answer) == (302, asked.get_absolute_url(), ["Анкета отменена."])
    assert changes_of(asked)[-1] == ("asked", "cancelled", person_user, "Не готова")


@pytest.mark.parametrize("name", ["questionnaire_return", "questionnaire_cancel"])
def test_steps_ask_why(signed_in, curator, submitted, name):
    browser = signed_in(curator)
    before = everything()
    answer = browser.post(reverse(name, args=[submitted.pk]), {"why": " "})
    assert (refusal(answer), everything()) == ((422, {"why": ["Обязательное поле."]}), before)
