"""The organization's working days, and who acts for its head; kept on the site's own pages."""

from django.contrib import admin

from mentoring.admin.scoped import ReadOnlyAdmin
from mentoring.models import ActingHead, CalendarDay
from mentoring.resources.organization import ActingHeadResource, CalendarDayResource


@admin.register(CalendarDay)
class CalendarDayAdmin(ReadOnlyAdmin):
    resource_classes = (CalendarDayResource,)
    list_display = ("day", "is_working", "title", "organization")
    list_filter = ("is_working",)
    date_hierarchy = "day"
    related = ("organization",)


@admin.register(ActingHead)
class ActingHeadAdmin(ReadOnlyAdmin):
    resource_classes = (ActingHeadResource,)
    organization_path = ActingHeadResource.organization_path
    list_display = ("employee", "starts_on", "ends_on", "basis")
    search_fields = ("employee__search",)
    related = ActingHeadResource.related
