"""The dictionaries in files. An administrator's file holds the organization's own entries."""

from mentoring.models import Clearance, Deficit, Direction, MentoringForm, MentoringKind
from mentoring.resources.base import ScopedResource


class MentoringFormResource(ScopedResource):
    class Meta:
        model = MentoringForm
        fields = ("id", "organization", "title", "position")


class MentoringKindResource(ScopedResource):
    class Meta:
        model = MentoringKind
        fields = ("id", "organization", "title", "description", "position")


class ClearanceResource(ScopedResource):
    class Meta:
        model = Clearance
        fields = ("id", "organization", "title", "position")


class DirectionResource(ScopedResource):
    class Meta:
        model = Direction
        fields = ("id", "organization", "title", "position")


class DeficitResource(ScopedResource):
    class Meta:
        model = Deficit
        fields = ("id", "organization", "direction", "title", "organization_kind", "posts", "position")
