"""Two people at once with one questionnaire, over two real connections (PostgreSQL)."""

from mentoring.enums import Bank
from mentoring.models import Employee, Organization, Questionnaire, StateChange, User
from mentoring.services import questionnaire as questionnaires
from tests import factories as make
from tests.factories import AT
from tests.test_races import pytestmark, together

__all__ = ["pytestmark"]


def asked(kindergarten: Organization, curator: User) -> Questionnaire:
    return make.questionnaire(make.employee(kindergarten), curator)


def test_one_questionnaire_is_accepted_once(kindergarten: Organization, curator: User) -> None:
    thing = make.questionnaire(make.employee(kindergarten), curator, answers={"load_limit": 2})
    said = together(*[lambda: questionnaires.accept(thing, by=curator, at=AT)] * 2)
    assert said == ["ImpossibleStepError", "done"]
    assert StateChange.objects.of(thing).filter(to_state="accepted").count() == 1


def test_one_set_of_answers_is_kept(kindergarten: Organization, curator: User) -> None:
    thing = asked(kindergarten, curator)
    said = together(
        *[lambda n=n: questionnaires.submit(thing, answers={"load_limit": n}, by=curator, at=AT) for n in (1, 2)]
    )
    assert said == ["ImpossibleStepError", "done"]


def test_one_person_is_asked_once(kindergarten: Organization, curator: User) -> None:
    person: Employee = make.employee(kindergarten)
    said = together(*[lambda: questionnaires.ask(person, bank=Bank.MENTEES, by=curator, at=AT)] * 2)
    assert (said, Questionnaire.objects.count()) == (["ImpossibleStepError", "done"], 1)
