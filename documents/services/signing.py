"""The signature: number, date, frozen copy, and what it puts in force."""

import datetime as dt
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.enums import OrderState
from documents.models import Order, SignedCopy
from documents.papers.order import draft_html
from documents.queries import affecting, bare_surnames, former_words, numbering
from documents.queries.acquaintance import readers_of
from documents.queries.mentions import people_of
from documents.queries.order_parts import by_kind, declared
from documents.queries.signatory import refusals as not_theirs
from documents.queries.signatory import signed_by
from documents.services import visa
from documents.services.acquaintance import ask_readers
from documents.services.affecting import affect
from documents.services.composing import refuse_signed
from documents.services.freezing import draws_first, freeze
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, Organization, User
from mentoring.services.holding import hold
from mentoring.services.state import locked, move
from mentoring.text import bare_number

SIGNED_FIELDS = ("number", "signed_on", "year", "signatory", "signatory_post", "composed_of", "tells_of")


def refusals(order: Order, *, on: dt.date, by: Employee | None = None) -> list[str]:
    """Say why the draft can't be signed on the date, by anybody or by the one who would; empty when it can."""
    return [
        *(not_theirs(by, on=on) if by else []),
        *(said for each in by_kind(order) for said in declared(each).refusals(each, on)),
        *former_words.refusals(order, on=on),
        *visa.missing(order),
        *visa.later(order, on=on),
        *affecting.refusals(order),
        *affecting.too_early(order, on=on),
    ]


def doubts(order: Order, number: str, *, on: dt.date) -> list[str]:
    """Say what may be a slip of the hand in the number, the date or the text: to be asked about, not refused.

    A text that has to be composed anew is not asked about: its surnames go with it.
    """
    surnames = [] if former_words.refusals(order, on=on) else bare_surnames.doubts(order)
    return [*numbering.doubts(order, number, signed_on=on), *surnames]


@draws_first
def sign(
    order: Order,
    *,
    number: str,
    signed_on: dt.date,
    signatory: Employee,
    by: User,
    at: dt.datetime,
    anyway: bool = False,
) -> Order:
    """Sign the draft: number, date, frozen copy, pairs in force; all of it or nothing.

    anyway: though there are `doubts`
    Raises ImpossibleStepError with every reason why not.
    """
    _hold_people(order, signatory)
    fresh, number = locked(order), bare_number(number)
    refuse_signed(fresh)
    _one_after_another(fresh)
    hold(line.change or line.pair for line in fresh.lines.select_related("pair", "change"))
    _refuse(fresh, number, signed_on, signatory, today=timezone.localdate(at), anyway=anyway)
    _register(fresh, number, signed_on, signatory, by=by, at=at)
    readers = readers_of(fresh)
    freeze(SignedCopy(order=fresh), partial(draft_html, fresh))
    for each in by_kind(fresh):
        declared(each).put_in_force(each, on=signed_on, by=by, at=at)
    affect(fresh, by=by, at=at)
    ask_readers(fresh, readers)
    return fresh


def _hold_people(order: Order, signatory: Employee) -> None:
    """Let nobody in the order be renamed or joined while it is signed; who does so locks the person first, too."""
    named = {signatory.pk} | {kept["person"] for kept in order.composed_of} | {person.pk for person in people_of(order)}
    list(Employee.objects.select_for_update(no_key=True).filter(pk__in=named).order_by("pk"))


def _one_after_another(order: Order) -> None:
    """Let no other order of the organization be signed meanwhile, as numbers and dates follow one another.

    A weaker lock than usual: people and pairs that refer to the organization are still written.
    """
    Organization.objects.select_for_update(no_key=True).get(pk=order.organization_id)


def _refuse(
    order: Order, number: str, signed_on: dt.date, signatory: Employee, *, today: dt.date, anyway: bool
) -> None:
    found = refusals(order, on=signed_on, by=signatory)
    if not number:
        found.append("Укажите номер приказа.")
    if signed_on > today:
        found.append(f"Дата приказа ещё не наступила: {signed_on:%d.%m.%Y}.")
    if not anyway:
        found += doubts(order, number, on=signed_on)
    if found:
        raise ImpossibleStepError(*found)


def _register(order: Order, number: str, signed_on: dt.date, signatory: Employee, *, by: User, at: dt.datetime) -> None:
    """Take the number; the database refuses one that another order got meanwhile."""
    order.number, order.signed_on, order.year, order.signatory = number, signed_on, signed_on.year, signatory
    order.signatory_post, order.composed_of, order.tells_of = signed_by(signatory, signed_on).post, [], ""
    try:
        with transaction.atomic():
            move(order, OrderState.SIGNED, by=by, at=at, also=SIGNED_FIELDS)
    except IntegrityError as error:
        order.number = ""
        raise ImpossibleStepError(numbering.taken(order, number, year=signed_on.year)) from error
