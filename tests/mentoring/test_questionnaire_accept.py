"""The curator's look: the answers fill the bank's record, and the person enters the bank."""

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse

from mentoring.enums import Bank
from mentoring.models import Mentee, Mentor, MentoringForm, Questionnaire
from mentoring.services import bank
from mentoring.services import questionnaire as questionnaires
from tests import factories as make
from tests.factories import AT, TODAY
from tests.pages import changes_of, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

OTHERS = {"mode": "online", "time": "среда"}


def url(thing):
    return reverse("questionnaire_accept", args=[thing.pk])


def given(shown, **typed):
    """Return what a browser would send back: the form, and which answers were looked at."""
    return filled(shown, answers_seen=shown.context["thing"].fingerprint, **typed)


def mentor_answers(**given):
    usual = {
        "strengths": [make.direction().pk],
        "forms": [make.form().pk],
        "kinds": [make.kind().pk],
        "load_limit": 3,
        "experience": "Третий год",
    }
    return {**usual, "sharing": "Игры", **OTHERS, **given}


def mentee_answers(*deficits, **given):
    usual = {"category": "newcomer", "direction": make.direction().pk, "requests": "Помогите"}
    return {**usual, "deficits": [deficit.pk for deficit in deficits], "expectations": "", **OTHERS, **given}


@pytest.fixture
def person(kindergarten):
    return make.employee(kindergarten, last_name="Белова")


@pytest.fixture
def submitted(person, curator):
    return make.questionnaire(person, curator, answers=mentor_answers())


@pytest.fixture
def update(mentor, curator):
    """Of a mentor who is in the bank already."""
    return make.questionnaire(mentor.employee, curator, answers=mentor_answers())


@pytest.fixture
def mentee_update(mentee, curator):
    deficits = make.deficit("Работа с родителями"), make.deficit()
    return make.questionnaire(mentee.employee, curator, bank=Bank.MENTEES, answers=mentee_answers(*deficits))


def whole(record):
    """Return the record with everything around it, but for the person."""
    record = type(record).objects.get(pk=record.pk)
    values = model_to_dict(record) | {"state": record.state}
    if isinstance(record, Mentee):
        values["deficits"] = [str(ranked) for ranked in record.ranked_deficits.all()]
        values["searching_since"] = record.searching_since
    del values["employee"]
    return values


def test_a_mentor_enters_the_bank(signed_in, curator, person, submitted):
    browser = signed_in(curator)
    shown = browser.get(url(submitted))
    assert (shown.context["submit"], shown.context["differences"]) == ("Принять и взять в банк", [])
    answer = browser.post(url(submitted), given(shown))
    mentor = Mentor.objects.get()
    said = "Анкета принята, запись в банке заполнена: Белова Мария Петровна."
    assert outcome(answer) == (302, mentor.get_absolute_url(), [said])
    assert whole(mentor) == {
        "strengths": [make.direction()],
        "forms": [make.form()],
        "kinds": [make.kind()],
        "load_limit": 3,
        "away_until": None,
        "experience": "Третий год",
        "state": "listed",
    }
    assert (mentor.employee, changes_of(mentor)) == (person, [("applied", "listed", curator, "")])
    assert changes_of(submitted)[-1] == ("submitted", "accepted", curator, "")


def test_a_mentee_enters_the_bank(signed_in, curator, person):
    first, second = make.deficit("Первый"), make.deficit("Второй")
    thing = make.questionnaire(person, curator, bank=Bank.MENTEES, answers=mentee_answers(second, first))
    browser = signed_in(curator)
    answer = browser.post(url(thing), given(browser.get(url(thing))))
    mentee = Mentee.objects.get()
    assert (answer.status_code, answer.url) == (302, mentee.get_absolute_url())
    assert whole(mentee) == {
        "category": "newcomer",
        "direction": make.direction().pk,
        "deficits": ["1. Второй", "2. Первый"],
        "requests": "Помогите",
        "support": "",
        "next_check_on": None,
        "state": "searching",
        "searching_since": TODAY,
    }
    assert changes_of(thing)[-1] == ("submitted", "accepted", curator, "")


