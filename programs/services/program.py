"""The road of a program: written, acknowledged, checked, approved, run, completed, published."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils import timezone

from documents.models import Order
from documents.queries.signatory import refuse_others
from documents.services.freezing import draws_first, freeze
from mentoring.enums import PAIR_SIGNED
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Direction, Pair, PairMentee, User
from mentoring.queries.consent import names_public_on
from mentoring.services.state import locked, move, remark
from programs.enums import (
    PROGRAM_IN_REVIEW,
    PROGRAM_WRITABLE,
    ROW_CLOSED,
    ProgramState,
    PublicationState,
    RowState,
)
from programs.models import Acknowledgement, ApprovedVersion, Plan, PlanLayout, PlanRow, Program
from programs.papers import draft_html

ENDING, SHORT_NAME = 2, 4
OWN_PROGRAM = (
    "{program}: наставник этой программы – вы. Пусть её утвердит исполняющий обязанности, или утвердите её на её "
    "странице, написав, почему утверждаете сами."
)


@transaction.atomic
def start(pair: Pair, *, title: str, layout: PlanLayout, from_deficits: bool, at: dt.datetime) -> Program:
    """Begin the program of a pair in force; its plan may start with a row for each deficit of the mentees."""
    fresh = locked(pair)
    if fresh.state not in PAIR_SIGNED:
        raise ImpossibleStepError("Программу пишут для действующей пары: сначала нужен подписанный приказ.")
    if Program.objects.filter(pair=fresh).exists():
        raise ImpossibleStepError("У этой пары программа уже есть.")
    program = Program.objects.create(
        pair=fresh,
        title=title,
        starts_on=max(fresh.starts_on, min(timezone.localdate(at), fresh.ends_on)),
        ends_on=fresh.ends_on,
    )
    plan = Plan.objects.create(program=program, layout=layout, title=layout.plan_title)
    if from_deficits:
        deficits = [
            ranked.deficit
            for mentee in fresh.current_mentees
            for ranked in mentee.ranked_deficits.select_related("deficit__direction")
        ]
        PlanRow.objects.bulk_create(
            PlanRow(plan=plan, position=position, number=str(position), deficit=deficit.title)
            for position, deficit in enumerate(dict.fromkeys(deficits), start=1)
        )
        program.directions.set({deficit.direction for deficit in deficits})
    return program


@transaction.atomic
def write_note(program: Program, *, fields: Iterable[str], directions: Iterable[Direction]) -> None:
    """Save these changed fields of the explanatory note, and the directions, while the mentor may write."""
    refuse_unwritable(locked(program))
    program.save(update_fields=list(fields))
    program.directions.set(directions)


def offering_refusals(program: Program) -> list[str]:
    """Say what the program still lacks before others read it; empty when it is whole."""
    refusals = []
    if not program.goal.strip() or not program.tasks.strip():
        refusals.append("В пояснительной записке нет цели или задач.")
    if not PlanRow.objects.filter(plan__program=program).exists():
        refusals.append("В плане нет ни одной строки.")
    if program.term_is_unusual() and not program.term_reason.strip():
        refusals.append("Срок короче 3 месяцев или дольше года: напишите в записке почему.")
    return refusals


@transaction.atomic
def offer(program: Program, *, at: dt.datetime) -> None:
    """Hand the program to the mentees; from here on it is not edited, until it is taken back."""
    fresh = locked(program)
    refuse_unwritable(fresh)
    refusals = offering_refusals(fresh)
    if refusals:
        raise ImpossibleStepError(*refusals)
    fresh.offered_at = at
    fresh.save(update_fields=["offered_at"])


@transaction.atomic
def recall(program: Program) -> None:
    """Take the offered program back for editing, while not all mentees have acknowledged it."""
    fresh = locked(program)
    if fresh.state not in PROGRAM_WRITABLE:
        raise ImpossibleStepError("Программа уже на проверке: вернуть её может куратор.")
    _open_for_writing(fresh)


@transaction.atomic
def acknowledge(program: Program, *, by: User, at: dt.datetime) -> Program:
    """Record that a mentee has read this version; with the last one the program goes on to the curator."""
    fresh = locked(program)
    here = PairMentee.objects.present_on(timezone.localdate(at)).filter(pair=fresh.acting_pair)
    member = here.filter(mentee=by.employee_id).first()
    if member is None or fresh.offered_at is None or fresh.state not in PROGRAM_WRITABLE:
        raise ImpossibleStepError("Программа сейчас не ждёт вашего ознакомления.")
    Acknowledgement.objects.get_or_create(program=fresh, member=member, version=fresh.version, defaults={"at": at})
    done = set(fresh.acknowledgements.filter(version=fresh.version).values_list("member", flat=True))
    if {present.pk for present in fresh.acting_pair.current_members} <= done:
        move(fresh, ProgramState.ACKNOWLEDGED, by=by, at=at)
    return fresh


@transaction.atomic
def send_back(program: Program, *, by: User, at: dt.datetime, why: str) -> None:
    """Return the program to the mentor with remarks."""
    fresh = locked(program)
    if fresh.state in PROGRAM_IN_REVIEW:
        move(fresh, ProgramState.DRAFT if fresh.version == 1 else ProgramState.CHANGED, by=by, at=at, why=why)
    elif fresh.state not in PROGRAM_WRITABLE:
        raise ImpossibleStepError("Эту программу вернуть на доработку уже нельзя.")
    elif fresh.offered_at is None:
        raise ImpossibleStepError("Программа и так у наставника. Обновите страницу.")
    else:
        remark(fresh, by=by, at=at, why=why)
    _open_for_writing(fresh)


@transaction.atomic
def check(program: Program, *, by: User, at: dt.datetime) -> None:
    """The curator finds the program fit for approval."""
    move(locked(program), ProgramState.CHECKED, by=by, at=at)


def is_own_program(by: User, program: Program) -> bool:
    """Whether who approves is the program's mentor: another one ought to, or the reason is told."""
    return by.employee_id is not None and by.employee_id == program.acting_pair.mentor_id


