"""The whole bank at once: the best assignment as a draft, and proposing what the curator has left of it."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from mentoring.assignment import assign
from mentoring.enums.matching import Aim
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Mentee, Mentor, MentoringForm, MentoringKind, Pair, User
from mentoring.queries.match_facts import MenteeFacts, MentorFacts
from mentoring.services import pair as pairs
from mentoring.services.holding import hold_people
from mentoring.services.matching import Candidate, Matching

TAKEN_BY_OTHERS = "все подходящие наставники достались тем, кому они подходят больше"
NO_LONGER_WAITS = "Этому человеку пару уже предложили, или он вышел из банка. Снимите отметку."


@dataclass(frozen=True)
class DraftRow:
    """candidates: who can be the mentor, the best first; chosen: whom the draft gives; why_alone: why nobody."""

    mentee: MenteeFacts
    candidates: list[Candidate]
    chosen: Candidate | None
    why_alone: str
    is_left_out: bool

    @property
    def pk(self) -> int:
        return self.mentee.pk


@dataclass(frozen=True)
class Load:
    """What the draft would bring a mentor."""

    mentor: MentorFacts
    added: int

    @property
    def total(self) -> int:
        return self.mentor.taken + self.added

    @property
    def is_over(self) -> bool:
        return self.total > self.mentor.mentor.load_limit


@dataclass(frozen=True)
class Draft:
    rows: list[DraftRow]
    loads: list[Load]

    @property
    def paired(self) -> list[Candidate]:
        return [row.chosen for row in self.rows if row.chosen]

    @property
    def alone(self) -> list[DraftRow]:
        return [row for row in self.rows if not row.chosen and not row.is_left_out]

    @property
    def total(self) -> int:
        return sum(candidate.score for candidate in self.paired)

    @property
    def mean(self) -> int:
        return round(self.total / len(self.paired)) if self.paired else 0


def make_draft(
    matching: Matching,
    *,
    aim: str,
    fixed: Mapping[int, int] | None = None,
    left_out: Collection[int] = (),
    as_chosen: bool = False,
) -> Draft:
    """Give each mentee a mentor so that the whole is best.

    fixed: the mentors, by the mentees, that the curator has chosen; they stay even beyond a mentor's limit
    left_out: the mentees for whom nobody is sought
    as_chosen: nobody is sought for the others either: the draft shows what the curator has chosen
    """
    unsought = matching.suitable.keys() - (fixed or {}) if as_chosen else left_out
    sought = {pk: found for pk, found in matching.suitable.items() if pk not in unsought}
    chosen = _best(matching, sought, _settled(sought, fixed or {}), everybody=aim == Aim.EVERYBODY)
    rows = [
        DraftRow(
            mentee=mentee,
            candidates=matching.suitable[pk],
            chosen=chosen.get(pk),
            why_alone="" if as_chosen else _why_alone(matching.ranked[pk]),
            is_left_out=pk in left_out,
        )
        for mentee in matching.mentees
        for pk in [mentee.pk]
    ]
    added = Counter(candidate.pk for candidate in chosen.values())
    loads = [Load(mentor, added[mentor.pk]) for mentor in matching.mentors]
    return Draft(rows, [load for load in loads if load.added or load.mentor.free])


def _settled(sought: Mapping[int, Sequence[Candidate]], fixed: Mapping[int, int]) -> dict[int, Candidate]:
    """Return who is settled already: by a wish, or by the curator's choice in the draft."""
    return {
        pk: candidate
        for pk, candidates in sought.items()
        for candidate in candidates
        if candidate.is_settled or fixed.get(pk) == candidate.pk
    }


def _best(
    matching: Matching, sought: Mapping[int, Sequence[Candidate]], settled: Mapping[int, Candidate], *, everybody: bool
) -> dict[int, Candidate]:
    columns = {mentor.pk: column for column, mentor in enumerate(matching.mentors)}
    fixed = {row: columns[settled[pk].pk] for row, pk in enumerate(sought) if pk in settled}
    held = Counter(fixed.values())
    places = [max(mentor.free, held[column]) for column, mentor in enumerate(matching.mentors)]
    scores = [_line(candidates, columns) for candidates in sought.values()]
    found = assign(scores, places, everybody=everybody, fixed=fixed)
    by_mentor = {pk: {candidate.pk: candidate for candidate in candidates} for pk, candidates in sought.items()}
    return {
        pk: by_mentor[pk][matching.mentors[column].pk]
        for pk, column in zip(sought, found, strict=True)
        if column is not None
    }


def _line(candidates: Iterable[Candidate], columns: Mapping[int, int]) -> list[int | None]:
    line: list[int | None] = [None] * len(columns)
    for candidate in candidates:
        line[columns[candidate.pk]] = candidate.score
    return line


def _why_alone(candidates: Sequence[Candidate]) -> str:
    """Say why nobody is left for the mentee: what stands against the mentors, the most frequent first."""
    if any(not candidate.obstacle for candidate in candidates):
        return TAKEN_BY_OTHERS
    reasons = Counter(candidate.obstacle.partition(":")[0] for candidate in candidates)
    return "; ".join(f"{reason} – {count}" if count > 1 else reason for reason, count in reasons.most_common())


class ImpossiblePairsError(ImpossibleStepError):
    """Some of the pairs can't be proposed; `by_mentee` tells of each why."""

    def __init__(self, by_mentee: Mapping[int, list[str]]) -> None:
        super().__init__(
            "Предложить всех сразу не получилось: исправьте отмеченные строки. Пока не предложена ни одна пара."
        )
        self.by_mentee = by_mentee


@transaction.atomic
def propose_all(
    chosen: Sequence[tuple[Mentee, Mentor]],
    *,
    forms: Iterable[MentoringForm],
    kinds: Iterable[MentoringKind],
    starts_on: dt.date,
    ends_on: dt.date,
    term_reason: str = "",
    by: User,
    at: dt.datetime,
) -> list[Pair]:
    """Propose a pair for each, all or none. Raises ImpossiblePairsError with the reasons of every one."""
    hold_people([mentor.pk for _, mentor in chosen], [mentee.pk for mentee, _ in chosen])
    forms, kinds = list(forms), list(kinds)
    found = Mentee.objects.awaiting_pair_on(timezone.localdate(at)).filter(pk__in=[mentee.pk for mentee, _ in chosen])
    waiting = set(found.values_list("pk", flat=True))
    refusals = {mentee.pk: [NO_LONGER_WAITS] for mentee, _ in chosen if mentee.pk not in waiting}
    made = []
    for mentee, mentor in chosen:
        pair = Pair(mentor=mentor, starts_on=starts_on, ends_on=ends_on, term_reason=term_reason)
        try:
            made.append(pairs.propose(pair, mentees=[mentee], forms=forms, kinds=kinds, by=by, at=at))
        except ImpossibleStepError as refusal:
            refusals.setdefault(mentee.pk, refusal.sentences)
    if refusals:
        raise ImpossiblePairsError(refusals)
    return made
