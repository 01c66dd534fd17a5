"""Every address of the resolver, filled with the objects of a world."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from documents.models import (
    AgendaItem,
    BodyComposition,
    BodySession,
    CollegialBody,
    Decision,
    LegalGround,
    Order,
    Regulation,
)
from documents.registry import order_kinds
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import (
    ActingHead,
    Agreement,
    CalendarDay,
    Consent,
    ConsentText,
    Employee,
    Head,
    Joining,
    MeetingGuest,
    Mentee,
    Mentor,
    Pair,
    PairChange,
    PairRequest,
    PairWish,
    Questionnaire,
    StaffImport,
    Training,
    User,
)
from programs.models import Plan, PlanRow, Program
from programs.row_fields import ROW_FIELDS
from roadmap.models import Activity, Roadmap, Stage
from tests.walk.world import World

Objects = dict[type[Any], Any]

ABOUT: dict[str, type[Any]] = {
    "/accounts/": User,
    "/agreements/": Agreement,
    "/agreements/add/": Pair,
    "/bodies/": CollegialBody,
    "/bodies/agenda/": AgendaItem,
    "/bodies/compositions/": BodyComposition,
    "/bodies/decisions/": Decision,
    "/bodies/sessions/": BodySession,
    "/consents/": Consent,
    "/consents/texts/": ConsentText,
    "/mentees/": Mentee,
    "/mentors/": Mentor,
    "/orders/": Order,
    "/orders/cases/": Employee,
    "/orders/grounds/": LegalGround,
    "/organization/acting/": ActingHead,
    "/organization/head/": Head,
    "/organization/calendar/": CalendarDay,
    "/pairs/": Pair,
    "/pairs/changes/": PairChange,
    "/pairs/sympathies/": MeetingGuest,
    "/pairs/wishes/": PairWish,
    "/programs/": Program,
    "/programs/add/": Pair,
    "/programs/plans/": Plan,
    "/programs/rows/": PlanRow,
    "/questionnaires/": Questionnaire,
    "/regulations/": Regulation,
    "/requests/": PairRequest,
    "/requests/add/": Pair,
    "/results/": Program,
    "/roadmap/": Roadmap,
    "/roadmap/activities/": Activity,
    "/roadmap/stages/": Stage,
    "/staff/": Employee,
    "/staff/import/": StaffImport,
    "/staff/joinings/": Joining,
    "/trainings/": Training,
}
"""Whose id stands in an address that begins so; the longest beginning counts."""


@dataclass(frozen=True)
class Address:
    name: str
    arguments: tuple[str, ...]

    @property
    def about(self) -> type[Any] | None:
        if "pk" not in self.arguments:
            return None
        path = reverse(self.name, kwargs={name: _OTHERS.get(name, ["x"])[0] for name in self.arguments} | {"pk": 0})
        return ABOUT[max((start for start in ABOUT if path.startswith(start)), key=len)]

    def paths(self, found: Objects, world: World) -> Iterator[str]:
        """Yield the address about the objects, with each of what may stand beside the id."""
        known = {**_OTHERS, "kind": list(order_kinds()), "slug": [world.place.slug]}
        about = self.about
        if about:
            known["pk"] = [found[about].pk]
        for values in product(*(known[name] for name in self.arguments)):
            yield reverse(self.name, kwargs=dict(zip(self.arguments, values, strict=True)))


_OTHERS: dict[str, list[Any]] = {
    "number": [1],
    "field": list(ROW_FIELDS),
    "change": list(ChangeKind),
    "code": ["0-0"],
    "uidb36": ["1"],
    "key": ["set-password"],
    "role": ["mentor"],
}


def addresses() -> list[Address]:
    """Return the addresses of the site, but for /admin/."""
    found = {}
    for pattern in _patterns(get_resolver().url_patterns):
        assert pattern.name
        names = tuple(pattern.pattern.converters) or tuple(pattern.pattern.regex.groupindex)
        found[pattern.name] = Address(pattern.name, names)
    return [found[name] for name in sorted(found)]


def _patterns(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif pattern.app_name != "admin":
            yield from _patterns(pattern.url_patterns)


def admin_paths(world: World) -> Iterator[str]:
    """Yield the pages of the administration: about what is as it begins, or there is only later."""
    found = {model: thing for age in reversed(world.ages) for model, thing in age.items()}
    for model, site in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield from (reverse(f"{name}_{page}") for page in ("changelist", "add", "export"))
        if getattr(site, "imports", False):
            yield reverse(f"{name}_import")
        yield from (reverse(f"{name}_{page}", args=[found[model].pk]) for page in ("change", "delete", "history"))
    yield reverse("admin:auth_user_password_change", args=[found[User].pk])
    yield reverse("admin:index")
