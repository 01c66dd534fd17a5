"""What is written down of the people and of the council from their papers."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from mentoring.enums import PAIR_EDITABLE, CouncilOpinion, PairState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Pair, User
from mentoring.school_year import SchoolYear
from mentoring.services.pair import awaiting_answers, follow_answers, record_answer
from mentoring.services.state import locked, move, remark
from mentoring.signals import opinion_said


@dataclass(frozen=True)
class Opinion:
    """What the minutes say of one of the pairs."""

    pair: Pair
    opinion: str
    remarks: str = ""


def people_of(pair: Pair) -> list[Employee]:
    return [pair.mentor.employee, *(mentee.employee for mentee in pair.current_mentees)]


def unanswered(pair: Pair) -> list[Employee]:
    return [employee for employee in people_of(pair) if pair.waits_for(employee.pk)]


def role_in(pair: Pair, employee: Employee) -> str:
    if employee.pk == pair.mentor_id:
        return "наставник"
    return "наставляемая" if employee.is_female else "наставляемый"


@transaction.atomic
def confirm_on_paper(pair: Pair, *, papers: Mapping[int, dt.date], by: User, at: dt.datetime) -> Pair:
    """Record who has agreed on paper; with the last one the pair is agreed.

    papers: the date on the paper by the employee's key
    """
    fresh = awaiting_answers(pair)
    people = {employee.pk: employee for employee in people_of(fresh)}
    said = []
    for key, day in papers.items():
        if refusal := paper_refusal(fresh, day, today=timezone.localdate(at)):
            raise ImpossibleStepError(refusal)
        if not record_answer(fresh, key, at=at, on_paper=day):
            raise ImpossibleStepError("Кто-то из отмеченных уже ответил под своим именем. Обновите страницу.")
        said.append(f"{role_in(fresh, people[key])} – {day:%d.%m.%Y}")
    # Without names: what is said of a state outlives the people.
    follow_answers(fresh, by=by, at=at, why=f"Согласие на бумаге: {', '.join(said)}")
    return fresh


def paper_refusal(pair: Pair, day: dt.date, *, today: dt.date) -> str:
    """Say why no paper about the pair's beginning can be of that day; empty when it can."""
    if day > today:
        return "Эта дата ещё не наступила."
    earliest = SchoolYear.of(pair.starts_on).prepared_from
    if day < earliest:
        return f"Дата раньше {earliest:%d.%m.%Y}, когда начинают готовить этот учебный год: проверьте год."
    return ""


def remarks_refusal(opinion: str, remarks: str) -> str:
    """Ask for the remarks of a council that objects; empty when none are needed or they are there."""
    if opinion != CouncilOpinion.OBJECTS or remarks.strip():
        return ""
    return "Совет не поддерживает пару: напишите его замечания."


@transaction.atomic
def record_opinion(
    pair: Pair, *, opinion: str, protocol: str, on: dt.date, remarks: str, by: User, at: dt.datetime
) -> Pair:
    """Write down what the council says; a pair checked before is to be checked anew if the council objects."""
    fresh = locked(pair)
    if fresh.state not in PAIR_EDITABLE:
        raise ImpossibleStepError("Мнение совета записывают, пока пары нет в приказе или в его проекте.")
    if refusal := paper_refusal(fresh, on, today=timezone.localdate(at)):
        raise ImpossibleStepError(refusal)
    if refusal := remarks_refusal(opinion, remarks):
        raise ImpossibleStepError(f"{fresh}. {refusal}")
    opinion_said.send(Pair, pair=fresh, opinion=opinion, protocol=protocol, on=on)
    fresh.council_opinion, fresh.council_protocol = opinion, protocol
    fresh.council_on, fresh.council_remarks = on, remarks
    fresh.save(update_fields=["council_opinion", "council_protocol", "council_on", "council_remarks"])
    why = f"Совет {fresh.council_word}"
    if fresh.state == PairState.CHECKED and opinion == CouncilOpinion.OBJECTS:
        move(fresh, PairState.AGREED, by=by, at=at, why=why)
    else:
        remark(fresh, by=by, at=at, why=why)
    return fresh


@transaction.atomic
def record_minutes(opinions: Iterable[Opinion], *, protocol: str, on: dt.date, by: User, at: dt.datetime) -> None:
    """Write down what the minutes of one meeting say of several pairs, all of it or nothing."""
    for said in sorted(opinions, key=lambda each: each.pair.pk):
        record_opinion(said.pair, opinion=said.opinion, remarks=said.remarks, protocol=protocol, on=on, by=by, at=at)
