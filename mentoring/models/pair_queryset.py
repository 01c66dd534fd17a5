"""What is asked of many pairs and groups."""

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from mentoring.enums import (
    BASIS_PERMANENT,
    PAIR_FORMING,
    PAIR_IN_FORCE,
    PAIR_SIGNED,
    PAIR_TAKES_LOAD,
    PAIR_UNFINISHED,
    ConsentKind,
    PairState,
)
from mentoring.models.consent import Consent
from mentoring.models.pair_day import living_on, state_then
from mentoring.models.pair_mentee import PairMentee

if TYPE_CHECKING:
    from mentoring.models.pair import Pair  # noqa: F401 - what the rows are
    from mentoring.models.user import User


class PairQuerySet(models.QuerySet["Pair"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id:
            return self.none()
        own = self.filter(organization=user.organization_id)
        if user.is_office:
            return own
        if user.employee_id is None:
            return self.none()
        return own.filter(Q(mentor=user.employee_id) | Q(members__mentee=user.employee_id)).distinct()

    def with_people(self) -> Self:
        """Bundle everybody whose name a page or a paper shows."""
        return self.select_related("organization", "mentor__employee", "consent").prefetch_related(
            "members__mentee__employee"
        )

    def with_terms(self) -> Self:
        """Bundle the forms and the kinds as well."""
        return self.with_people().prefetch_related("forms", "kinds")

    def for_list(self) -> Self:
        return self.with_terms().prefetch_related("pauses").order_by("mentor__employee__search", "pk")

    def forming(self) -> Self:
        return self.filter(state__in=PAIR_FORMING)

    def on(self, day: dt.date) -> Self:
        """Compute the state on the day as `then`."""
        return self.annotate(then=state_then(day))

    def standing(self, states: Collection[str], *, on: dt.date) -> Self:
        """Keep those that are in one of the states on the day."""
        return self.on(on).filter(Q(then__in=states))

    def in_state(self, state: str, *, on: dt.date) -> Self:
        """Keep those in the state as people call it on the day."""
        return self.standing({state}, on=on)

    def living_on(self, day: dt.date) -> Self:
        """Keep those that an order holds on the day, though they may stand still."""
        return self.filter(living_on(day))

    def signed(self) -> Self:
        """Keep those that an order holds, those to begin and to be completed too, but for whose end is decided."""
        return self.filter(state__in=PAIR_SIGNED)

    def unfinished_on(self, day: dt.date) -> Self:
        """Keep those that are signed and not ended on the day, though not begun yet, or over and not completed."""
        return self.standing(PAIR_UNFINISHED, on=day)

    def taking_load(self) -> Self:
        """Keep those that take the mentor's places on the days of their period."""
        return self.filter(state__in=PAIR_TAKES_LOAD)

    def lasting_on(self, day: dt.date) -> Self:
        """Keep those that take places on the day or later."""
        return self.taking_load().filter(ends_on__gte=day)

    def unready_on(self, day: dt.date) -> Self:
        """Keep those on the way to an order that lack what it needs: the mentor's consent, the basis of the work."""
        consents = Consent.objects.of_kind(ConsentKind.MENTORING).in_force_on(day)
        asked = ~Q(basis_kind__in=BASIS_PERMANENT) & ~Exists(consents.filter(employee=OuterRef("mentor")))
        lacking = Q(basis_kind="") | asked
        return self.filter(lacking, state__in=PAIR_FORMING - {PairState.PROPOSED})

    def waiting_for(self, employee_id: int | None) -> Self:
        """Keep the proposed ones in which the person has not confirmed the own part: what `waits_for` tells of one."""
        if employee_id is None:
            return self.none()
        mentee = PairMentee.objects.filter(pair=OuterRef("pk"), mentee=employee_id, confirmed_at=None)
        mentor = Q(mentor=employee_id, mentor_confirmed_at=None)
        return self.filter(mentor | Exists(mentee), state=PairState.PROPOSED)

    def awaiting_council(self) -> Self:
        """Keep those agreed on whom the council has not considered yet, where the organization has one."""
        return self.filter(organization__has_council=True, state=PairState.AGREED, council_opinion="")

    def awaiting_check(self) -> Self:
        """Keep those agreed on that the council, where there is one, has considered."""
        return self.filter(state=PairState.AGREED).exclude(organization__has_council=True, council_opinion="")

    def awaiting_order(self) -> Self:
        """Keep the checked ones; a pair with a new mentor waits for the order of replacement instead."""
        return self.filter(state=PairState.CHECKED, continues=None)

    def without_login(self) -> Self:
        """Keep the proposed ones that wait for somebody who has no account to answer under."""
        waiting = PairMentee.objects.filter(pair=OuterRef("pk"), confirmed_at=None)
        mentee = waiting.filter(_no_account("mentee__employee__"))
        mentor = Q(mentor_confirmed_at=None) & _no_account("mentor__employee__")
        return self.filter(mentor | Exists(mentee), state=PairState.PROPOSED)

    def with_mentor_away_on(self, day: dt.date) -> Self:
        """Keep those at work whose mentor is still absent on the day."""
        return self.standing(PAIR_IN_FORCE, on=day).filter(mentor__away_until__gte=day)

    def overlapping(self, starts_on: dt.date, ends_on: dt.date) -> Self:
        return self.filter(starts_on__lte=ends_on, ends_on__gte=starts_on)


def _no_account(path: str) -> Q:
    return Q(**{f"{path}user": None}) | Q(**{f"{path}user__is_active": False})
