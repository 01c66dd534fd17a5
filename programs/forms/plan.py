"""What the table of the plan has no column for, and the choice from the library."""

from typing import Any

from django import forms

from mentoring.forms.fields import KeysField, OrganizationForm
from mentoring.models import User
from programs.models import Plan, PlanLayout, PlanRow, Program
from programs.services import plan as plans


class RowForm(OrganizationForm):
    class Meta:
        model = PlanRow
        fields = ("section_number", "section", "number", "starts_on", "due_on")
        help_texts = {
            "section_number": "Как на бумаге, например: I. или 1.",
            "section": "Заголовок над строками, например: Методическое направление",
            "due_on": "По этой дате программа напомнит о строке",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts_on, due_on = cleaned.get("starts_on"), cleaned.get("due_on")
        if starts_on and due_on and due_on < starts_on:
            self.add_error("due_on", "Срок кончается раньше, чем начинается.")
        return cleaned

    def save(self, commit: bool = True) -> PlanRow:  # noqa: FBT001, FBT002 - the signature is Django's
        row: PlanRow = self.instance
        plans.edit_row(row, fields=self._plain_fields())
        return row


class PlanForm(forms.Form):
    layout = forms.ModelChoiceField(PlanLayout.objects.none(), label="Форма плана", empty_label=None)

    def __init__(self, data: Any = None, *, user: User, program: Program) -> None:
        super().__init__(data)
        self.program = program
        layouts = self.fields["layout"]
        if isinstance(layouts, forms.ModelChoiceField):
            layouts.queryset = PlanLayout.objects.visible_to(user)

    def save(self) -> Plan:
        return plans.add_plan(self.program, layout=self.cleaned_data["layout"])


class LibraryForm(forms.Form):
    rows = KeysField(PlanRow.objects.library(), error_messages={"required": "Отметьте хотя бы одну строку."})
