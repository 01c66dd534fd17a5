"""Filters and sorting of the list of roadmaps."""

import django_filters as filters

from mentoring.filters import Column, ListFilter, Sorting
from roadmap.enums import RoadmapState
from roadmap.models import Roadmap


class RoadmapFilter(ListFilter):
    state = filters.ChoiceFilter(label="Состояние", choices=RoadmapState, empty_label="Любое")
    sort = Sorting(
        {"year": Column("Учебный год", ("start_year",)), "title": Column("Название", ("title",))}, default="-year"
    )

    class Meta:
        model = Roadmap
        fields = ()
