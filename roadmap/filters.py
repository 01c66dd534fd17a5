"""Filters and sorting of the lists of roadmaps and of their activities."""

import django_filters as filters

from mentoring.filters import Column, ListFilter, Sorting
from roadmap.enums import ActivityState, RoadmapState
from roadmap.models import Activity, Roadmap


class RoadmapFilter(ListFilter):
    state = filters.ChoiceFilter(label="Состояние", choices=RoadmapState, empty_label="Любое")
    sort = Sorting(
        {"year": Column("Учебный год", ("start_year",)), "title": Column("Название", ("title",))}, default="-year"
    )

    class Meta:
        model = Roadmap
        fields = ()


class ActivityFilter(ListFilter):
    list_name = "activities"

    state = filters.ChoiceFilter(label="Состояние", choices=ActivityState, empty_label="Любое")
    sort = Sorting({"due": Column("Срок", ("due_on",)), "title": Column("Мероприятие", ("title",))}, default="due")

    class Meta:
        model = Activity
        fields = ()
