"""The actions a page offers: the main one as the filled button, the others in the menu «Ещё»."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from mentoring.additions import Action
from mentoring.models import User


@dataclass(frozen=True)
class Offer:
    """A step that a page may offer: to whom (permission), and when.

    to: the state it leads to, empty where it changes none
    since: the states it is offered in, empty for all from which the table leads to `to`
    """

    title: str
    url_name: str
    permission: str
    to: str = ""
    since: frozenset[str] = frozenset()
    aside: bool = False

    def is_open(self, user: User, thing: Any) -> bool:
        possible = not self.to or self.to in thing.TRANSITIONS["state"][thing.state]
        fits = not self.since or thing.state in self.since
        return possible and fits and user.has_perm(self.permission, thing)


def actions(user: User, thing: Any, offers: Iterable[Offer]) -> list[Action]:
    """Keep the offers open to the user now, in their order."""
    return [
        Action(offer.title, reverse(offer.url_name, args=[thing.pk]), aside=offer.aside)
        for offer in offers
        if offer.is_open(user, thing)
    ]


def split(found: list[Action]) -> dict[str, Any]:
    """Name the first possible action as the page's main one, the rest as its menu."""
    main = next((action for action in found if not action.reason and not action.aside), None)
    return {"main_action": main, "more_actions": [action for action in found if action is not main]}
