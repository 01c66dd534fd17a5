"""A stage of a draft."""

from typing import Any

from mentoring.forms.fields import OrganizationForm
from mentoring.models import User
from roadmap.models import Roadmap, Stage
from roadmap.services import stage as stages


class StageForm(OrganizationForm):
    class Meta:
        model = Stage
        fields = ("title", "short_title", "own_number")

    def __init__(self, data: Any = None, *, user: User, roadmap: Roadmap, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        self.roadmap = roadmap

    def save(self, commit: bool = True) -> Stage:  # noqa: FBT001, FBT002 - the signature is Django's
        stage: Stage = self.instance
        if stage.pk:
            stages.edit_stage(stage, fields=self._plain_fields())
            return stage
        return stages.add_stage(self.roadmap, stage)
