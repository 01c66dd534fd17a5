"""An activity of a draft, and what proves that it is done."""

from typing import Any

from django import forms

from documents.tables import FREE_FIELDS
from mentoring.forms.fields import OrganizationForm, TextArea
from mentoring.models import User
from mentoring.validators import validate_text
from roadmap.activity_fields import ONLY_IN_COLUMNS
from roadmap.models import Activity, Stage
from roadmap.models.roadmap import SAYS_NOTHING
from roadmap.services import roadmap as roadmaps


class ActivityForm(OrganizationForm):
    class Meta:
        model = Activity
        fields = (
            "row_number",
            "title",
            "content",
            "term",
            "due_on",
            "responsible",
            "expected_result",
            "document_kind",
            *FREE_FIELDS,
        )
        help_texts = {
            "content": "Каждый пункт с новой строки; так он и напечатается",
            "term": "Как в документе, например: сентябрь – октябрь",
            "due_on": "По этой дате напомним о сроке; в документе её не будет, если сроки написаны словами",
            "responsible": "Каждый ответственный с новой строки",
            "document_kind": "Чем подтверждают, например: приказ, анкеты",
        }

    def __init__(self, data: Any = None, *, user: User, stage: Stage, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        self.stage = stage
        titles = {column.field: column.title for column in stage.roadmap.column_list}
        for name in ONLY_IN_COLUMNS:
            if name in titles:
                self.fields[name].label = titles[name]
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not any(cleaned.get(name) or name in self.errors for name in ("title", "content")):
            self.add_error("title", SAYS_NOTHING)
        return cleaned

    def save(self, commit: bool = True) -> Activity:  # noqa: FBT001, FBT002 - the signature is Django's
        activity: Activity = self.instance
        if activity.pk:
            roadmaps.edit_activity(activity, fields=self._plain_fields())
            return activity
        return roadmaps.add_activity(self.stage, activity)


class DoneForm(forms.Form):
    evidence = forms.CharField(
        label="Чем подтверждено",
        widget=TextArea,
        validators=[validate_text],
        max_length=1000,
        help_text="Одна фраза: приказ с номером и датой, протокол, ссылка на страницу сайта",
    )

    def __init__(self, data: Any = None, *, activity: Activity) -> None:
        super().__init__(data, initial={"evidence": activity.evidence})
