"""What each criterion says of a mentor and a mentee: the part from 0 to 1, and the words."""

import pytest

from mentoring.enums import Category, ContactMode, Sex
from mentoring.enums.matching import Criterion
from mentoring.models import Employee, Mentee, Mentor
from mentoring.queries.match_criteria import RULES
from mentoring.queries.match_facts import MenteeFacts, MentorFacts


def mentor(**given):
    """A mentor of no merits, unsaved."""
    employee = Employee(pk=1, post="воспитатель", sex=given.pop("sex", Sex.FEMALE))
    limit = given.pop("load_limit", 2)
    facts = {
        "pk": 1,
        "category": Category.NONE,
        "strengths": frozenset(),
        "posts": frozenset(),
        "building": "",
        "mode": "",
        "is_trained": False,
        "taken": 0,
        "mentees": frozenset(),
    }
    return MentorFacts(mentor=Mentor(employee=employee, load_limit=limit), **{**facts, **given})


def mentee(**given):
    facts = {"pk": 2, "needs": (), "posts": frozenset(), "building": "", "mode": ""}
    person = Employee(pk=2, sex=Sex.FEMALE)
    return MenteeFacts(mentee=Mentee(employee=person, direction_id=7), **{**facts, **given})


@pytest.mark.parametrize(
    ("criterion", "mentor_facts", "mentee_facts", "part", "words"),
    [
        (Criterion.DEFICITS, {"strengths": {1, 2}}, {"needs": (1, 1, 2, 3)}, 0.75, "закрывает 3 из 4 дефицитов"),
        (Criterion.DEFICITS, {"strengths": {1}}, {"needs": (1,)}, 1, "закрывает 1 из 1 дефицита"),
        (Criterion.DEFICITS, {"strengths": {5}}, {"needs": (1, 2)}, 0, "не закрывает дефицитов"),
        (Criterion.DEFICITS, {"strengths": {7}}, {}, 1, "сильна в главном направлении"),
        (Criterion.DEFICITS, {"sex": Sex.MALE}, {}, 0, "не силён в главном направлении"),
        (Criterion.SAME_POST, {"posts": {"логопед", "психолог"}}, {"posts": {"психолог"}}, 1, "та же должность"),
        (Criterion.SAME_POST, {"posts": {"логопед"}}, {"posts": {"психолог"}}, 0, "другая должность"),
        (Criterion.FREE_PLACES, {"taken": 1}, {}, 0.5, "свободно 1 место из 2"),
        (Criterion.FREE_PLACES, {}, {}, 1, "свободны 2 места из 2"),
        (Criterion.FREE_PLACES, {"load_limit": 10, "taken": 5}, {}, 0.5, "свободно 5 мест из 10"),
        (Criterion.FREE_PLACES, {"taken": 3}, {}, 0, "свободно 0 мест из 2"),
        (Criterion.SAME_BUILDING, {"building": "корпус 1"}, {"building": "корпус 1"}, 1, "тот же корпус"),
        (Criterion.SAME_BUILDING, {"building": "корпус 1"}, {"building": "корпус 2"}, 0, "другой корпус"),
        (Criterion.SAME_BUILDING, {}, {}, 0, ""),
        (Criterion.SAME_BUILDING, {"building": "корпус 1"}, {}, 0, ""),
        (Criterion.SYMPATHY, {}, {}, 0.5, ""),
        (Criterion.SYMPATHY, {"said": {2: "liked"}}, {}, 0.75, "наставник хочет работать вместе"),
        (Criterion.SYMPATHY, {"said": {2: "liked"}}, {"said": {1: "liked"}}, 1, "оба хотят работать вместе"),
        (
            Criterion.SYMPATHY,
            {"said": {2: "liked"}},
            {"said": {1: "avoided"}},
            0,
            "наставник хочет работать вместе, наставляемая не хочет работать вместе",
        ),
        (Criterion.CONTACT_MODE, {"mode": ContactMode.ONLINE}, {"mode": ContactMode.ONLINE}, 1, "обоим удобно онлайн"),
        (
            Criterion.CONTACT_MODE,
            {"mode": ContactMode.IN_PERSON},
            {"mode": ContactMode.MIXED},
            0.5,
            "наставнику удобно очно, наставляемому – смешанно",
        ),
        (
            Criterion.CONTACT_MODE,
            {"mode": ContactMode.IN_PERSON},
            {"mode": ContactMode.ONLINE},
            0,
            "наставнику удобно очно, наставляемому – онлайн",
        ),
        (Criterion.CONTACT_MODE, {"mode": ContactMode.ONLINE}, {}, 0, ""),
        (Criterion.CATEGORY, {"category": Category.HIGHEST}, {}, 1, "высшая категория"),
        (Criterion.CATEGORY, {"category": Category.FIRST}, {}, 0.5, "первая категория"),
        (Criterion.CATEGORY, {}, {}, 0, "без категории"),
        (Criterion.TRAINED, {"is_trained": True}, {}, 1, "прошла обучение наставников"),
        (Criterion.TRAINED, {"is_trained": True, "sex": Sex.MALE}, {}, 1, "прошёл обучение наставников"),
        (Criterion.TRAINED, {"sex": Sex.MALE}, {}, 0, "не проходил обучение наставников"),
    ],
)
def test_part_and_words(criterion, mentor_facts, mentee_facts, part, words):
    rule, pair = RULES[criterion], (mentor(**mentor_facts), mentee(**mentee_facts))
    assert (rule.part(*pair), rule.words(*pair)) == (part, words)


def test_every_criterion_has_its_rule():
    assert set(RULES) == set(Criterion)
