"""Производственный календарь: the days off of the coming year, and the organization's corrections."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from mentoring.forms.pair_change import CalendarDayForm
from mentoring.models import CalendarDay
from mentoring.queries import working_days
from mentoring.services import calendar_day
from mentoring.views.base import FormPage, SignedInView

PERMISSION = "mentoring.manage_calendar"
YEAR = dt.timedelta(days=365)


class Calendar(FormPage):
    """The list, with the form that adds a correction below it."""

    form_class = CalendarDayForm
    permission = PERMISSION
    template_name = "mentoring/calendar.html"
    title = "Производственный календарь"
    submit = "Добавить поправку"
    back_name = "profile"
    creates = True

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": CalendarDay(organization=self.user.organization)}

    def save(self, form: CalendarDayForm) -> tuple[str, str]:
        day = form.save()
        return f"Поправка записана: {day}.", reverse("calendar")

    def more_context(self) -> dict[str, Any]:
        today, organization = timezone.localdate(), self.user.organization
        assert organization  # noqa: S101 - `require` lets nobody in without one
        return {
            "days": list(working_days.special_days(organization, today, today + YEAR)),
            "past": CalendarDay.objects.visible_to(self.user).filter(day__lt=today),
        }


class CalendarDayRemove(SignedInView):
    """The day is again as the country has it."""

    permission = PERMISSION
    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        day: CalendarDay = self.find(CalendarDay, pk)
        self.require(day)
        calendar_day.take_back(day)
        messages.success(request, f"Поправка снята: {day.day:%d.%m.%Y}.")
        return HttpResponseRedirect(reverse("calendar"))
