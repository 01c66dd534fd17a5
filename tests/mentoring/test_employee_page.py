"""The page of an employee: what is known, counted as of any date, and the history."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.models import Employee, StateChange
from tests import factories as make
from tests.pages import filled

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture
def card(kindergarten):
    return make.employee(kindergarten, last_name="Дорошенко", first_name="Ольга")


def test_card_shows_facts_and_offers(signed_in, curator, card):
    card.teaching_since, card.home_organization = dt.date(2020, 11, 21), "Педагогический колледж"
    card.other_posts, card.birth_date = "тьютор", dt.date(1976, 11, 20)
    card.save()
    context = signed_in(curator).get(card.get_absolute_url()).context
    assert dict(context["work"]) == {
        "Место работы": "Педагогический колледж",
        "Должность": "воспитатель",
        "Другие должности": "тьютор",
        "Квалификационная категория": "без категории",
        "Образование": "",
        "Табельный номер": "",
        "Электронная почта": "",
    }
    assert dict(context["lengths"]) == {
        "Возраст": "50 лет – дата рождения 20 ноября 1976 г.",
        "Педагогический стаж": "5 лет 11 месяцев – с 21 ноября 2020 г.",
        "Общий стаж": "",
        "Сотрудничает с организацией": "",
    }
    assert context["main_action"].title == "Изменить карточку"
    offered = [action.title for action in context["more_actions"]]
    assert offered[:2] == ["Взять в банк наставников", "Взять в банк наставляемых"]
    assert offered[-1] == "В архив"


class TestOnADate:
    @pytest.fixture
    def shown(self, signed_in, curator, card):
        Employee.objects.filter(pk=card.pk).update(teaching_since="2012-09-01")
        browser = signed_in(curator)
        return lambda on: browser.get(card.get_absolute_url(), {"on": on}).context

    @pytest.mark.parametrize(
        ("on", "said"),
        [
            ("2012-10-01", "1 месяц – с 1 сентября 2012 г."),
            ("2027-01-01", "14 лет 4 месяца – с 1 сентября 2012 г."),
            ("2012-08-31", "ещё не начался – с 1 сентября 2012 г."),
            ("", "14 лет 2 месяца – с 1 сентября 2012 г."),
        ],
    )
    def test_service_is_counted_as_of_the_day(self, shown, on, said):
        assert dict(shown(on)["lengths"])["Педагогический стаж"] == said

    def test_a_bad_date_is_told_beside_the_field(self, shown):
        context = shown("31.02.2020")
        assert context["day_form"].errors == {"on": ["Введите правильную дату."]}
        assert dict(context["lengths"])["Педагогический стаж"] == "14 лет 2 месяца – с 1 сентября 2012 г."


def test_history_tells_fields_and_steps(signed_in, curator, mentor):
    browser, card = signed_in(curator), mentor.employee
    url = reverse("employee_edit", args=[card.pk])
    browser.post(url, filled(browser.get(url), post="методист", category="first", birth_date="1990-05-17"))
    history = browser.get(card.get_absolute_url()).context["history"]
    who = curator.employee.initials_first
    assert sorted((line.who, line.what) for line in history) == sorted(
        [
            (
                who,
                (
                    "Дата рождения: пусто → 17.05.1990; Должность: воспитатель → методист; "
                    "Квалификационная категория: без категории → первая категория"
                ),
            ),
            (who, "Банк наставников: анкета → в банке"),
            ("система", "Карточка заведена"),
        ]
    )


def test_the_page_asks_the_same_however_long_the_history(signed_in, curator, mentor):
    browser, card = signed_in(curator), mentor.employee
    counts: list[int] = []
    for more in (1, 3, 20):
        for number in range(more):
            card.education = f"курс {len(counts)}.{number}"
            card.save()
            StateChange.objects.create(thing=card, field="archived_on", from_state="a", by=curator, at=make.AT)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(card.get_absolute_url()).status_code == 200
        counts.append(len(captured))
    assert counts == [counts[0]] * 3
