"""How many mentees a mentor has at once, counted by the database for a whole list of mentors."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from mentoring.enums import PAIR_TAKES_LOAD
from mentoring.models.pair_day import staying_on

if TYPE_CHECKING:
    from mentoring.models.mentor import Mentor

MEMBERS = "pairs__members"


def most_at_once(mentors: "QuerySet[Mentor]", day: dt.date) -> Coalesce:
    """Count the mentees on the fullest day from this one on: what `load_of` tells of one mentor and a period.

    The load grows only when somebody comes: it is counted for the day, and for the first day of each who is to come.

    mentors: all of them; the expression stands in a query of mentors
    """
    comes = Coalesce(f"{MEMBERS}__joined_on", "pairs__starts_on")
    coming = mentors.filter(staying_on(day, f"{MEMBERS}__"), _takes_place(), pairs__ends_on__gte=day)
    days = coming.filter(pk=OuterRef("pk")).annotate(day=Greatest(comes, Value(day)))
    taken = mentors.filter(
        _takes_place(),
        Q(**{f"{MEMBERS}__joined_on": None}) | Q(**{f"{MEMBERS}__joined_on__lte": OuterRef("day")}),
        Q(**{f"{MEMBERS}__released_on": None}) | Q(**{f"{MEMBERS}__released_on__gte": OuterRef("day")}),
        pk=OuterRef("pk"),
        pairs__starts_on__lte=OuterRef("day"),
        pairs__ends_on__gte=OuterRef("day"),
    )
    count = taken.order_by().values("pk").annotate(counted=Count(MEMBERS)).values("counted")
    fullest = days.annotate(taken=Coalesce(Subquery(count), 0)).order_by("-taken").values("taken")[:1]
    return Coalesce(Subquery(fullest), 0)


def _takes_place() -> Q:
    return Q(pairs__state__in=sorted(PAIR_TAKES_LOAD))