@draws_first
def approve(
    program: Program, *, on: dt.date, by: User, at: dt.datetime, order: Order | None = None, why: str = ""
) -> None:
    """Approve and keep this version as it is now; it runs at once if its term has begun.

    order: by which it is approved, None where the head approves it with a stamp
    why: asked where the mentor of the program approves it; stays in its history
    """
    refuse_others(by, on=on)
    fresh = locked(program)
    if is_own_program(by, fresh) and not why.strip():
        raise ImpossibleStepError(OWN_PROGRAM.format(program=fresh))
    if not move(fresh, ProgramState.APPROVED, by=by, at=at, why=why):
        return
    kept = ApprovedVersion(program=fresh, number=fresh.version, approved_on=on)
    freeze(kept, partial(draft_html, fresh, on, order=order))
    if fresh.starts_on <= on:
        move(fresh, ProgramState.RUNNING, by=by, at=at)


@transaction.atomic
def run(program: Program, *, by: User, at: dt.datetime) -> None:
    """Begin an approved program."""
    fresh = locked(program)
    if fresh.state == ProgramState.CHANGED:
        raise ImpossibleStepError("Новая редакция сначала проходит ознакомление, проверку и утверждение.")
    move(fresh, ProgramState.RUNNING, by=by, at=at)


@transaction.atomic
def change(program: Program, *, by: User, at: dt.datetime, why: str) -> None:
    """Open a new version for writing; the approved one stays readable and printable as it was."""
    fresh = locked(program)
    if fresh.state in PROGRAM_IN_REVIEW:
        raise ImpossibleStepError("Программа на проверке: её можно вернуть на доработку.")
    if move(fresh, ProgramState.CHANGED, by=by, at=at, why=why):
        fresh.version += 1
        fresh.offered_at = None
        fresh.save(update_fields=["version", "offered_at"])


