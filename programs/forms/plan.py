"""What the table of the plan has no column for, and the choice from the library."""

from typing import Any

from django import forms

from mentoring.forms.fields import OrganizationForm
from programs.models import PlanRow
from programs.services.plan import refuse_unwritable_plan


class RowForm(OrganizationForm):
    class Meta:
        model = PlanRow
        fields = ("section", "number", "starts_on", "due_on")
        help_texts = {
            "section": "Заголовок над строками, например: Методическое направление",
            "due_on": "По этой дате программа напомнит о строке",
        }

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - the signature is Django's
        refuse_unwritable_plan(self.instance.plan)
        return super().save(commit)


class LibraryForm(forms.Form):
    rows = forms.ModelMultipleChoiceField(
        PlanRow.objects.library(), error_messages={"required": "Отметьте хотя бы одну строку."}
    )
