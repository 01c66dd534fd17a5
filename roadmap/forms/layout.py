"""The table of a roadmap."""

from documents.forms.layout import LayoutForm
from roadmap.models import Roadmap
from roadmap.services import roadmap as roadmaps


class RoadmapTableForm(LayoutForm):
    class Meta:
        model = Roadmap
        fields = ("has_column_numbers", "notes")

    def save(self, commit: bool = True) -> Roadmap:  # noqa: FBT001, FBT002 - the signature is Django's
        roadmap: Roadmap = self.instance
        roadmaps.change_table(roadmap)
        return roadmap
