"""Suggested mentors: who can be, in what order, and why not; the draft for the whole bank; proposing it."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentoring.enums import Bank, PairState
from mentoring.enums.matching import Aim, Criterion, Importance, WishKind
from mentoring.models import Direction, Employee, Mentee, Mentor, Pair, PairWish
from mentoring.queries.match_facts import modes_of
from mentoring.services import questionnaire as questionnaires
from mentoring.services.match_draft import NO_LONGER_WAITS, ImpossiblePairsError, make_draft, propose_all
from mentoring.services.matching import USUAL_WEIGHTS, Matching, reset_weights, set_weights, weights_of
from mentoring.services.pair import proposal_refusals
from tests import factories as make

PERIOD: dict[str, Any] = {"starts_on": make.TODAY, "ends_on": dt.date(2027, 5, 31)}
FORGOTTEN = dict.fromkeys(Criterion, Importance.IGNORED)


@pytest.fixture
def matching(curator):
    def matching():
        return Matching(curator, Mentee.objects.visible_to(curator).awaiting_pair_on(make.TODAY), **PERIOD)

    return matching


@pytest.fixture
def bring(curator):
    """Take people into the banks by the names «наставник» or «наставляемый» and what the card says."""

    def bring(bank, last_name, *, load_limit=2, strengths=(), **card):
        person = make.employee(curator.organization, last_name=last_name, **card)
        if bank == "mentee":
            return make.mentee(person, by=curator)
        record = make.mentor(person, by=curator, load_limit=load_limit)
        record.strengths.set(strengths)
        return record

    return bring


def told(candidates):
    return [(one.employee.last_name, one.score, one.obstacle) for one in candidates]


def given(draft):
    """Return who is given to whom, by surname."""
    return {row.mentee.mentee.employee.last_name: row.chosen and row.chosen.employee.last_name for row in draft.rows}


def test_the_best_come_first_with_words(matching, bring, mentee):
    Employee.objects.filter(pk=mentee.pk).update(building="Корпус 1")
    bring("mentor", "Белых", post="логопед", building="корпус 2")
    bring("mentor", "Яшина", strengths=[make.direction()], building="корпус 1", category="highest")
    found = matching().suitable[mentee.pk]
    assert [(one.employee.last_name, one.score, one.words) for one in found] == [
        (
            "Яшина",
            85,
            [
                "закрывает 1 из 1 дефицита",
                "та же должность",
                "свободны 2 места из 2",
                "тот же корпус",
                "высшая категория",
                "не проходила обучение наставников",
            ],
        ),
        (
            "Белых",
            8,
            [
                "не закрывает дефицитов",
                "другая должность",
                "свободны 2 места из 2",
                "другой корпус",
                "без категории",
                "не проходила обучение наставников",
            ],
        ),
    ]


def test_who_can_not_be_is_told_apart(matching, bring, mentee, curator):
    away, full, forbidden = (bring("mentor", name, load_limit=1) for name in ("Андреева", "Бурова", "Волкова"))
    bring("mentor", "Галкина")
    gone = bring("mentor", "Дронова")
    Mentor.objects.filter(pk=away.pk).update(away_until=PERIOD["starts_on"])
    Mentor.objects.filter(pk=gone.pk).update(state="left")
    make.proposed_pair(full, bring("mentee", "Ежова"))
    PairWish.objects.create(mentor=forbidden, mentee=mentee, kind=WishKind.FORBIDDEN, why="родственницы")
    found = matching().ranked[mentee.pk]
    assert {name: obstacle for name, _, obstacle in told(found)} == {
        "Галкина": "",
        "Андреева": "отсутствует до 20.11.2026",
        "Бурова": "нет свободных мест: занято 1 из 1",
        "Волкова": "нельзя вместе: родственницы",
    }
    assert told(found)[0][0] == "Галкина"


def test_nobody_is_suggested_whom_the_pair_would_refuse(matching, bring, mentor, mentee):
    """The suggestions and the refusals of a proposal are two ways to say the same."""
    busy = bring("mentor", "Занина", load_limit=1)
    make.proposed_pair(busy, bring("mentee", "Ильина"), ends_on=dt.date(2026, 12, 1))
    away = bring("mentor", "Котова")
    Mentor.objects.filter(pk=away.pk).update(away_until=dt.date(2027, 1, 10))
    for candidate in matching().ranked[mentee.pk]:
        refused = proposal_refusals(candidate.mentor.mentor, mentees=[mentee], **PERIOD)
        assert bool(refused) == bool(candidate.obstacle)


def test_together_already(curator, pair, mentor, mentee):
    found = Matching(curator, Mentee.objects.filter(pk=mentee.pk), **PERIOD)
    later = Matching(
        curator, Mentee.objects.filter(pk=mentee.pk), starts_on=dt.date(2027, 9, 1), ends_on=dt.date(2028, 5, 31)
    )
    assert (told(found.ranked[mentee.pk])[0][2], told(later.ranked[mentee.pk])[0][2]) == ("уже в паре в это время", "")


def test_places_free_one_after_another_are_not_taken_at_once(matching, bring, mentor, mentee):
    make.proposed_pair(mentor, bring("mentee", "Ильина"), ends_on=dt.date(2026, 12, 1))
    make.proposed_pair(mentor, bring("mentee", "Котова"), starts_on=dt.date(2026, 12, 2))
    assert matching().mentors[0].taken == 1


def test_a_mentor_is_not_suggested_to_oneself(matching, mentor, curator):
    make.mentee(mentor.employee, by=curator)
    assert matching().ranked[mentor.pk] == []


def test_a_must_filters_and_the_ignored_is_not_told(matching, bring, mentor, mentee, kindergarten):
    set_weights(kindergarten, FORGOTTEN | {Criterion.SAME_POST: Importance.MUST, Criterion.CATEGORY: Importance.SLIGHT})
    bring("mentor", "Белых", post="логопед", category="highest")
    found = matching().ranked[mentee.pk]
    assert told(found) == [
        ("Дорошенко", 83, ""),
        ("Белых", 17, "обязательное условие «та же должность»: другая должность"),
    ]
    assert found[0].words == ["та же должность", "без категории"]


def test_a_must_of_which_nothing_is_known(matching, mentor, mentee, kindergarten):
    set_weights(kindergarten, FORGOTTEN | {Criterion.CONTACT_MODE: Importance.MUST})
    reason = "обязательное условие «одинаково удобный способ встреч»: нет сведений"
    assert told(matching().ranked[mentee.pk]) == [("Дорошенко", 0, reason)]


def test_weights_are_the_organizations(kindergarten, school):
    set_weights(kindergarten, FORGOTTEN)
    assert (weights_of(kindergarten), weights_of(school)) == (FORGOTTEN, USUAL_WEIGHTS)
    reset_weights(kindergarten)
    assert weights_of(kindergarten) == USUAL_WEIGHTS


def test_the_way_to_meet_is_that_of_the_accepted_questionnaires(curator, mentor, mentee):
    for record, answer in ((mentor, "online"), (mentee, "mixed")):
        bank = Bank.MENTORS if record is mentor else Bank.MENTEES
        asked = make.questionnaire(record.employee, curator, bank, {"mode": answer})
        if record is mentor:
            questionnaires.accept(asked, by=curator, at=make.AT)
    assert modes_of(curator) == {(mentor.pk, Bank.MENTORS): "online"}


class TestDraft:
    @pytest.fixture
    def three(self, bring):
        """Two who need the one direction, and one who needs nothing special; a strong mentor and a plain one."""
        other = Direction.objects.create(code="ict", title="ИКТ")
        bring("mentor", "Сильная", load_limit=1, strengths=[make.direction()])
        bring("mentor", "Простая", load_limit=1, strengths=[other], post="логопед")
        return [bring("mentee", name) for name in ("Первая", "Вторая")]

    def test_the_best_whole(self, matching, three):
        draft = make_draft(matching(), aim=Aim.BEST)
        assert sorted(given(draft).values()) == ["Простая", "Сильная"]
        assert (draft.total, draft.mean, draft.alone) == (sum(one.score for one in draft.paired), draft.mean, [])

    def test_who_stays_alone_and_why(self, matching, three, bring):
        bring("mentee", "Третья")
        draft = make_draft(matching(), aim=Aim.EVERYBODY)
        assert [row.why_alone for row in draft.alone] == [
            "все подходящие наставники достались тем, кому они подходят больше"
        ]
        Mentor.objects.update(away_until=dt.date(2027, 1, 1))
        assert {row.why_alone for row in make_draft(matching(), aim=Aim.BEST).alone} == {
            "отсутствует до 01.01.2027 – 2"
        }

    def test_the_curators_choice_and_the_left_out_stay(self, matching, three):
        first, _ = three
        plain = Mentor.objects.get(employee__last_name="Простая")
        assert given(make_draft(matching(), aim=Aim.BEST, fixed={first.pk: plain.pk})) == {
            "Первая": "Простая",
            "Вторая": "Сильная",
        }
        assert given(make_draft(matching(), aim=Aim.BEST, left_out={first.pk})) == {"Первая": None, "Вторая": "Сильная"}

    def test_wishes_come_before_scores(self, matching, three):
        first, second = three
        strong, plain = Mentor.objects.order_by("-employee__last_name")
        PairWish.objects.create(mentor=plain, mentee=first, kind=WishKind.FIXED)
        assert given(make_draft(matching(), aim=Aim.BEST)) == {"Первая": "Простая", "Вторая": "Сильная"}
        PairWish.objects.create(mentor=strong, mentee=second, kind=WishKind.FORBIDDEN)
        assert given(make_draft(matching(), aim=Aim.BEST)) == {"Первая": "Простая", "Вторая": None}

    def test_more_chosen_than_places_is_shown(self, matching, three):
        plain = Mentor.objects.get(employee__last_name="Простая")
        draft = make_draft(matching(), aim=Aim.BEST, fixed={mentee.pk: plain.pk for mentee in three})
        assert [(load.mentor.mentor, load.total, load.is_over) for load in draft.loads if load.added] == [
            (plain, 2, True)
        ]

    def test_queries_are_as_many_for_thirty(self, matching, bring):
        matching()  # the roles are asked once
        counts = []
        for more in (3, 27):
            for number in range(more):
                bring("mentor", f"Наставница{number}", strengths=[make.direction()])
                bring("mentee", f"Ученица{number}")
            with CaptureQueriesContext(connection) as captured:
                draft = make_draft(matching(), aim=Aim.BEST)
            counts.append(len(captured))
        assert (counts, len(draft.paired)) == ([10, 10], 30)


class TestProposing:
    @pytest.fixture
    def propose(self, curator):
        def propose(*chosen):
            return propose_all(chosen, forms=[make.form()], kinds=[make.kind()], **PERIOD, by=curator, at=make.AT)

        return propose

    def test_all_at_once(self, propose, bring, mentor, mentee):
        other = bring("mentee", "Ежова")
        made = propose((mentee, mentor), (other, mentor))
        assert [(pair.mentor, pair.current_mentees, pair.state) for pair in made] == [
            (mentor, [mentee], PairState.PROPOSED),
            (mentor, [other], PairState.PROPOSED),
        ]

    def test_one_that_is_impossible_keeps_all_from_being_proposed(self, propose, bring, mentee):
        narrow = bring("mentor", "Бурова", load_limit=1)
        other = bring("mentee", "Ежова")
        with pytest.raises(ImpossiblePairsError) as refused:
            propose((mentee, narrow), (other, narrow))
        said = (
            "У наставника Бурова М.П. предел – 1, уже занято 1. "
            "Выберите другого наставника или увеличьте предел в его карточке."
        )
        assert (refused.value.by_mentee, Pair.objects.count()) == ({other.pk: [said]}, 0)

    def test_who_is_proposed_already(self, propose, bring, pair, mentee):
        with pytest.raises(ImpossiblePairsError) as refused:
            propose((mentee, bring("mentor", "Бурова")))
        assert (refused.value.by_mentee, list(Pair.objects.all())) == ({mentee.pk: [NO_LONGER_WAITS]}, [pair])
