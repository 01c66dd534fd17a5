"""Whose records of the banks are due for the yearly check."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Q, QuerySet

from mentoring.enums import Bank
from mentoring.models import Deficit, Employee, Mentee, Mentor, Organization, User


def deficits_for(organization: Organization, *, also: Collection[int] = ()) -> list[Deficit]:
    """Return what people of the organization may find hard, by directions.

    also: keys of those chosen before, wherever they occur
    """
    common_and_own = Deficit.objects.filter(Q(organization=None) | Q(organization=organization))
    offered = common_and_own.of_organization(organization) | common_and_own.filter(pk__in=also)
    return list(offered.select_related("direction").order_by("direction__position", "position", "title"))


def people_due_on(user: User, day: dt.date) -> QuerySet[Employee]:
    """Return the people with a record in either bank that is due for the yearly check."""
    due = Q(mentor__in=Mentor.objects.due_on(day)) | Q(mentee__in=Mentee.objects.due_on(day))
    found = (
        Employee.objects.visible_to(user)
        .filter(due)
        .select_related("mentor__checked_by__employee", "mentee__checked_by__employee")
    )
    return found.order_by("search", "pk")


def due_records(person: Employee, day: dt.date) -> list[tuple[str, Mentor | Mentee]]:
    """Return the person's records that are due, each with the name of its bank."""
    records = ((Bank.MENTORS.value, person.mentor_record), (Bank.MENTEES.value, person.mentee_record))
    return [(name, record) for name, record in records if record and record.is_due_on(day)]
