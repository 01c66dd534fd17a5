"""Анкеты: what the person corrects, and what the curator sees, before the answers are accepted."""

import pytest
from django.urls import reverse

from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.questionnaire import SENT_MEANWHILE
from mentoring.models import Questionnaire
from mentoring.services import questionnaire as questionnaires
from mentoring.services.questionnaire import ANOTHERS_ANSWERS, CORRECTED
from tests import factories as make
from tests.pages import changes_of, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

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


class TestSentAgain:
    """Until the curator has accepted or returned the answers, they are the person's own."""

    def test_corrected(self, signed_in, person_user, submitted):
        browser, url = signed_in(person_user), reverse("questionnaire_fill", args=[submitted.pk])
        assert browser.get(submitted.get_absolute_url()).context["main_action"].title == "Поправить ответы"
        answer = browser.post(url, filled(browser.get(url), time="пятница"))
        assert outcome(answer) == (302, submitted.get_absolute_url(), ["Ответы поправлены: куратор увидит новые."])
        assert Questionnaire.objects.get().answers == submitted.answers | {"time": "пятница"}
        assert changes_of(submitted)[-1] == ("submitted", "submitted", person_user, CORRECTED)

    def test_the_same_once_more(self, signed_in, person_user, asked):
        browser, url = signed_in(person_user), reverse("questionnaire_fill", args=[asked.pk])
        typed = filled(browser.get(url), strengths=[make.direction().pk], load_limit=2, **TEXTS)
        browser.post(url, typed)
        before = everything()
        said = ["Эти ответы уже отправлены: второй раз не нужно."]
        assert (outcome(browser.post(url, typed))[2][-1:], everything()) == (said, before)

    def test_from_a_page_opened_before_it_asks_once(self, signed_in, person_user, asked):
        browser, url = signed_in(person_user), reverse("questionnaire_fill", args=[asked.pk])
        typed = filled(browser.get(url), strengths=[make.direction().pk], load_limit=2, **TEXTS)
        browser.post(url, typed)
        asked_about = browser.post(url, typed | {"time": "пятница"})
        assert refusal(asked_about) == (422, {"__all__": [SENT_MEANWHILE]})
        browser.post(url, typed | {"time": "пятница", "seen": asked_about.context["form"]["seen"].value()})
        assert Questionnaire.objects.get().answers["time"] == "пятница"

    def test_of_another_it_is_not_for_the_curator(self, signed_in, curator, submitted):
        browser, url = signed_in(curator), reverse("questionnaire_fill", args=[submitted.pk])
        assert outcome(browser.get(url))[2] == ["Эта анкета уже заполнена."]
        before = everything()
        typed = {
            "strengths": [make.direction().pk],
            "load_limit": 1,
            "mode": "online",
            "seen": Questionnaire.objects.get().fingerprint,
        }
        assert (refusal(browser.post(url, typed)), everything()) == ((422, {"__all__": [ANOTHERS_ANSWERS]}), before)

    def test_what_was_accepted_stays(self, person_user, submitted):
        Questionnaire.objects.update(state="accepted")
        with pytest.raises(ImpossibleStepError, match="Анкета уже принята: ответы в ней не поправить"):
            questionnaires.correct(submitted, answers={}, by=person_user, at=make.AT)


def test_the_curator_sees_beforehand_what_would_change(signed_in, curator, person_user, person, submitted):
    mentor = make.mentor(person, curator)
    mentor.strengths.set([make.direction()])
    shsubmitted = signed_in(curator).get(submitted.get_absolute_url())
    assert shsubmitted.context["differences"] == [("Был ли у вас опыт наставничества?", "", "Третий год")]
    type(mentor).objects.update(experience="Третий год")
    assert "Ответы совпадают с записью в банке" in signed_in(curator).get(submitted.get_absolute_url()).text
    assert "differences" not in signed_in(person_user).get(submitted.get_absolute_url()).context