def completion_refusals(program: Program) -> list[str]:
    """Say which rows are still open; empty when the program can be completed."""
    rows = PlanRow.objects.filter(plan__program=program).exclude(state__in=ROW_CLOSED)
    if not rows:
        return []
    waiting = rows.filter(state=RowState.DONE).count()
    sentences = [f"Не закрыты строки плана: {rows.count()}."]
    if waiting:
        sentences.append(f"Из них ждут приёмки наставником: {waiting}.")
    sentences.append("Примите их, перенесите срок или снимите с указанием причины.")
    return sentences


@transaction.atomic
def complete(program: Program, *, result: str, on: dt.date, by: User, at: dt.datetime) -> Program:
    """Complete a running program with its result."""
    fresh = locked(program)
    if fresh.state != ProgramState.RUNNING:
        raise ImpossibleStepError("Завершить можно только программу, которая реализуется. Обновите страницу.")
    refusals = completion_refusals(fresh)
    if refusals:
        raise ImpossibleStepError(*refusals)
    if not result.strip():
        raise ImpossibleStepError("Напишите результат программы.")
    fresh.result, fresh.completed_on = result, on
    fresh.save(update_fields=["result", "completed_on"])
    move(fresh, ProgramState.COMPLETED, by=by, at=at)
    return fresh


def unconsented_names(program: Program, *, day: dt.date) -> list[str]:
    """Return the participants named in the result, in whatever case, who have not allowed it (152-ФЗ, ст. 10.1)."""
    pair = program.acting_pair
    people = [pair.mentor.employee, *(mentee.employee for mentee in pair.current_mentees)]
    allowed = names_public_on({person.pk for person in people}, day=day)
    return [
        person.last_name
        for person in people
        if person.pk not in allowed
        and re.search(rf"\b{re.escape(_stem(person.last_name))}", program.result, re.IGNORECASE)
    ]


def _stem(last_name: str) -> str:
    """Cut the ending which the cases change; a short name is taken whole."""
    return last_name[:-ENDING] if len(last_name) > SHORT_NAME else last_name


@transaction.atomic
def publish(program: Program, *, by: User, at: dt.datetime) -> None:
    """Show the completed program to the public."""
    fresh = locked(program)
    if fresh.state != ProgramState.COMPLETED:
        raise ImpossibleStepError("Результаты публикуются только после завершения программы.")
    named = unconsented_names(fresh, day=timezone.localdate(at))
    if named:
        raise ImpossibleStepError(
            f"В тексте результата есть фамилия, а согласия на публикацию имени нет: {', '.join(named)}. "
            "Назовите человека по роли."
        )
    if fresh.publication == PublicationState.FORBIDDEN:
        move(fresh, PublicationState.ALLOWED, by=by, at=at, field="publication")
    move(fresh, PublicationState.PUBLISHED, by=by, at=at, field="publication")


@transaction.atomic
def unpublish(program: Program, *, by: User, at: dt.datetime, why: str) -> None:
    """Take the program off the public page; it stays completed."""
    fresh = locked(program)
    if not fresh.is_published:
        raise ImpossibleStepError("Программа сейчас не опубликована.")
    move(fresh, PublicationState.REMOVED, by=by, at=at, why=why, field="publication")


def _open_for_writing(program: Program) -> None:
    if program.offered_at is None:
        return
    program.acknowledgements.filter(version=program.version).delete()
    program.offered_at = None
    program.save(update_fields=["offered_at"])


def refuse_unwritable(program: Program) -> None:
    """Raise ImpossibleStepError unless the mentor may write now."""
    if not program.is_writable:
        raise ImpossibleStepError("Программа сейчас не правится: она передана дальше. Обновите страницу.")
