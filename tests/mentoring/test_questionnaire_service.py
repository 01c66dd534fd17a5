"""Asking for a questionnaire, answering, returning, accepting, cancelling."""

import pytest

from mentoring.enums import Bank, QuestionnaireState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentor, Questionnaire
from mentoring.services import questionnaire as questionnaires
from tests import factories as make
from tests.factories import AT, TODAY
from tests.pages import changes_of, everything

ANSWERS = {"load_limit": 2, "experience": "Третий год", "strengths": []}
TOO_LATE = "Другой человек успел раньше: анкета уже {}."


@pytest.fixture
def person(kindergarten):
    return make.employee(kindergarten, last_name="Белова")


@pytest.fixture
def asked(person, curator):
    return make.questionnaire(person, curator)


@pytest.fixture
def submitted(person, curator):
    return make.questionnaire(person, curator, answers=ANSWERS)


def values(thing):
    found = Questionnaire.objects.get(pk=thing.pk)
    return found.employee, found.bank, found.state, found.answers, found.made_on, found.answered_on


def refusal(step, thing, **given):
    """Return what the step says against it, and see that nothing changed."""
    before = everything()
    with pytest.raises(ImpossibleStepError) as said:
        step(thing, at=AT, **given)
    assert everything() == before
    return str(said.value)


def test_ask(person, curator, asked):
    assert values(asked) == (person, "mentors", "asked", {}, TODAY, None)
    assert changes_of(asked) == [("asked", "asked", curator, "")]


def test_each_bank_has_one_open(person, curator, asked):
    said = refusal(questionnaires.ask, person, bank=Bank.MENTORS, by=curator)
    assert said == "Анкета наставника у сотрудника уже есть: Белова Мария Петровна."
    other = questionnaires.ask(person, bank=Bank.MENTEES, by=curator, at=AT)
    assert [thing.title for thing in (asked, other)] == ["Анкета наставника", "Анкета наставляемого"]


def test_after_the_end_another_begins(person, curator, submitted):
    questionnaires.accept(submitted, by=curator, at=AT)
    again = questionnaires.ask(person, bank=Bank.MENTORS, by=curator, at=AT)
    assert (again.pk != submitted.pk, again.state) == (True, "asked")


def test_the_archived_are_not_asked(kindergarten, curator):
    person = make.employee(kindergarten, last_name="Белова", archived_on=TODAY)
    said = refusal(questionnaires.ask, person, bank=Bank.MENTORS, by=curator)
    assert said == "Белова Мария Петровна в архиве."


def test_many_are_asked_all_or_none(kindergarten, person, curator, asked):
    others = [make.employee(kindergarten), make.employee(kindergarten)]
    refusal(
        lambda people, **given: questionnaires.ask_many(people, bank=Bank.MENTORS, **given),
        [*others, person],
        by=curator,
    )
    questionnaires.ask_many(others, bank=Bank.MENTORS, by=curator, at=AT)
    assert set(Questionnaire.objects.values_list("employee", flat=True)) == {person.pk, *(one.pk for one in others)}


def test_the_person_answers(person, curator, asked):
    user = make.account(person)
    questionnaires.submit(asked, answers=ANSWERS, by=user, at=AT)
    assert values(asked) == (person, "mentors", "submitted", ANSWERS, TODAY, TODAY)
    assert changes_of(asked)[1:] == [("asked", "submitted", user, "")]


def test_who_answers_for_another_is_in_the_history(curator, submitted):
    said = "За сотрудника: с его слов или с бумажной анкеты."
    assert changes_of(submitted)[1:] == [("asked", "submitted", curator, said)]


def test_return_and_answer_again(person, curator, submitted):
    questionnaires.send_back(submitted, by=curator, at=AT, why="Подробнее")
    submitted.refresh_from_db()
    assert (submitted.state, submitted.remark, submitted.answers) == ("returned", "Подробнее", ANSWERS)
    again = questionnaires.submit(submitted, answers={"load_limit": 1}, by=curator, at=AT)
    assert (again.state, again.remark, again.answers) == ("submitted", "", {"load_limit": 1})


def test_accept(curator, submitted):
    questionnaires.accept(submitted, by=curator, at=AT)
    assert changes_of(submitted)[-1] == ("submitted", "accepted", curator, "")


def test_accept_what_was_seen(curator, submitted):
    seen = submitted.fingerprint
    Questionnaire.objects.update(answers={"load_limit": 1})
    assert "ответы в ней изменились" in refusal(questionnaires.accept, submitted, seen=seen, by=curator)
    questionnaires.accept(submitted, seen=Questionnaire.objects.get().fingerprint, by=curator, at=AT)
    assert Questionnaire.objects.get().state == "accepted"


def test_accept_a_correction_of_a_record_in_the_bank_only(curator, submitted):
    said = refusal(questionnaires.accept, submitted, updates=True, by=curator)
    assert said == (
        "Пока вы смотрели анкету, запись вывели из банка: Белова Мария Петровна. "
        "Если человек возвращается в банк, откройте анкету снова и примите её."
    )


@pytest.mark.parametrize("state", ["asked", "submitted", "returned"])
def test_cancel(curator, asked, state):
    Questionnaire.objects.update(state=state)
    questionnaires.cancel(asked, by=curator, at=AT, why="Передумала")
    assert changes_of(asked)[-1] == (state, "cancelled", curator, "Передумала")


def test_cancelling_again_changes_nothing(curator, asked):
    questionnaires.cancel(asked, by=curator, at=AT, why="Передумала")
    before = everything()
    questionnaires.cancel(asked, by=curator, at=AT, why="Ещё раз")
    assert everything() == before


@pytest.mark.parametrize(
    ("step", "state", "given"),
    [
        (questionnaires.submit, QuestionnaireState.SUBMITTED, {"answers": {"load_limit": 9}}),
        (questionnaires.send_back, QuestionnaireState.RETURNED, {"why": "Иначе"}),
        (questionnaires.accept, QuestionnaireState.ACCEPTED, {}),
    ],
)
def test_the_second_is_told_who_was_quicker(curator, submitted, step, state, given):
    Questionnaire.objects.update(state=state)
    assert refusal(step, submitted, by=curator, **given) == TOO_LATE.format(state.label)


@pytest.mark.parametrize(("step", "given"), [(questionnaires.submit, {"answers": {}}), (questionnaires.accept, {})])
def test_of_the_archived_it_is_only_cancelled(person, curator, submitted, step, given):
    type(person).objects.filter(pk=person.pk).update(archived_on=TODAY)
    said = refusal(step, submitted, by=curator, **given)
    assert said == "Белова Мария Петровна в архиве: анкету можно только отменить."
    questionnaires.cancel(submitted, by=curator, at=AT, why="В архиве")


def test_who_can_be_asked(kindergarten, curator, mentor, mentee, person, stranger):
    make.employee(kindergarten, archived_on=TODAY)
    asked = make.employee(kindergarten)
    make.questionnaire(asked, curator, bank=Bank.MENTEES)
    make.mentor(make.employee(kindergarten), by=curator)
    Mentor.objects.exclude(pk=mentor.pk).update(state="selected")
    everybody = {curator.employee, mentor.employee, mentee.employee, person, asked}
    found = {bank: set(questionnaires.askable(curator, bank)) for bank in Bank}
    on_the_way = Mentor.objects.get(state="selected").employee
    assert found == {
        Bank.MENTORS: everybody - {mentor.employee},
        Bank.MENTEES: everybody - {mentee.employee, asked} | {on_the_way},
    }
