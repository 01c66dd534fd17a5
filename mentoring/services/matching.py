"""Suggested pairs: which mentors suit a mentee, in what order and why."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from mentoring.enums.matching import Criterion, Importance
from mentoring.models import Employee, MatchWeight, Mentee, Organization, User
from mentoring.queries.match_criteria import RULES
from mentoring.queries.match_facts import (
    MenteeFacts,
    MentorFacts,
    Period,
    mentees_of,
    mentors_for,
    modes_of,
    sympathies_of,
    wishes_of,
)
from mentoring.services.state import locked

WHOLE = 100
"""The score of a mentor who meets all criteria."""
USUAL_WEIGHTS: Mapping[Criterion, Importance] = {
    Criterion.DEFICITS: Importance.IMPORTANT,
    Criterion.SAME_POST: Importance.WISHED,
    Criterion.FREE_PLACES: Importance.SLIGHT,
    Criterion.SAME_BUILDING: Importance.SLIGHT,
    Criterion.CONTACT_MODE: Importance.SLIGHT,
    Criterion.CATEGORY: Importance.SLIGHT,
    Criterion.TRAINED: Importance.SLIGHT,
    Criterion.SYMPATHY: Importance.WISHED,
}
MUST_WEIGHS = Importance.IMPORTANT
"""Who fails a must is not suggested; among the others it counts as much as the weightiest wish."""

Weights = dict[Criterion, Importance]


def weights_of(organization: Organization) -> Weights:
    own = dict(MatchWeight.objects.filter(organization=organization).values_list("criterion", "importance"))
    return {criterion: Importance(own.get(criterion, usual)) for criterion, usual in USUAL_WEIGHTS.items()}


@transaction.atomic
def set_weights(organization: Organization, weights: Mapping[Criterion, Importance]) -> None:
    """Keep the organization's own weights."""
    for criterion, importance in weights.items():
        MatchWeight.objects.update_or_create(
            organization=organization, criterion=criterion, defaults={"importance": importance}
        )


@transaction.atomic
def reset_weights(organization: Organization) -> None:
    """Go back to the usual weights."""
    for weight in MatchWeight.objects.filter(organization=locked(organization)):
        weight.delete()


@dataclass(slots=True)
class Candidate:
    """A mentor as seen from a mentee.

    score: how well they suit each other, from 0 to 100
    obstacle: why it can't be this mentor, empty when it can
    is_settled: the curator has said that it is this one
    criteria: those that the words are about
    """

    mentor: MentorFacts
    mentee: MenteeFacts
    score: int
    obstacle: str
    is_settled: bool
    criteria: Collection[Criterion]

    @property
    def pk(self) -> int:
        """Return the mentor's key."""
        return self.mentor.pk

    @property
    def employee(self) -> Employee:
        return self.mentor.mentor.employee

    @property
    def words(self) -> list[str]:
        """Return what each criterion says; of thousands of candidates only those shown are asked."""
        found = (RULES[criterion].words(self.mentor, self.mentee) for criterion in self.criteria)
        return [words for words in found if words]


class Matching:
    """The mentors of the user's organization against these mentees in a period; gathered once, asked many times."""

    def __init__(self, user: User, mentees: QuerySet[Mentee], *, starts_on: dt.date, ends_on: dt.date) -> None:
        organization: Any = user.organization
        self.period = Period(starts_on, ends_on)
        modes, sympathies = modes_of(user), sympathies_of(user)
        self.mentors = mentors_for(user, self.period, modes, sympathies)
        self.mentees = mentees_of(mentees, modes, sympathies)
        self.wishes = wishes_of(user)
        weights = weights_of(organization)
        if not sympathies:  # nobody has answered, as where there was no meeting: it would only lower all scores
            weights[Criterion.SYMPATHY] = Importance.IGNORED
        self.musts = [criterion for criterion, importance in weights.items() if importance == Importance.MUST]
        self.weights = {
            criterion: int(MUST_WEIGHS if importance == Importance.MUST else importance)
            for criterion, importance in weights.items()
            if importance != Importance.IGNORED
        }
        self._parts = [(RULES[criterion].part, weight) for criterion, weight in self.weights.items()]
        self._whole = sum(self.weights.values()) or 1

    @cached_property
    def ranked(self) -> dict[int, list[Candidate]]:
        """Return everybody for each mentee: who suits best comes first, who can't be comes last."""
        return {mentee.pk: self._candidates(mentee) for mentee in self.mentees}

    @cached_property
    def suitable(self) -> dict[int, list[Candidate]]:
        return {pk: [one for one in found if not one.obstacle] for pk, found in self.ranked.items()}

    def _candidates(self, mentee: MenteeFacts) -> list[Candidate]:
        others = (mentor for mentor in self.mentors if mentor.pk != mentee.pk)
        found = [self._candidate(mentor, mentee) for mentor in others]
        return sorted(found, key=lambda candidate: (bool(candidate.obstacle), -candidate.score))

    def _candidate(self, mentor: MentorFacts, mentee: MenteeFacts) -> Candidate:
        fixed = self.wishes.fixed.get(mentee.pk)
        is_settled = fixed is not None and fixed.employee_id == mentor.pk
        obstacle = self._fact_against(mentor, mentee) or self._wish_against(mentor, mentee)
        if not obstacle and not is_settled:  # a settled pair may fail the criteria
            obstacle = self._must_against(mentor, mentee)
        met = 0.0
        for part, weight in self._parts:
            met += weight * part(mentor, mentee)
        return Candidate(mentor, mentee, round(WHOLE * met / self._whole), obstacle, is_settled, self.weights.keys())

    def _fact_against(self, mentor: MentorFacts, mentee: MenteeFacts) -> str:
        away = mentor.mentor.away_until
        if mentee.pk in mentor.mentees:
            return "уже в паре в это время"
        if away and away >= self.period.starts_on:
            return f"отсутствует до {away:%d.%m.%Y}"
        return "" if mentor.free else f"нет свободных мест: занято {mentor.taken} из {mentor.mentor.load_limit}"

    def _wish_against(self, mentor: MentorFacts, mentee: MenteeFacts) -> str:
        why = self.wishes.forbidden.get((mentor.pk, mentee.pk))
        if why is not None:
            return f"нельзя вместе: {why}" if why else "нельзя вместе"
        fixed = self.wishes.fixed.get(mentee.pk)
        if fixed and fixed.employee_id != mentor.pk:
            return f"условие «только вместе»: {fixed.employee.initials_last}"
        return ""

    def _must_against(self, mentor: MentorFacts, mentee: MenteeFacts) -> str:
        for criterion in self.musts:
            rule = RULES[criterion]
            if not rule.part(mentor, mentee):
                return f"обязательное условие «{criterion.label}»: {rule.words(mentor, mentee) or 'нет сведений'}"
        return ""
