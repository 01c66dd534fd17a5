"""What is known about the people to be matched, gathered by a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from mentoring.enums import Bank, QuestionnaireState
from mentoring.enums.matching import WishKind
from mentoring.models import Employee, MeetingGuest, Mentee, Mentor, Pair, PairWish, Questionnaire, Training, User
from mentoring.queries.load import Place, most_at_once, places
from mentoring.text import normalize

Said = Mapping[int, str]
"""What a person has said after a meeting: the kind of sympathy by whom it is about."""


@dataclass(frozen=True)
class Period:
    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True)
class MentorFacts:
    """taken: places taken on the fullest day of the period; mentees: whom the mentor has in the period.

    What thousands of pairs are compared by stands here beside the record: asking the record costs more.
    """

    mentor: Mentor
    pk: int
    category: str
    strengths: frozenset[int]
    posts: frozenset[str]
    building: str
    mode: str
    is_trained: bool
    taken: int
    mentees: frozenset[int]
    said: Said = field(default_factory=dict)

    @cached_property
    def free(self) -> int:
        return max(self.mentor.load_limit - self.taken, 0)

    @cached_property
    def free_part(self) -> float:
        return self.free / self.mentor.load_limit


@dataclass(frozen=True)
class MenteeFacts:
    """needs: the direction of each deficit."""

    mentee: Mentee
    pk: int
    needs: tuple[int, ...]
    posts: frozenset[str]
    building: str
    mode: str
    said: Said = field(default_factory=dict)


@dataclass(frozen=True)
class Wishes:
    """forbidden: the reason by mentor and mentee; fixed: the mentor by the mentee."""

    forbidden: dict[tuple[int, int], str]
    fixed: dict[int, Mentor]


Sympathies = Mapping[tuple[int, str], Said]
"""What was said after a meeting, by the person and the bank."""
Modes = dict[tuple[int, str], str]
"""How a person likes to meet, by the person and the bank."""


def modes_of(user: User) -> Modes:
    """Return what the accepted questionnaires say, the latest last said."""
    accepted = Questionnaire.objects.visible_to(user).filter(state=QuestionnaireState.ACCEPTED)
    found = accepted.order_by("answered_on", "pk").values_list("employee", "bank", "answers__mode")
    return {(employee, bank): mode or "" for employee, bank, mode in found}


def sympathies_of(user: User) -> Sympathies:
    """Return what each has answered after the last meeting; who has named nobody is there too."""
    answered = MeetingGuest.objects.visible_to(user).exclude(answered_on=None).order_by("met_on", "pk")
    found: dict[tuple[int, str], tuple[dt.date, dict[int, str]]] = {}
    rows = answered.values_list("employee", "side", "met_on", "sympathies__about", "sympathies__kind")
    for employee, side, met_on, about, kind in rows:
        if (employee, side) not in found or found[employee, side][0] != met_on:
            found[employee, side] = (met_on, {})
        if about:
            found[employee, side][1][about] = kind
    return {key: said for key, (_, said) in found.items()}


def mentors_for(user: User, period: Period, modes: Modes, sympathies: Sympathies) -> list[MentorFacts]:
    """Return all in the bank of the user's organization, in the order of their names."""
    trained = Exists(Training.objects.filter(mentor=OuterRef("pk")))
    mentors: QuerySet[Any] = Mentor.objects.visible_to(user).in_bank().annotate(is_trained=trained)
    taken = _taken(user, period)
    return [
        MentorFacts(
            mentor=mentor,
            pk=mentor.pk,
            category=mentor.employee.category,
            strengths=frozenset(direction.pk for direction in mentor.strengths.all()),
            posts=_posts(mentor.employee),
            building=normalize(mentor.employee.building),
            mode=modes.get((mentor.pk, Bank.MENTORS), ""),
            is_trained=mentor.is_trained,
            taken=most_at_once(taken[mentor.pk], starts_on=period.starts_on, ends_on=period.ends_on),
            mentees=frozenset(mentee for _, _, mentee in taken[mentor.pk]),
            said=sympathies.get((mentor.pk, Bank.MENTORS), {}),
        )
        for mentor in mentors.select_related("employee")
        .prefetch_related("strengths")
        .order_by("employee__search", "pk")
    ]


def mentees_of(mentees: QuerySet[Mentee], modes: Modes, sympathies: Sympathies) -> list[MenteeFacts]:
    found = mentees.select_related("employee", "direction").prefetch_related("ranked_deficits__deficit")
    return [
        MenteeFacts(
            mentee=mentee,
            pk=mentee.pk,
            needs=tuple(ranked.deficit.direction_id for ranked in mentee.ranked_deficits.all()),
            posts=_posts(mentee.employee),
            building=normalize(mentee.employee.building),
            mode=modes.get((mentee.pk, Bank.MENTEES), ""),
            said=sympathies.get((mentee.pk, Bank.MENTEES), {}),
        )
        for mentee in found.order_by("employee__search", "pk")
    ]


def wishes_of(user: User) -> Wishes:
    found = list(PairWish.objects.visible_to(user).select_related("mentor__employee"))
    return Wishes(
        forbidden={(wish.mentor_id, wish.mentee_id): wish.why for wish in found if wish.kind == WishKind.FORBIDDEN},
        fixed={wish.mentee_id: wish.mentor for wish in found if wish.kind == WishKind.FIXED},
    )


def _taken(user: User, period: Period) -> dict[int, list[Place]]:
    pairs = Pair.objects.filter(organization=user.organization_id).taking_load()
    by_mentor: dict[int, list[Place]] = defaultdict(list)
    for mentor, place in places(pairs.overlapping(period.starts_on, period.ends_on)):
        by_mentor[mentor].append(place)
    return by_mentor


def _posts(employee: Employee) -> frozenset[str]:
    posts: Iterable[str] = (employee.post, *employee.other_posts.split(","))
    return frozenset(normalize(post) for post in posts) - {""}
