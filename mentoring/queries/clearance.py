"""Which papers a mentor from outside still has to show before working with children."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from mentoring.models import Clearance, Employee, Pair, ShownClearance, User
from mentoring.models.employee_queryset import EmployeeQuerySet

Shown = list[tuple[Clearance, ShownClearance | None]]


def clearances_of(employee: Employee) -> Shown:
    """Return each paper that the organization asks for, with how the person showed it last, None where not yet."""
    return _shown(employee, asked_of([employee]))


def asked_of(people: Iterable[Employee]) -> list[Clearance]:
    """Return the papers that the organizations of the people ask for, of many with one query; none of the staff."""
    outside = {person.organization_id for person in people if person.is_outside}
    return list(Clearance.objects.filter(Q(organization=None) | Q(organization__in=outside))) if outside else []


def lacking(employee: Employee, *, on: dt.date, asked: Iterable[Clearance]) -> list[Clearance]:
    """Return the papers that were not shown by the day or have ended; of the staff the personnel office keeps them.

    asked: of the person, or of many with this one among them
    """
    if not employee.is_outside:
        return []
    return [clearance for clearance, one in _shown(employee, asked) if one is None or not one.holds_on(on)]


def _shown(employee: Employee, asked: Iterable[Clearance]) -> Shown:
    shown = {one.clearance_id: one for one in employee.clearances.all()}
    own = (one for one in asked if one.organization_id in {None, employee.organization_id})
    return [(clearance, shown.get(clearance.pk)) for clearance in own]


def mentors_lacking(user: User, *, on: dt.date) -> EmployeeQuerySet:
    """Return the mentors from outside, of pairs that go on, who lack a paper on the day: `lacking` for many."""
    held = ShownClearance.objects.filter(employee=OuterRef(OuterRef("pk")), clearance=OuterRef("pk"), shown_on__lte=on)
    held = held.filter(Q(valid_until=None) | Q(valid_until__gte=on))
    asked = Clearance.objects.filter(Q(organization=None) | Q(organization=OuterRef("organization")))
    mentoring = Pair.objects.lasting_on(on).filter(mentor=OuterRef("pk"))
    outside = Employee.objects.visible_to(user).working().exclude(home_organization="")
    return outside.filter(Exists(asked.filter(~Exists(held))), Exists(mentoring))
