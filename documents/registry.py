"""What the apps declare: kinds of orders in their `orders`, papers in `papers`, what bodies hear in `hearings`."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from documents.enums import DecisionSubject, LineSubject, OrderEffect, OrderRegister
from mentoring.gathering import declared
from mentoring.models import Organization
from mentoring.queries.pair_readiness import Lack

if TYPE_CHECKING:
    from documents.models import Order


def nothing(*_args: Any, **_given: Any) -> Any:
    """Do nothing, refuse nothing, add no words: for what a kind of order does not need."""
    return {}


@dataclass(frozen=True)
class Annex:
    """An annex of an order.

    template: HTML of whole sections; is given `number` (of the annex) beside what the order's paper knows
    context: what it needs more, from the order; None where the order has no such annex
    """

    title: str
    template: str
    context: Callable[["Order"], dict[str, Any] | None] = nothing


@dataclass(frozen=True)
class OrderKind:
    """A kind of order, found in an app's `orders.py`.

    title: how the kind is called where a draft is begun
    refusals: why the order can't be signed on the date; empty when it can
    lacks: those of the refusals that are about a person or a pair and have a page where they are mended
    warnings: what is unusual about signing it on the date, though nothing forbids it
    changes: from which day the order signed on the date changes what, a sentence each: who signs reads them
    against: what speaks against it, though nothing forbids it: an objection with its protocol
    leaves: what the signed order leaves to be done by people, as long as it is not done
    appoints: who comes to hold a post by the signed order, by PointRole: the whole text names them already
    put_in_force: what the signature changes, within the transaction of signing; (order, on= its date, by=, at=)
    about: what a line of the order is; None where it has no lines; change_kinds: of which kinds a change may be
    lines_title: what the lines are called together; lines_wait: «3 пары ждут», the words after one, two and five
    offered: rows that a user may take into a draft as its lines
    take, release: what happens to a row that enters a draft, or leaves it; (row, by=, at=)
    asks: further fields of Order that the draft needs (person – one of the staff, people – several with notes, subject,
        starts_on, ends_on, place, start_year, affects, body_composition), each with its label; may_ask: those that
        may stay empty
    choices: documents one of which a user may choose for a draft; none where there is nothing to choose between
    choose: keeps for a new draft what was chosen, None where nothing was; (order, chosen), before the text is composed
    choice_title: how the choice is called
    words: values for the placeholders of the whole text, from the order: str, date, (начало, окончание или None),
        Employee, a list of Employee, or a dict «им», «род», «дат», «вин», «тв» → text; None where there is none: a
        point that needs it is left out
    unfit_grounds: codes of the legal grounds that the template cites and an order with these lines may not
    line_words: the same for a point that is written for each line, from the line's row – of a kind without lines that
        asks for people, from the OrderPerson; where the order has one line they stand for the whole text too
    readers: who must read it beside the people of its lines and its points
    register: whose numbers the order takes
    effect: what the order does to the one it affects; None where it affects none
    is_annex: whether the text only stands in an annex of another kind: it is a template, and no order of it is drafted
    position: where it stands among the kinds, in the order in which a school year needs them
    hint: one sentence on the card where a draft is begun
    samples, line_samples: an example for each word of `words` and `line_words`; the editor of templates knows no others
    """

    code: str
    title: str
    refusals: Callable[["Order", dt.date], list[str]]
    lacks: Callable[["Order", dt.date], Iterable[Lack]] = nothing
    changes: Callable[["Order", dt.date], Iterable[str]] = nothing
    against: Callable[["Order"], Iterable[str]] = nothing
    leaves: Callable[["Order"], Iterable[str]] = nothing
    appoints: Callable[["Order"], dict[str, Any]] = nothing
    put_in_force: Callable[..., None] = nothing
    warnings: Callable[["Order", dt.date], Iterable[str]] = nothing
    about: LineSubject | None = None
    change_kinds: tuple[str, ...] = ()
    lines_title: str = ""
    lines_wait: tuple[str, str, str] = ("", "", "")
    offered: Callable[[Any], Any] | None = None
    take: Callable[..., Any] = nothing
    release: Callable[..., Any] = nothing
    asks: dict[str, str] = field(default_factory=dict)
    may_ask: dict[str, str] = field(default_factory=dict)
    choices: Callable[[Any], Any] | None = None
    choose: Callable[["Order", Any], Any] = nothing
    choice_title: str = ""
    words: Callable[["Order"], dict[str, Any]] = nothing
    unfit_grounds: Callable[[list[Any]], Iterable[str]] = nothing
    line_words: Callable[[Any], dict[str, Any]] = nothing
    annexes: tuple[Annex, ...] = ()
    readers: Callable[["Order"], Iterable[Any]] = nothing
    register: OrderRegister = OrderRegister.MAIN
    effect: OrderEffect | None = None
    is_annex: bool = False
    position: int = 50
    hint: str = ""
    samples: dict[str, Any] = field(default_factory=dict)
    line_samples: dict[str, Any] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str]:
        """All further fields, with their labels."""
        return {**self.asks, **self.may_ask}


@dataclass(frozen=True)
class Paper:
    """A printed paper, found in an app's `papers.py`.

    objects: those that it can be printed for, with what the paper needs of them
    html: the whole HTML of the object's paper
    kept: the frozen copy of the object, where it was signed or approved
    is_main: whether it is the paper of its object, beside which others are about it: the administration prints it
    kinds: what it is printed as, where that differs: the papers of each kind of order
    """

    code: str
    title: str
    objects: Callable[[], QuerySet[Any]]
    html: Callable[[Any], str]
    kept: Callable[[Any], Any] = nothing
    is_main: bool = False
    kinds: Callable[[], Iterable["Paper"]] = tuple

    @property
    def newest(self) -> Any | None:
        return self.objects().order_by("pk").last()


@dataclass(frozen=True)
class Hearing:
    """What collegial bodies consider of pairs, found in an app's `hearings.py`.

    offered: the pairs of an organization to tick; ticked: whether all of them are proposed
    """

    subject: DecisionSubject
    title: str
    offered: Callable[[Organization], QuerySet[Any]]
    ticked: bool = False


@dataclass(frozen=True)
class DocumentHearing:
    """Documents that collegial bodies consider one by one, found in an app's `hearings.py`.

    offered: those of an organization to choose from; a decision keeps the primary key and the words
    words: the document as minutes name it, in the case of the short name: «вин», «род»
    """

    subject: DecisionSubject
    title: str
    offered: Callable[[Organization], QuerySet[Any]]
    words: Callable[[Any, str], str]


@cache
def hearings() -> list[Hearing]:
    return declared("hearings", "HEARINGS", Hearing)


@cache
def document_hearings() -> dict[str, DocumentHearing]:
    found = declared("hearings", "DOCUMENTS", DocumentHearing)
    return {hearing.subject: hearing for hearing in found}


@cache
def order_kinds() -> dict[str, OrderKind]:
    kinds = declared("orders", "ORDER_KINDS", OrderKind)
    return {kind.code: kind for kind in sorted(kinds, key=lambda kind: kind.position)}


@cache
def papers() -> dict[str, Paper]:
    found = declared("papers", "PAPERS", Paper)
    return {each.code: each for paper in found for each in (paper, *paper.kinds())}
