"""Mentoring in the organization today, in a few figures."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from mentoring.enums import ConsentKind, MenteeCategory, MenteeState
from mentoring.models import Consent, Employee, Mentee, Pair, PairMentee, User
from mentoring.models.employee_queryset import EmployeeQuerySet
from programs.enums import RowState
from programs.models import PlanRow


@dataclass(frozen=True)
class Summary:
    pairs: int
    mentees: int
    consents_taken: int
    consents_needed: int
    rows_accepted: int
    rows: int
    young_paired: int
    young: int


def summary(user: User, today: dt.date) -> Summary:
    """Count what the user's organization has; consents needed: personal data of all in pairs."""
    people = _people_in_pairs(user, today)
    consented = Consent.objects.of_kind(ConsentKind.PERSONAL_DATA).in_force_on(today)
    rows = PlanRow.objects.visible_to(user).of_running_on(today)
    counted = rows.exclude(state=RowState.DROPPED).aggregate(
        all=Count("pk"), accepted=Count("pk", filter=Q(state=RowState.ACCEPTED))
    )
    young = Mentee.objects.visible_to(user).filter(category=MenteeCategory.YOUNG).exclude(state=MenteeState.LEFT)
    living = Pair.objects.visible_to(user).living_on(today)
    return Summary(
        pairs=living.count(),
        mentees=PairMentee.objects.present_on(today).filter(pair__in=living).values("mentee").distinct().count(),
        consents_taken=people.filter(pk__in=consented.values("employee")).count(),
        consents_needed=people.count(),
        rows_accepted=counted["accepted"],
        rows=counted["all"],
        young_paired=young.paired_on(today).count(),
        young=young.count(),
    )


def _people_in_pairs(user: User, today: dt.date) -> EmployeeQuerySet:
    living = Pair.objects.visible_to(user).living_on(today)
    mentees = PairMentee.objects.present_on(today).filter(pair__in=living)
    return Employee.objects.visible_to(user).filter(
        Q(pk__in=living.values("mentor")) | Q(pk__in=mentees.values("mentee"))
    )
