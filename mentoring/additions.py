"""What the apps above add to the heart's pages: each lists it in its `panels.py`, and the pages show what is listed.

An app above lists panels as PANELS and actions as ACTIONS; those of an app that settings.INSTALLED_APPS has earlier
come first.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from mentoring.gathering import declared
from mentoring.models import User


class Place(StrEnum):
    """Where something may be added; what stands there is asked with the `thing` that the place is about."""

    ADMIN_PRINT = "admin.print"
    """Of an object of the administration, for no user: the address asks again who may print it."""
    AGREEMENT_COPY = "agreement.copy"
    """Panel of an Agreement: cards beside it."""
    AGREEMENT_MAIN = "agreement.main"
    """Action of an Agreement, before the heart's own; AGREEMENT_MORE: after them."""
    AGREEMENT_MORE = "agreement.more"
    AGREEMENT_PRINT = "agreement.print"
    """Action under «Печать» of an Agreement; the same for the other places of this name."""
    BANK_LIST_PRINT = "bank.list.print"
    """Of a Bank whose people are listed."""
    BANK_PRINT = "bank.print"
    """Of a Bank whose questionnaires are asked for."""
    CHANGE_LINKS = "change.links"
    """Panel of a PairChange: paragraphs in «Связано»."""
    CHANGE_MAIN = "change.main"
    """Action of a PairChange, after the answer of whom it waits for."""
    CONSENT_BLANK = "consent.blank"
    """Panel of an Employee: links to the consent that is still to be signed, whose `standing` the template knows."""
    CONSENT_LINKS = "consent.links"
    """Panel of a Consent: links to what was signed."""
    CONSENTS_TICKED = "consents.ticked"
    """Panel of no thing: buttons of the form that holds the kind of consent and the ticked people of the list."""
    EMPLOYEE_CARD = "employee.card"
    """Panel of an Employee: further blocks of «Карточка»."""
    PAIR_MAIN = "pair.main"
    """Action of a Pair, where the heart's own steps have none: what comes next."""
    PAIR_PAPERS = "pair.papers"
    """Panel of a Pair: paragraphs in «Приказ и программа»."""
    PAIR_PRINT = "pair.print"
    PAIRS_PRINT = "pairs.print"
    """Of no thing: on the list of pairs."""
    QUESTIONNAIRE_PRINT = "questionnaire.print"
    REQUEST_PRINT = "request.print"
    """Of a PairRequest."""


@dataclass(frozen=True)
class Action:
    """An entry of a page's menu.

    reason: why it is impossible now; then it is shown disabled
    post: done at once by POST
    aside: never the page's filled button
    """

    title: str
    url: str
    reason: str = ""
    post: bool = False
    aside: bool = False


@dataclass(frozen=True)
class Panel:
    """A part of a page of another app.

    template: shows it; is given what the place's template knows, `thing`, and what `context` returns
    context: from the user and the thing; None where the panel shows nothing
    """

    place: Place
    template: str
    context: Callable[[User, Any], dict[str, Any] | None]


@dataclass(frozen=True)
class Actions:
    """Actions on a page of another app: those open to the user, from the user and the thing."""

    place: Place
    offered: Callable[[Any, Any], Iterable[Action]]


def panels_at(place: str, user: User, thing: Any = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the template of each panel that shows something there, with its context."""
    for panel in _panels():
        if panel.place == Place(place) and (context := panel.context(user, thing)) is not None:
            yield panel.template, context


def actions_at(place: Place, user: User | None, thing: Any) -> list[Action]:
    """Return what is added there for the user, in order."""
    return [action for added in _actions() if added.place == place for action in added.offered(user, thing)]


@cache
def _panels() -> list[Panel]:
    return declared("panels", "PANELS", Panel)


@cache
def _actions() -> list[Actions]:
    return declared("panels", "ACTIONS", Actions)
