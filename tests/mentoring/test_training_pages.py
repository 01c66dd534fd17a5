"""What a mentor attended: rows on the mentor's page."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.models import Training
from tests.pages import GuardedDoors, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

GIVEN = {
    "kind": "course",
    "title": "Школа наставника",
    "held_on": "2026-04-24",
    "hours": "36",
    "document": "удостоверение № 17",
}


@pytest.fixture
def training(mentor):
    return Training.objects.create(mentor=mentor, title="Установочная сессия")


@pytest.mark.parametrize(
    "page",
    [
        Page("training_add", "mentor", reader="mentor_user"),
        Page("training_edit", "training", reader="head"),
        Page("training_delete", "training", reader="mentor_user"),
    ],
    ids=str,
)
class TestDoing(GuardedDoors):
    pass


def test_add(signed_in, curator, mentor):
    browser = signed_in(curator)
    answer = browser.post(reverse("training_add", args=[mentor.pk]), GIVEN)
    training = Training.objects.get()
    assert outcome(answer) == (302, f"{mentor.get_absolute_url()}#trainings", ["Обучение записано."])
    assert {name: str(getattr(training, name)) for name in GIVEN} == GIVEN
    assert (training.mentor, training.history.get().history_user) == (mentor, curator)
    assert list(browser.get(mentor.get_absolute_url()).context["trainings"]) == [training]


@pytest.mark.parametrize("name", ["training_add", "training_edit"])
@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("title", "", "Обязательное поле."),
        ("held_on", "2026-11-21", "Эта дата ещё не наступила: обучение записывают, когда оно прошло."),
        ("hours", "0", "Убедитесь, что это значение больше либо равно 1."),
        ("hours", "2001", "Убедитесь, что это значение меньше либо равно 2000."),
        ("kind", "party", "Выберите корректный вариант. party нет среди допустимых значений."),
    ],
)
def test_bad_input_is_told_beside_the_field(signed_in, curator, mentor, training, name, field, typed, said):
    thing = mentor if name == "training_add" else training
    browser, url = signed_in(curator), reverse(name, args=[thing.pk])
    shown, before = browser.get(url), everything()
    answer = browser.post(url, filled(shown, **GIVEN | {field: typed}))
    assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
    assert {given: answer.context["form"][given].value() or "" for given in GIVEN} == GIVEN | {field: typed}


def test_edit(signed_in, curator, training):
    browser, url = signed_in(curator), reverse("training_edit", args=[training.pk])
    answer = browser.post(url, filled(browser.get(url), held_on="2026-09-08"))
    training.refresh_from_db()
    assert outcome(answer) == (302, training.get_absolute_url(), ["Обучение сохранено."])
    assert (training.title, training.held_on) == ("Установочная сессия", dt.date(2026, 9, 8))


def test_two_at_once_lose_nothing(signed_in, curator, training):
    browser, url = signed_in(curator), reverse("training_edit", args=[training.pk])
    shown = browser.get(url)
    Training.objects.update(document="сертификат")
    answer = browser.post(url, filled(shown, hours=2))
    training.refresh_from_db()
    assert (answer.status_code, training.hours, training.document) == (422, None, "сертификат")
    assert "Документ: сертификат" in refusal(answer)[1]["__all__"][0]


def test_delete(signed_in, curator, training, mentor):
    answer = signed_in(curator).post(reverse("training_delete", args=[training.pk]))
    assert outcome(answer) == (302, f"{mentor.get_absolute_url()}#trainings", ["Запись об обучении удалена."])
    assert (Training.objects.exists(), Training.history.first().history_type) == (False, "-")


def test_a_reader_sees_the_rows_without_actions(signed_in, mentor_user, mentor, training):
    answer = signed_in(mentor_user).get(mentor.get_absolute_url())
    assert ("Установочная сессия" in answer.text, reverse("training_edit", args=[training.pk]) in answer.text) == (
        True,
        False,
    )
