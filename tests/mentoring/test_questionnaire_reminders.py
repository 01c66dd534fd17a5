"""What the questionnaires ask of people on the desk."""

import pytest
from django.urls import reverse

from mentoring.enums import Bank
from mentoring.models import Questionnaire
from tests import factories as make
from tests.desk.told import told

ANSWERS = {"load_limit": 2}


@pytest.fixture
def person(kindergarten):
    return make.employee(kindergarten, last_name="Белова")


@pytest.fixture
def person_user(person):
    return make.account(person)


def lines(user):
    return [(line.title, line.action, line.url) for line in told(user) if "анкет" in line.title]


def fill_url(thing):
    return reverse("questionnaire_fill", args=[thing.pk])


@pytest.mark.parametrize(
    ("state", "title", "action"),
    [("asked", "Заполните анкету наставника", "Заполнить"), ("returned", "Поправьте анкету наставника", "Поправить")],
)
def test_the_person_is_asked(person, person_user, curator, state, title, action):
    thing = make.questionnaire(person, curator)
    Questionnaire.objects.update(state=state)
    assert (lines(person_user), lines(curator)) == ([(title, action, fill_url(thing))], [])


def test_each_bank_has_a_line(person, person_user, curator):
    for bank in Bank:
        make.questionnaire(person, curator, bank=bank)
    assert {title for title, _, _ in lines(person_user)} == {
        "Заполните анкету наставника",
        "Заполните анкету наставляемого",
    }


def test_the_curator_looks(person, person_user, curator, head, stranger):
    thing = make.questionnaire(person, curator, answers=ANSWERS)
    title = "Посмотрите анкету наставника: Белова Мария Петровна"
    found = {user: lines(user) for user in (curator, person_user, head, stranger)}
    assert found == {
        curator: [(title, "Посмотреть", thing.get_absolute_url())],
        person_user: [],
        head: [],
        stranger: [],
    }


def test_many_stand_in_one_line(kindergarten, curator):
    for _ in range(6):
        make.questionnaire(make.employee(kindergarten), curator, answers=ANSWERS)
    assert lines(curator) == [("Посмотрите анкеты: пришло 6", "Открыть", "/questionnaires/?state=submitted")]


@pytest.mark.parametrize("state", ["accepted", "cancelled"])
def test_a_closed_one_asks_nobody(person, person_user, curator, state):
    make.questionnaire(person, curator)
    Questionnaire.objects.update(state=state)
    assert lines(person_user) + lines(curator) == []
