"""The steps of a record: the way into the bank, the yearly check, the support while there is no mentor."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums import MentorState
from mentoring.models import Mentee, Mentor
from mentoring.services import bank
from tests import factories as make
from tests.pages import GuardedDoors, Page, changes_of, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

GIVEN = {"support": "Консультации логопеда", "next_check_on": "2026-12-20"}


@pytest.fixture
def applied(kindergarten):
    return Mentor.objects.create(employee=make.employee(kindergarten, last_name="Белова"))


@pytest.fixture
def selected(applied, curator, at):
    return bank.advance_mentor(applied, MentorState.SELECTED, by=curator, at=at)


@pytest.mark.parametrize(
    "page",
    [
        Page("mentor_select", "applied", reader="head"),
        Page("mentor_train", "selected"),
        Page("mentor_enter", "applied"),
        Page("mentor_confirm", "mentor", reader="mentor_user"),
        Page("mentee_confirm", "mentee", reader="mentee_user"),
        Page("mentee_support", "mentee", reader="administrator"),
    ],
    ids=str,
)
class TestDoing(GuardedDoors):
    pass


def test_the_whole_way_into_the_bank(signed_in, curator, applied):
    browser = signed_in(curator)
    steps = ("mentor_select", "mentor_train", "mentor_enter")
    said = [outcome(browser.post(reverse(name, args=[applied.pk])))[2][-1] for name in steps]
    assert said == [f"{applied}: теперь «{state}»." for state in ("отбор пройден", "подготовка пройдена", "в банке")]
    assert changes_of(applied) == [
        ("applied", "selected", curator, ""),
        ("selected", "trained", curator, ""),
        ("trained", "listed", curator, ""),
    ]
    assert Mentor.objects.values_list("checked_on", "checked_by").get() == (make.TODAY, curator.pk)
    context = browser.get(applied.get_absolute_url()).context
    assert [(step.title, step.status) for step in context["road"]] == [
        ("Анкета", "done"),
        ("Отбор пройден", "done"),
        ("Подготовка пройдена", "done"),
        ("В банке", "current"),
        ("В паре", "next"),
    ]


def test_a_gate_is_not_skipped_backwards(signed_in, curator, mentor):
    browser, before = signed_in(curator), everything()
    answer = browser.post(reverse("mentor_train", args=[mentor.pk]))
    said = "Сейчас состояние «в банке», перейти из него в «подготовка пройдена» нельзя. Обновите страницу."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


@pytest.mark.parametrize(
    ("state", "main", "more"),
    [
        ("applied", "Взять в банк", ["Отобрать", "Изменить", "Вывести из банка"]),
        ("selected", "Взять в банк", ["Отметить подготовку", "Изменить", "Вывести из банка"]),
        ("trained", "Взять в банк", ["Изменить", "Вывести из банка"]),
        ("listed", "Изменить", ["Актуализировать", "Вывести из банка"]),
        ("left", "Вернуть в банк", ["Изменить"]),
    ],
)
def test_a_mentor_is_offered_what_is_possible(signed_in, curator, mentor, state, main, more):
    Mentor.objects.update(state=state)
    context = signed_in(curator).get(mentor.get_absolute_url()).context
    assert (context["main_action"].title, [action.title for action in context["more_actions"]]) == (main, more)


@pytest.mark.parametrize(
    ("state", "main", "more"),
    [
        ("applied", "Взять в банк", ["Изменить", "Вывести из банка"]),
        (
            "searching",
            "Подобрать наставника",
            ["Изменить", "Поддержка без наставника", "Актуализировать", "Вывести из банка"],
        ),
        ("left", "Вернуть в банк", ["Изменить"]),
    ],
)
def test_a_mentee_is_offered_what_is_possible(signed_in, curator, mentee, state, main, more):
    Mentee.objects.update(state=state)
    context = signed_in(curator).get(mentee.get_absolute_url()).context
    assert (context["main_action"].title, [action.title for action in context["more_actions"]]) == (main, more)


@pytest.mark.parametrize("trained", [True, False])
def test_training_is_suggested_where_none_is_written_down(signed_in, curator, selected, trained):
    if trained:
        selected.trainings.create(title="Установочная сессия")
    answer = signed_in(curator).get(reverse("mentor_train", args=[selected.pk]))
    assert ("Обучение ещё не записано" in answer.text) is not trained


def test_taken_as_selected_one_prepares_first(signed_in, curator, kindergarten):
    person = make.employee(kindergarten, last_name="Белова")
    url = reverse("mentor_take", args=[person.pk])
    answer = signed_in(curator).post(url, {"load_limit": 1, "to": "selected"})
    mentor = Mentor.objects.get()
    said = "Белова Мария Петровна готовится стать наставником. Когда обучение пройдёт, запишите его здесь."
    assert outcome(answer) == (302, mentor.get_absolute_url(), [said])
    assert (mentor.state, mentor.checked_on) == ("selected", None)


def test_entering_is_told_in_one_line(signed_in, curator, mentor):
    history = signed_in(curator).get(mentor.get_absolute_url()).context["history"]
    assert [line.what for line in history] == ["анкета → в банке"]


def test_a_changed_limit_is_told(signed_in, curator, mentor):
    browser, url = signed_in(curator), reverse("mentor_edit", args=[mentor.pk])
    browser.post(url, filled(browser.get(url), load_limit=3, experience="Вела троих"))
    history = browser.get(mentor.get_absolute_url()).context["history"]
    assert "Предел нагрузки: 2 → 3; Опыт наставничества: изменено" in [line.what for line in history]


def test_who_comes_back_finds_what_was_known(signed_in, curator, mentor, mentee, at):
    mentor.strengths.set([make.direction()])
    Mentor.objects.update(experience="Три года", load_limit=3)
    for record in (mentor, mentee):
        bank.leave(record, by=curator, at=at, why="")
    browser = signed_in(curator)
    given = browser.get(reverse("mentor_take", args=[mentor.pk])).context["form"]
    assert [given[name].value() for name in ("strengths", "load_limit", "experience")] == [
        [make.direction().pk],
        3,
        "Три года",
    ]
    given = browser.get(reverse("mentee_take", args=[mentee.pk])).context["form"]
    assert [given[name].value() for name in ("category", "deficit_1")] == ["young", make.deficit().pk]


@pytest.mark.parametrize("name", ["mentor", "mentee"])
def test_confirm(signed_in, head, curator, request, name):
    record = request.getfixturevalue(name)
    type(record).objects.update(checked_on=dt.date(2025, 9, 1), checked_by=head)
    browser = signed_in(curator)
    due = browser.get(record.get_absolute_url())
    answer = browser.post(reverse(f"{name}_confirm", args=[record.pk]))
    record.refresh_from_db()
    assert outcome(answer) == (302, record.get_absolute_url(), [f"{record}: запись актуализирована."])
    assert (record.checked_on, record.checked_by) == (make.TODAY, curator)
    fresh = browser.get(record.get_absolute_url())
    assert ("пора актуализировать" in due.text, "пора актуализировать" in fresh.text) == (True, False)
    assert "20 ноября 2026 г., М.П. Синицына" in fresh.text


def test_only_what_is_in_the_bank_is_confirmed(signed_in, curator, applied):
    browser, before = signed_in(curator), everything()
    answer = browser.post(reverse("mentor_confirm", args=[applied.pk]))
    said = f"{applied} уже не в банке: обновите страницу."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


def test_support(signed_in, curator, mentee):
    browser, url = signed_in(curator), reverse("mentee_support", args=[mentee.pk])
    answer = browser.post(url, filled(browser.get(url), **GIVEN))
    mentee.refresh_from_db()
    said = f"{mentee}: поддержка записана, в назначенный день напомним."
    assert outcome(answer) == (302, mentee.get_absolute_url(), [said])
    assert (mentee.support, mentee.next_check_on) == (GIVEN["support"], dt.date(2026, 12, 20))
    page = browser.get(mentee.get_absolute_url())
    assert (GIVEN["support"] in page.text, page.context["check_has_come"]) == (True, False)
    assert "Поддержка без наставника: изменено" in [
        part for line in page.context["history"] for part in line.what.split("; ")
    ]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("support", " ", "Обязательное поле."),
        ("next_check_on", "", "Обязательное поле."),
        ("next_check_on", "2026-11-20", "Эта дата уже наступила: выберите день, когда вернётесь к вопросу."),
        ("next_check_on", "2028-01-01", "До этого дня больше года: вернитесь к вопросу раньше."),
        ("next_check_on", "31.02.2027", "Введите правильную дату."),
    ],
)
def test_bad_support_is_told_beside_the_field(signed_in, curator, mentee, field, typed, said):
    browser, url = signed_in(curator), reverse("mentee_support", args=[mentee.pk])
    shown, before = browser.get(url), everything()
    answer = browser.post(url, filled(shown, **GIVEN | {field: typed}))
    assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
    assert (answer.context["form"][field].value() or "") == typed


def test_support_is_for_those_without_a_mentor(signed_in, curator, active_pair, mentee):
    browser, url = signed_in(curator), reverse("mentee_support", args=[mentee.pk])
    answer = browser.post(url, filled(browser.get(url), **GIVEN))
    said = "Поддержку записывают тем, кто в банке и пока без наставника."
    assert refusal(answer) == (422, {"__all__": [said]})


def test_waiting_is_counted_in_days(signed_in, curator, mentee):
    Mentee.objects.update(searching_since=dt.date(2026, 11, 18))
    facts = dict(signed_in(curator).get(mentee.get_absolute_url()).context["facts"])
    assert facts["Без наставника"] == "с 18 ноября 2026 г. (2 дня)"


class TestLoadInAPeriod:
    def shown(self, browser, mentor, **asked):
        context = browser.get(mentor.get_absolute_url(), asked).context
        return tuple(context["period"].values()), context["load"], list(context["loading_pairs"])

    def test_the_school_year_is_the_usual_one(self, signed_in, curator, active_pair, mentor):
        year = (dt.date(2026, 9, 1), dt.date(2027, 8, 31))
        assert self.shown(signed_in(curator), mentor) == (year, 1, [active_pair])

    def test_another_period(self, signed_in, curator, active_pair, mentor):
        summer = (dt.date(2027, 6, 1), dt.date(2027, 8, 31))
        found = self.shown(signed_in(curator), mentor, starts_on="2027-06-01", ends_on="2027-08-31")
        assert found == (summer, 0, [])

    def test_a_group_takes_a_place_for_each(self, signed_in, curator, mentor, mentee):
        other = make.mentee(make.employee(curator.organization), by=curator)
        pair = make.proposed_pair(mentor, mentee, other)
        assert self.shown(signed_in(curator), mentor)[1:] == (2, [pair])

    @pytest.mark.parametrize(
        ("asked", "told"),
        [
            ({"starts_on": "вчера"}, {"starts_on": ["Введите правильную дату."]}),
            ({"ends_on": "2026-01-01"}, {"ends_on": ["Конец периода раньше начала."]}),
        ],
    )
    def test_a_senseless_period_is_told_beside_the_field(self, signed_in, curator, mentor, asked, told):
        context = signed_in(curator).get(mentor.get_absolute_url(), asked).context
        assert (context["period_form"].errors, context["period"]["starts_on"]) == (told, dt.date(2026, 9, 1))
