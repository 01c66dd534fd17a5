"""Both banks: the lists, the records, entering, editing and leaving."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.forms.bank import MentorForm
from mentoring.models import Deficit, Mentee, Mentor
from tests import factories as make
from tests.pages import (
    Doors,
    GuardedDoors,
    GuardedPages,
    Page,
    changes_of,
    everything,
    filled,
    outcome,
    refusal,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

READ = ("get",)
NOT_OFFERED = "Выберите корректный вариант. Вашего варианта нет среди допустимых значений."


@pytest.fixture
def newcomer(kindergarten):
    return make.employee(kindergarten, last_name="Белова")


@pytest.fixture
def strange_deficit(school):
    return Deficit.objects.create(title="Чужой дефицит", direction=make.direction(), organization=school)


@pytest.mark.parametrize("page", [Page("mentor", "mentor", methods=READ), Page("mentee", "mentee", methods=READ)])
class TestReading(Doors):
    pass


@pytest.mark.parametrize(
    "page", [Page("mentors", reader="mentor_user", methods=READ), Page("mentees", reader="mentee_user", methods=READ)]
)
class TestLists(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("mentor_take", "newcomer"),
        Page("mentee_take", "newcomer", reader="head"),
        Page("mentor_edit", "mentor", reader="mentor_user"),
        Page("mentee_edit", "mentee", reader="mentee_user"),
        Page("mentor_leave", "mentor", reader="administrator"),
        Page("mentee_leave", "mentee"),
    ],
    ids=str,
)
class TestDoing(GuardedDoors):
    pass


@pytest.mark.parametrize(("name", "thing"), [("mentors", "mentor"), ("mentees", "mentee")])
def test_list_shows_the_own_organization(signed_in, curator, stranger, mentor, mentee, name, thing, request):
    make.mentor(make.employee(stranger.organization), by=stranger)
    make.mentee(make.employee(stranger.organization), by=stranger)
    answer = signed_in(curator).get(reverse(name))
    assert list(answer.context["things"]) == [request.getfixturevalue(thing)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"q": "ДОРОШ"}, True), ({"q": "белова"}, False), ({"state": "listed"}, True), ({"state": "paired"}, False)],
)
def test_mentors_are_searched(signed_in, curator, mentor, asked, found):
    answer = signed_in(curator).get(reverse("mentors"), asked)
    assert list(answer.context["things"]) == ([mentor] if found else [])


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"category": "young"}, True), ({"category": "student"}, False), ({"state": "searching", "q": "савель"}, True)],
)
def test_mentees_are_searched(signed_in, curator, mentee, asked, found):
    answer = signed_in(curator).get(reverse("mentees"), asked)
    assert list(answer.context["things"]) == ([mentee] if found else [])


def test_empty_bank_says_what_to_do_first(signed_in, curator):
    answer = signed_in(curator).get(reverse("mentors"))
    assert "Банк наставников пуст" in answer.text
    assert "К сотрудникам" in answer.text


def test_mentor_and_mentee_see_each_other_but_not_others(signed_in, pair, mentor_user, curator, newcomer):
    other = make.mentee(newcomer, by=curator)
    browser = signed_in(mentor_user)
    mentee = Mentee.objects.get(pairs=pair)
    found = {thing: browser.get(thing.get_absolute_url()).status_code for thing in (pair.mentor, mentee, other)}
    assert found == {pair.mentor: 200, mentee: 200, other: 404}


def test_mentor_shows_load_pairs_and_road(signed_in, curator, active_pair, mentor):
    context = signed_in(curator).get(mentor.get_absolute_url()).context
    assert dict(context["facts"])["Нагрузка сегодня"] == "1 из 2"
    assert list(context["pairs"]) == [active_pair]
    assert [(step.title, step.status) for step in context["road"]] == [
        ("Анкета", "done"),
        ("В банке", "done"),
        ("В паре", "current"),
    ]
    assert [line.what for line in context["history"]] == ["анкета → в банке"]
    assert context["main_action"].title == "Изменить"


def test_mentee_shows_deficits_in_their_order(signed_in, curator, mentee):
    first = make.deficit("Работа с родителями")
    mentee.ranked_deficits.update(rank=2)
    mentee.ranked_deficits.create(deficit=first, rank=1)
    context = signed_in(curator).get(mentee.get_absolute_url()).context
    assert [ranked.deficit.title for ranked in context["deficits"]] == [first.title, "Организация утреннего круга"]


def test_take_mentor(signed_in, curator, newcomer):
    given = {"strengths": [make.direction().pk], "forms": [make.form().pk], "load_limit": "3", "experience": "курсы"}
    answer = signed_in(curator).post(reverse("mentor_take", args=[newcomer.pk]), given)
    mentor = Mentor.objects.get()
    said = "Белова Мария Петровна теперь в банке наставников. Можно предложить пару."
    assert outcome(answer) == (302, mentor.get_absolute_url(), [said])
    assert (mentor.employee, mentor.state, mentor.load_limit, mentor.experience) == (newcomer, "listed", 3, "курсы")
    assert (list(mentor.strengths.all()), list(mentor.forms.all())) == ([make.direction()], [make.form()])
    assert changes_of(mentor) == [("applied", "listed", curator, "")]


def test_take_mentee_ranks_the_deficits(signed_in, curator, newcomer):
    first, second = make.deficit("Первый"), make.deficit("Второй")
    given = {"category": "newcomer", "direction": make.direction().pk, "deficit_1": first.pk, "deficit_3": second.pk}
    answer = signed_in(curator).post(reverse("mentee_take", args=[newcomer.pk]), given | {"requests": "Помогите"})
    mentee = Mentee.objects.get()
    said = "Белова Мария Петровна теперь в банке наставляемых. Подберите наставника."
    assert outcome(answer) == (302, mentee.get_absolute_url(), [said])
    assert (mentee.category, mentee.requests, mentee.searching_since) == ("newcomer", "Помогите", make.TODAY)
    assert [(ranked.rank, ranked.deficit) for ranked in mentee.ranked_deficits.all()] == [(1, first), (2, second)]
    assert changes_of(mentee) == [("applied", "searching", curator, "")]


@pytest.mark.parametrize(
    ("name", "thing", "said"),
    [
        ("mentor_take", "mentor", "Дорошенко Мария Петровна уже в банке наставников."),
        ("mentee_take", "mentee", "Савельева Мария Петровна уже в банке наставляемых."),
    ],
)
def test_second_taking_is_refused(signed_in, curator, name, thing, said, request):
    record, browser = request.getfixturevalue(thing), signed_in(curator)
    given = {"load_limit": 5, "category": "student", "direction": make.direction().pk, "deficit_1": make.deficit().pk}
    before = everything()
    answer = browser.post(reverse(name, args=[record.pk]), given)
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


@pytest.mark.parametrize(
    ("name", "field", "typed", "said"),
    [
        ("mentor_take", "load_limit", "0", "Убедитесь, что это значение больше либо равно 1."),
        ("mentor_take", "load_limit", "много", "Введите целое число."),
        ("mentee_take", "category", "", "Обязательное поле."),
        ("mentee_take", "direction", "999", NOT_OFFERED),
        ("mentee_take", "deficit_1", "", "Обязательное поле."),
    ],
)
def test_bad_input_is_told_beside_the_field(signed_in, curator, newcomer, name, field, typed, said):
    browser, url = signed_in(curator), reverse(name, args=[newcomer.pk])
    given = {
        "load_limit": "2",
        "experience": "курсы",
        "category": "young",
        "direction": make.direction().pk,
        "deficit_1": make.deficit().pk,
        "requests": "Помогите",
    }
    before = everything()
    answer = browser.post(url, given | {field: typed})
    told = {told: errors for told, errors in refusal(answer)[1].items() if told != "__all__"}
    assert (answer.status_code, told, everything()) == (422, {field: [said]}, before)
    assert answer.context["form"][field].value() == typed
    assert ("курсы" in answer.text, "Помогите" in answer.text) == (name == "mentor_take", name == "mentee_take")


def test_deficit_chosen_twice_is_told_beside_the_second(signed_in, curator, mentee):
    browser, url = signed_in(curator), reverse("mentee_edit", args=[mentee.pk])
    answer = browser.post(url, filled(browser.get(url), deficit_2=make.deficit().pk))
    assert refusal(answer) == (422, {"deficit_2": ["Этот дефицит уже выбран выше."]})


def test_entries_of_another_organization_are_not_offered(signed_in, curator, mentee, strange_deficit):
    browser, url = signed_in(curator), reverse("mentee_edit", args=[mentee.pk])
    shown = browser.get(url)
    answer = browser.post(url, filled(shown, deficit_1=strange_deficit.pk))
    assert (strange_deficit.title in shown.text, list(answer.context["form"].errors)) == (False, ["deficit_1"])


def test_edit_mentor(signed_in, curator, mentor):
    browser, url = signed_in(curator), reverse("mentor_edit", args=[mentor.pk])
    answer = browser.post(url, filled(browser.get(url), load_limit=3, away_until="2026-12-01"))
    mentor.refresh_from_db()
    assert outcome(answer) == (302, mentor.get_absolute_url(), ["Запись сохранена."])
    assert (mentor.load_limit, mentor.away_until, mentor.state) == (3, dt.date(2026, 12, 1), "listed")
    assert mentor.history.first().history_user == curator


def test_edit_mentee_ranks_anew(signed_in, curator, mentee):
    browser, url = signed_in(curator), reverse("mentee_edit", args=[mentee.pk])
    old, new = make.deficit(), make.deficit("Работа с родителями")
    answer = browser.post(url, filled(browser.get(url), deficit_1=new.pk, deficit_2=old.pk))
    assert outcome(answer) == (302, mentee.get_absolute_url(), ["Запись сохранена."])
    assert [ranked.deficit for ranked in mentee.ranked_deficits.all()] == [new, old]
    assert browser.get(url).context["form"]["deficit_1"].value() == new.pk


def test_concurrent_edit_names_the_direction_that_is_there_now(signed_in, curator, mentee):
    browser, url = signed_in(curator), reverse("mentee_edit", args=[mentee.pk])
    shown = browser.get(url)
    Mentee.objects.filter(pk=mentee.pk).update(category="student")
    answer = browser.post(url, filled(shown, requests="Помогите"))
    assert "(Кто это: студент; Запрос своими словами: пусто)" in refusal(answer)[1]["__all__"][0]
    assert (answer.context["form"]["requests"].value(), Mentee.objects.get().requests) == ("Помогите", "")


def test_edit_does_not_undo_a_step_taken_meanwhile(curator, mentor):
    form = MentorForm(None, user=curator, instance=Mentor.objects.get())
    data = {"load_limit": 3, "seen": form["seen"].value()}
    late = MentorForm(data, user=curator, instance=Mentor.objects.get())
    Mentor.objects.update(state="left")
    assert late.is_valid()
    late.save()
    assert Mentor.objects.values_list("state", "load_limit").get() == ("left", 3)


@pytest.mark.parametrize(("name", "thing", "was"), [("mentor", "mentor", "listed"), ("mentee", "mentee", "searching")])
def test_leave(signed_in, curator, request, name, thing, was):
    record, browser = request.getfixturevalue(thing), signed_in(curator)
    url = reverse(f"{name}_leave", args=[record.pk])
    answer = browser.post(url, {"why": "Уволилась"})
    record.refresh_from_db()
    said = f"{record}: запись выведена из банка. Вернуть её можно со страницы сотрудника."
    assert outcome(answer) == (302, record.get_absolute_url(), [said])
    assert (record.state, changes_of(record)[-1]) == ("left", (was, "left", curator, "Уволилась"))
    before = everything()
    assert (browser.post(url, {"why": "Ещё раз"}).status_code, everything()) == (302, before)
    assert browser.get(record.get_absolute_url()).status_code == 200


def test_leaving_asks_why(signed_in, curator, mentor):
    answer = signed_in(curator).post(reverse("mentor_leave", args=[mentor.pk]), {"why": " "})
    mentor.refresh_from_db()
    assert (refusal(answer), mentor.state) == ((422, {"why": ["Обязательное поле."]}), "listed")


@pytest.mark.parametrize("name", ["mentor", "mentee"])
def test_who_is_in_a_pair_stays(signed_in, curator, pair, name):
    record = pair.mentor if name == "mentor" else pair.current_mentees[0]
    browser = signed_in(curator)
    before = everything()
    answer = browser.post(reverse(f"{name}_leave", args=[record.pk]), {"why": "Уволилась"})
    said = "Сначала завершите или отклоните пару, в которой человек состоит."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)
    assert "Уволилась" in answer.text


def test_who_left_is_taken_back(signed_in, curator, mentor):
    browser = signed_in(curator)
    browser.post(reverse("mentor_leave", args=[mentor.pk]), {"why": "Отпуск"})
    browser.post(reverse("mentor_take", args=[mentor.pk]), {"load_limit": 1})
    assert Mentor.objects.values_list("state", "load_limit").get() == ("listed", 1)
    assert [(was, to) for was, to, _, _ in changes_of(mentor)][1:] == [
        ("listed", "left"),
        ("left", "applied"),
        ("applied", "listed"),
    ]


def test_who_waits_is_led_to_a_mentor(signed_in, curator, council, mentee, mentor):
    def main(user):
        action = signed_in(user).get(mentee.get_absolute_url()).context["main_action"]
        return action and (action.title, action.url)

    found = (main(curator), main(council))
    assert found == (("Подобрать наставника", reverse("mentee_suggest", args=[mentee.pk])), None)
    make.proposed_pair(mentor, mentee)
    assert main(curator) == ("Изменить", reverse("mentee_edit", args=[mentee.pk]))
