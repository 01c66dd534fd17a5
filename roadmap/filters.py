"""Filters of the list of roadmaps."""

import django_filters as filters

from roadmap.enums import RoadmapState
from roadmap.models import Roadmap


class RoadmapFilter(filters.FilterSet):
    state = filters.ChoiceFilter(label="Состояние", choices=RoadmapState, empty_label="Любое состояние")

    class Meta:
        model = Roadmap
        fields = ()
