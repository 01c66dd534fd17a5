"""Orders that changed a pair after one of its papers was made: the paper is to follow."""

import datetime as dt
from typing import Any

from django.db.models import Case, DateField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Greatest

from documents.models import OrderLine
from mentoring.enums.pair_change import ChangeKind, ChangeState
from mentoring.models.pair_change import OF_TERM

TIME_TO_FOLLOW = dt.timedelta(days=14)
"""As the sample orders give for it: from the order, or from the day on which the change comes, if that is later."""
AT_ONCE = (*OF_TERM, ChangeKind.TERMS)
"""The sample orders count from the order itself: nothing has to be waited for."""


def changes_after(day: OuterRef, pair: str, kinds: tuple[str, ...]) -> QuerySet[Any]:
    """Return the lines of signed orders later than the day that changed the pair, the last change first.

    day: of the paper that has to follow; pair: the name of the outer row's pair; both are asked of the outer row
    """
    about = Q(change__pair=OuterRef(pair)) | Q(change__successor=OuterRef(pair))
    done = OrderLine.objects.filter(about, change__state=ChangeState.DONE, change__kind__in=kinds)
    later = done.filter(order__signed_on__gt=day)
    comes = Greatest("order__signed_on", "change__effective_on")
    found: Any = later.annotate(
        from_day=Case(When(change__kind__in=AT_ONCE, then=F("order__signed_on")), default=comes)
    )
    dated: QuerySet[Any] = found.order_by("-from_day")
    return dated


def last_of(lines: QuerySet[Any]) -> Subquery:
    """Return the day from which the last of the changes counts."""
    return Subquery(lines.values("from_day")[:1], output_field=DateField())