def test_what_the_curator_corrects_is_written(signed_in, curator, submitted):
    browser = signed_in(curator)
    browser.post(url(submitted), given(browser.get(url(submitted)), load_limit=1, experience="Второй год"))
    assert Mentor.objects.values_list("load_limit", "experience").get() == (1, "Второй год")
    assert Questionnaire.objects.get().answers["load_limit"] == 3


def test_a_record_in_the_bank_is_updated(signed_in, curator, mentor, update):
    browser = signed_in(curator)
    shown = browser.get(url(update))
    assert shown.context["submit"] == "Принять и обновить запись"
    assert shown.context["differences"] == [
        ("В чём вы сильны и готовы помогать коллегам?", "", "методическое"),
        ("С кем вам было бы интересно работать?", "", "педагог – педагог"),
        ("Какое наставничество вам ближе?", "", "традиционное"),
        ("Скольких наставляемых вы готовы вести одновременно?", "2", "3"),
        ("Был ли у вас опыт наставничества?", "", "Третий год"),
    ]
    assert [answer for _, answer in shown.context["others"]] == ["Игры", "онлайн", "среда"]
    browser.post(url(update), given(shown))
    assert whole(mentor) == {
        "strengths": [make.direction()],
        "forms": [make.form()],
        "kinds": [make.kind()],
        "load_limit": 3,
        "away_until": None,
        "experience": "Третий год",
        "state": "listed",
    }
    assert changes_of(mentor) == [("applied", "listed", curator, "")]


@pytest.mark.parametrize("state", ["selected", "trained"])
def test_who_is_on_the_way_into_the_bank_goes_on(signed_in, curator, mentor, update, state):
    Mentor.objects.update(state=state)
    browser = signed_in(curator)
    browser.post(url(update), given(browser.get(url(update))))
    assert Mentor.objects.values_list("state", "load_limit", "experience").get() == (state, 3, "Третий год")


def test_the_curator_may_send_to_be_trained_first(signed_in, curator, submitted):
    browser = signed_in(curator)
    browser.post(url(submitted), given(browser.get(url(submitted)), to="selected"))
    assert Mentor.objects.get().state == "selected"


def test_the_mentees_deficits_are_ranked_anew(signed_in, curator, mentee, mentee_update):
    browser = signed_in(curator)
    shown = browser.get(url(mentee_update))
    hardest = (
        "Что сейчас даётся труднее всего?",
        "1. Организация утреннего круга",
        "1. Работа с родителями; 2. Организация утреннего круга",
    )
    assert hardest in shown.context["differences"]
    browser.post(url(mentee_update), given(shown))
    assert whole(mentee)["deficits"] == ["1. Работа с родителями", "2. Организация утреннего круга"]


def test_fewer_deficits_than_before_leave_no_old_one_behind(signed_in, curator, mentee):
    others = [make.deficit(str(number)) for number in range(6)]
    bank.rank_deficits(mentee, deficits=[make.deficit(), *others])
    thing = make.questionnaire(mentee.employee, curator, bank=Bank.MENTEES, answers=mentee_answers(others[0]))
    browser = signed_in(curator)
    browser.post(url(thing), given(browser.get(url(thing))))
    assert whole(mentee)["deficits"] == ["1. 0"]


def test_an_empty_answer_changes_nothing(signed_in, curator, mentor):
    Mentor.objects.update(experience="Десять лет")
    thing = make.questionnaire(mentor.employee, curator, answers=mentor_answers(experience="", load_limit=2))
    browser = signed_in(curator)
    shown = browser.get(url(thing))
    assert "Десять лет" not in str(shown.context["differences"])
    browser.post(url(thing), given(shown))
    assert Mentor.objects.get().experience == "Десять лет"


def test_entries_deleted_meanwhile_are_left_out(signed_in, curator, person):
    gone, first, second = (make.deficit(title) for title in ("Ушёл", "Первый", "Второй"))
    thing = make.questionnaire(person, curator, bank=Bank.MENTEES, answers=mentee_answers(gone, first, second))
    gone.delete()
    browser = signed_in(curator)
    browser.post(url(thing), given(browser.get(url(thing))))
    assert whole(Mentee.objects.get())["deficits"] == ["1. Первый", "2. Второй"]


def test_an_entry_of_many_deleted_meanwhile_is_left_out(signed_in, curator, submitted):
    MentoringForm.objects.all().delete()
    browser = signed_in(curator)
    browser.post(url(submitted), given(browser.get(url(submitted))))
    assert [*Mentor.objects.get().forms.all()] == []


