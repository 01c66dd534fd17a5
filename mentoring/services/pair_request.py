"""What mentor and mentee ask in writing: the curator's opinion and the head's decision, or the curator's answer."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from mentoring.enums import PAIR_LIVING
from mentoring.enums.pair_change import BY_MENTOR, OF_MENTOR, REQUEST_OPINION, RequestKind, RequestState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair, PairRequest, User
from mentoring.services.state import locked, move, remark

ANSWERS = REQUEST_OPINION | {RequestState.GRANTED, RequestState.REJECTED, RequestState.ANSWERED}
RESOLUTION_NEEDED = "Напишите резолюцию: отправитель должен знать, почему обращение отклонено."
OPINION_FIRST = "Сначала своё мнение скажет куратор: решить можно после него."
TO_CURATOR = "Эта просьба – к куратору: он отвечает на неё сам."
TO_HEAD = "По этому обращению решает руководитель: скажите ему своё мнение."
REMARK_NEEDED = "Напишите замечание: руководитель должен знать, почему вы не поддерживаете."


def kinds_for(pair: Pair, employee_id: int | None) -> list[RequestKind]:
    """Return what the person may send: only the mentor resigns, or speaks for the mentee."""
    if not pair.includes(employee_id):
        return []
    return [kind for kind in RequestKind if kind not in BY_MENTOR or employee_id == pair.mentor_id]


def sending_refusal(pair: Pair, *, on: dt.date) -> str:
    """Say why nobody sends a request as the pair stands on the day; empty where its people do."""
    return "" if pair.state_on(on) in PAIR_LIVING else "Обращения подают, пока пара действует."


@transaction.atomic
def send(request: PairRequest, *, by: User, at: dt.datetime) -> PairRequest:
    """Save the unsaved request of its sender; one of a kind waits for a decision at a time."""
    pair = locked(request.pair)
    kind = RequestKind(request.kind)
    closed = sending_refusal(pair, on=timezone.localdate(at))
    if closed:
        raise ImpossibleStepError(closed)
    if kind not in kinds_for(pair, by.employee_id):
        raise ImpossibleStepError(f"Подать {kind.label} может только сам участник пары.")
    if pair.requests.open().filter(sender=by.employee_id, kind=kind).exists():
        raise ImpossibleStepError("Такое обращение уже отправлено и ждёт решения. Отзовите его, чтобы написать новое.")
    assert by.employee is not None  # noqa: S101 - who is in a pair is an employee
    request.sender, request.sent_on = by.employee, timezone.localdate(at)
    request.save()
    remark(request, by=by, at=at, why="")
    return request


@transaction.atomic
def say_opinion(request: PairRequest, *, supports: bool, by: User, at: dt.datetime, why: str) -> None:
    """The curator's word, before the head decides."""
    if request.kind == RequestKind.HELP:
        raise ImpossibleStepError(TO_CURATOR)
    if not (supports or why):
        raise ImpossibleStepError(REMARK_NEEDED)
    _step(request, RequestState.SUPPORTED if supports else RequestState.OBJECTED, by=by, at=at, why=why)


@transaction.atomic
def decide(request: PairRequest, *, grants: bool, by: User, at: dt.datetime, why: str) -> None:
    """The head's decision; why: the resolution. The pair changes only by what the curator prepares from it."""
    if request.kind == RequestKind.HELP:
        raise ImpossibleStepError(TO_CURATOR)
    if not (grants or why):
        raise ImpossibleStepError(RESOLUTION_NEEDED)
    if locked(request).state == RequestState.SENT:
        raise ImpossibleStepError(OPINION_FIRST)
    _step(request, RequestState.GRANTED if grants else RequestState.REJECTED, by=by, at=at, why=why)


@transaction.atomic
def grant_by_order(pair: Pair, *, by: User, at: dt.datetime, why: str) -> None:
    """Grant what was asked about the mentor: an order has replaced the mentor or ended the pair."""
    for request in pair.requests.open().filter(kind__in=OF_MENTOR):
        move(locked(request), RequestState.GRANTED, by=by, at=at, why=why)


@transaction.atomic
def answer(request: PairRequest, *, by: User, at: dt.datetime, why: str) -> None:
    """The curator's answer to who asks for support; the head has no part in it."""
    if request.kind != RequestKind.HELP:
        raise ImpossibleStepError(TO_HEAD)
    _step(request, RequestState.ANSWERED, by=by, at=at, why=why)


@transaction.atomic
def withdraw(request: PairRequest, *, by: User, at: dt.datetime) -> None:
    """The sender takes it back while nothing is decided."""
    _step(request, RequestState.WITHDRAWN, by=by, at=at)


def _step(request: PairRequest, to: RequestState, *, by: User, at: dt.datetime, why: str = "") -> None:
    """Move on; where somebody was quicker, refuse, so that no remark is silently lost."""
    if not move(locked(request), to, by=by, at=at, why=why):
        raise ImpossibleStepError(f"Другой человек успел раньше: обращение уже {to.label}.")
