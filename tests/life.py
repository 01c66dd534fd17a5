"""Steps that anybody may try at any time: what tests/test_life.py makes random sequences of.

A step is a name, the permission that its page asks, what it is about, and the service that its page calls.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.db.models import Model

from documents.models import Order, Visa
from documents.registry import order_kinds
from documents.services import order as orders
from documents.services import signing, visa
from mentoring.enums.pair_change import ChangeKind, EndCause, EndInitiator, RequestKind
from mentoring.models import Mentee, Mentor, Pair, PairChange, PairRequest, User
from mentoring.models.pair_change import COMPOSITION
from mentoring.services import pair as pairs
from mentoring.services import pair_answers, pair_change, pair_request
from programs.services import program as programs
from tests import factories as make

DAY = dt.timedelta(days=1)
numbers = count(1)


@dataclass(frozen=True)
class Try:
    """Who tries a step, when, and a number that chooses what it is done to."""

    by: User
    at: dt.datetime
    pick: int

    @property
    def today(self) -> dt.date:
        return self.at.date()

    @property
    def said(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at}

    def one_of(self, things: Iterable[Any]) -> Any:
        """Return one of the things, None where there is none."""
        found = list(things)
        return found[self.pick % len(found)] if found else None


@dataclass(frozen=True)
class Step:
    title: str
    permission: str
    about: type[Model]
    do: Callable[[Any, Try], object]

    def __str__(self) -> str:
        return self.title


def propose(_none: Any, given: Try) -> None:
    mentor = given.one_of(Mentor.objects.order_by("pk"))
    mentees = list(Mentee.objects.order_by("pk"))
    start, size = given.pick % len(mentees), 1 + given.pick % 2
    pair = Pair(mentor=mentor, starts_on=given.today, ends_on=given.today + 200 * DAY)
    pair.basis_kind = "supplement" if given.pick % 5 else ""
    pairs.propose(pair, mentees=mentees[start : start + size], forms=[make.form()], kinds=[make.kind()], **given.said)


def confirm_on_paper(pair: Pair, given: Try) -> None:
    papers = {person.pk: given.today for person in pair_answers.people_of(pair)}
    pair_answers.confirm_on_paper(pair, papers=papers, **given.said)


def change(pair: Pair, given: Try) -> None:
    kind, day = given.one_of(ChangeKind), given.today + (given.pick % 41 - 2) * DAY
    wished = PairChange(pair=pair, kind=kind, why="Так сложилось", effective_on=day)
    mentor = None
    if kind == ChangeKind.PROLONG:
        wished.new_ends_on = pair.ends_on + (given.pick % 60 - 5) * DAY
    elif kind == ChangeKind.SHORTEN:
        wished.new_ends_on = pair.ends_on - (given.pick % 60 - 5) * DAY
    elif kind == ChangeKind.PAUSE:
        wished.pause_until = day + given.pick * DAY if given.pick % 3 else None
    elif kind == ChangeKind.REPLACE:
        mentor = given.one_of(Mentor.objects.order_by("pk"))
    elif kind == ChangeKind.END:
        wished.initiator, wished.cause = EndInitiator.MENTOR, given.one_of([EndCause.REFUSAL, EndCause.DISMISSAL])
        wished.notice_on = given.today
    elif kind in COMPOSITION:
        wished.mentee = given.one_of(Mentee.objects.order_by("pk"))
    forms = [make.form()] if kind == ChangeKind.TERMS else []
    pair_change.prepare(wished, mentor=mentor, forms=forms, **given.said)


def confirm_change(found: PairChange, given: Try) -> None:
    employee = given.one_of(found.waiting)
    if employee:
        pair_change.confirm_on_paper(found, employee=employee, on=given.today, **given.said)


def draft(_none: Any, given: Try) -> None:
    """Draft an order about what is offered, or where nothing is, about pairs that are not."""
    kind = given.one_of(KINDS)
    rows = list(order_kinds()[kind].offered(given.by))  # type: ignore[misc]
    if not rows:
        kind, rows = "pairs", list(Pair.objects.all())
    organization = given.by.organization
    assert organization
    orders.draft(organization, kind=kind, rows=rows[: 1 + given.pick % 2], today=given.today, **given.said)


def ask_visa(order: Order, given: Try) -> None:
    employees = [given.by.employee] if given.pick % 4 and given.by.employee else []
    visa.ask(order, employees=employees, **given.said)


def give_visa(order: Order, given: Try) -> None:
    found = Visa.objects.get(order=order, employee=given.by.employee_id)
    if given.pick % 2:
        visa.object_to(found, remark="Уточните срок", **given.said)
    else:
        visa.give(found, **given.said)


def sign(order: Order, given: Try) -> None:
    number = f"{next(numbers)}-ОД" if given.pick % 7 else "1-ОД"
    signatory = given.by.employee
    assert signatory
    what: dict[str, Any] = {
        "number": number,
        "signed_on": given.today,
        "signatory": signatory,
        "anyway": given.pick % 2 == 0,
    }
    signing.sign(order, **what, **given.said)


def send_request(pair: Pair, given: Try) -> None:
    kind = given.one_of(RequestKind)
    pair_request.send(PairRequest(pair=pair, sender=given.by.employee, kind=kind, text="Прошу"), **given.said)


def start_program(pair: Pair, given: Try) -> None:
    programs.start(pair, title="Утренний круг", layout=make.layout(), from_deficits=False, at=given.at)


KINDS = ("pairs", "prolongation", "shortening", "pause", "terms", "replacement", "composition", "termination")
STEPS = (
    Step("propose", "mentoring.propose_pair", User, propose),
    Step("confirm", "mentoring.confirm_pair", Pair, lambda pair, given: pairs.confirm(pair, **given.said)),
    Step("confirm on paper", "mentoring.change_pair", Pair, confirm_on_paper),
    Step("decline", "mentoring.decline_pair", Pair, lambda pair, given: pairs.decline(pair, why="Нет", **given.said)),
    Step("check", "mentoring.check_pair", Pair, lambda pair, given: pairs.check(pair, **given.said)),
    Step("complete", "mentoring.end_pair", Pair, lambda pair, given: pairs.complete(pair, why="Срок", **given.said)),
    Step("change", "mentoring.change_pair", Pair, change),
    Step("confirm a change", "mentoring.change_pair", PairChange, confirm_change),
    Step(
        "cancel a change",
        "mentoring.change_pair",
        PairChange,
        lambda found, given: pair_change.cancel(found, why="Нет", **given.said),
    ),
    Step("draft", "documents.draft_order", User, draft),
    Step("discard", "documents.change_order", Order, lambda order, given: orders.discard(order, **given.said)),
    Step("ask for a visa", "documents.change_order", Order, ask_visa),
    Step("give a visa", "documents.give_visa", Order, give_visa),
    Step("sign", "documents.sign_order", Order, sign),
    Step("send a request", "mentoring.send_request", Pair, send_request),
    Step(
        "support a request",
        "mentoring.support_request",
        PairRequest,
        lambda found, given: pair_request.say_opinion(found, supports=True, why="", **given.said),
    ),
    Step(
        "decide a request",
        "mentoring.decide_request",
        PairRequest,
        lambda found, given: pair_request.decide(found, grants=True, why="", **given.said),
    ),
    Step("start a program", "programs.start_program", Pair, start_program),
)
