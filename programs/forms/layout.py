"""The tables of plans: of a form that an organization offers, and of one plan."""

from typing import Any

from documents.forms.layout import LayoutForm
from mentoring.exceptions import ImpossibleStepError
from programs.models import Plan, PlanLayout
from programs.services import layout as layouts
from programs.services import plan as plans


class PlanTableForm(LayoutForm):
    class Meta:
        model = Plan
        fields = ("has_column_numbers", "notes")

    def save(self, commit: bool = True) -> Plan:  # noqa: FBT001, FBT002 - the signature is Django's
        plan: Plan = self.instance
        plans.change_table(plan)
        return plan


class PlanLayoutForm(LayoutForm):
    class Meta:
        model = PlanLayout
        fields = ("title", "plan_title", "has_column_numbers", "notes")
        help_texts = {
            "title": "Как форма называется в списке, когда начинают программу",
            "plan_title": "Над таблицей, например: План мероприятий",
        }

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if self.instance.organization_id is None:
            self.initial["title"] = f"{self.instance.title[:190]} (своя)"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if layouts.is_taken(cleaned.get("title", ""), by=self.instance, organization=self.user.organization):
            self.add_error("title", layouts.TAKEN)
        return cleaned

    def save(self, commit: bool = True) -> PlanLayout:  # noqa: FBT001, FBT002 - the signature is Django's
        if self.user.organization is None:
            raise ImpossibleStepError("Формы планов составляет сотрудник организации.")
        return layouts.save_own(self.instance, organization=self.user.organization)
