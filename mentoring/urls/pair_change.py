"""Addresses of the changes of pairs, under those of the pairs; and of the calendar by which notices run."""

from django.urls import path

from mentoring.views import calendar_day, pair_change

urlpatterns = [
    path("pairs/<int:pk>/change/<slug:change>/", pair_change.PairChangeAdd.as_view(), name="pair_change_add"),
    path("pairs/changes/<int:pk>/", pair_change.PairChangeDetail.as_view(), name="pair_change"),
    path("pairs/changes/<int:pk>/confirm/", pair_change.PairChangeConfirm.as_view(), name="pair_change_confirm"),
    path("pairs/changes/<int:pk>/paper/", pair_change.PairChangePaper.as_view(), name="pair_change_paper"),
    path("pairs/changes/<int:pk>/cancel/", pair_change.PairChangeCancel.as_view(), name="pair_change_cancel"),
    path("organization/calendar/", calendar_day.Calendar.as_view(), name="calendar"),
    path(
        "organization/calendar/<int:pk>/remove/", calendar_day.CalendarDayRemove.as_view(), name="calendar_day_remove"
    ),
]
