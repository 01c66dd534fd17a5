"""The organization's working days, and who acted for its head, in files: exported only."""

from mentoring.models import ActingHead, CalendarDay
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import DayWidget


class CalendarDayResource(ScopedResource):
    may_create = False
    day = shown("day", "день", DayWidget())

    class Meta:
        model = CalendarDay
        fields = ("id", "organization", "day", "is_working", "title")


class ActingHeadResource(ScopedResource):
    organization_path = "employee__organization"
    related = ("employee",)
    may_create = False
    employee_name = shown("employee__full_name", "сотрудник")
    starts_on = shown("starts_on", "исполняет обязанности с", DayWidget())
    ends_on = shown("ends_on", "по", DayWidget())

    class Meta:
        model = ActingHead
        fields = ("id", "employee_name", "starts_on", "ends_on", "basis")