def test_bad_input_is_told_and_nothing_is_written(signed_in, curator, submitted):
    browser = signed_in(curator)
    shown, before = browser.get(url(submitted)), everything()
    answer = browser.post(url(submitted), given(shown, load_limit="0", experience="Второй год"))
    said = {"load_limit": ["Убедитесь, что это значение больше либо равно 1."]}
    assert (refusal(answer), everything()) == ((422, said), before)
    assert answer.context["form"]["experience"].value() == "Второй год"


def test_the_second_acceptance_is_refused(signed_in, curator, submitted):
    browser = signed_in(curator)
    shown = browser.get(url(submitted))
    browser.post(url(submitted), given(shown))
    before = everything()
    answer = browser.post(url(submitted), given(shown, load_limit=1))
    assert (answer.status_code, everything()) == (422, before)


def test_a_return_meanwhile_is_told(signed_in, curator, submitted):
    browser = signed_in(curator)
    shown = browser.get(url(submitted))
    Questionnaire.objects.update(state="returned")
    answer = browser.post(url(submitted), given(shown))
    said = "Сейчас состояние «возвращена», перейти из него в «принята» нельзя. Обновите страницу."
    assert (refusal(answer), Mentor.objects.count()) == ((422, {"__all__": [said]}), 0)


def test_answers_given_anew_meanwhile_are_not_lost(signed_in, curator, submitted):
    browser = signed_in(curator)
    shown = browser.get(url(submitted))
    questionnaires.send_back(submitted, by=curator, at=AT, why="Подробнее")
    questionnaires.submit(submitted, answers=mentor_answers(load_limit=5), by=curator, at=AT)
    before = everything()
    answer = browser.post(url(submitted), given(shown, experience="Второй год"))
    said = (
        "Пока вы смотрели анкету, ответы в ней изменились. Ваши правки остались в форме: сверьте их с новыми ответами "
        "на странице анкеты и примите ещё раз."
    )
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)
    assert answer.context["form"]["experience"].value() == "Второй год"
    assert f'name="answers_seen" value="{Questionnaire.objects.get().fingerprint}"' in answer.text
    browser.post(url(submitted), given(answer, load_limit=5))
    assert Mentor.objects.values_list("load_limit", "experience").get() == (5, "Второй год")


def test_what_was_not_looked_at_is_not_accepted(signed_in, curator, submitted):
    browser = signed_in(curator)
    answer = browser.post(url(submitted), filled(browser.get(url(submitted))))
    assert (answer.status_code, Questionnaire.objects.get().state) == (422, "submitted")


def test_a_record_changed_meanwhile_is_not_overwritten(signed_in, curator, mentor, update):
    browser = signed_in(curator)
    shown = browser.get(url(update))
    Mentor.objects.update(load_limit=7)
    answer = browser.post(url(update), given(shown))
    assert "(предел нагрузки: 7" in refusal(answer)[1]["__all__"][0].lower()
    assert (Mentor.objects.get().load_limit, Questionnaire.objects.get().state) == (7, "submitted")


def test_who_left_the_bank_meanwhile_does_not_slip_back(signed_in, curator, mentor, update):
    browser = signed_in(curator)
    shown = browser.get(url(update))
    bank.leave(mentor, by=curator, at=AT, why="Отпуск")
    answer = browser.post(url(update), given(shown))
    said = (
        "Пока вы смотрели анкету, запись вывели из банка: Дорошенко Мария Петровна. "
        "Если человек возвращается в банк, откройте анкету снова и примите её."
    )
    assert (refusal(answer), Mentor.objects.get().state) == ((422, {"__all__": [said]}), "left")
    browser.post(url(update), given(browser.get(url(update))))
    assert Mentor.objects.get().state == "listed"


@pytest.mark.parametrize("thing", ["submitted", "update"])
def test_of_the_archived_nothing_is_accepted(signed_in, curator, thing, request):
    thing, browser = request.getfixturevalue(thing), signed_in(curator)
    shown = browser.get(url(thing))
    type(thing.employee).objects.filter(pk=thing.employee_id).update(archived_on=TODAY)
    before = everything()
    answer = browser.post(url(thing), given(shown))
    said = f"{thing.employee.full_name} в архиве: анкету можно только отменить."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)
