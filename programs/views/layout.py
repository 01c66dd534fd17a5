"""Формы планов: those that an organization offers, and the table of one plan."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from documents.views.layout import LayoutPage
from mentoring.views.base import SignedInView
from programs.forms.layout import PlanLayoutForm, PlanTableForm
from programs.models import Plan, PlanLayout, Program


class LayoutList(SignedInView):
    permission = "programs.edit_layout"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        layouts = PlanLayout.objects.visible_to(self.user)
        return render(request, "programs/layout_list.html", {"layouts": layouts})


class LayoutEdit(LayoutPage):
    """A common form stays as it is: saving makes the organization's own of it."""

    form_class = PlanLayoutForm
    permission = "programs.edit_layout"
    back_name = "plan_layouts"
    title = "Форма плана"

    def get_thing(self) -> PlanLayout:
        return self.find(PlanLayout, self.kwargs["pk"])

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def more_context(self) -> dict[str, Any]:
        common = "Это общая форма. После сохранения у организации будет своя, общая останется как есть. "
        kept = "Готовые планы не изменятся: у каждого своя таблица."
        own = self.thing.organization_id is not None
        return {"back_url": reverse("plan_layouts"), "notice": kept if own else common + kept}

    def save(self, form: PlanLayoutForm) -> tuple[str, str]:
        layout = form.save()
        return f"Форма сохранена: «{layout.title}». По ней можно начинать планы.", reverse("plan_layouts")


class PlanTable(LayoutPage):
    """The table of one plan in writing."""

    form_class = PlanTableForm
    permission = "programs.write_program"
    title = "Колонки плана"

    def get_thing(self) -> Program:
        self.plan = self.find(Plan, self.kwargs["pk"])
        return cast("Program", self.plan.program)  # only a plan of the library has none, and that nobody finds

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.plan}

    def more_context(self) -> dict[str, Any]:
        return {"notice": f"Меняется таблица только этого плана: «{self.plan.title}»."}

    def save(self, form: PlanTableForm) -> tuple[str, str]:
        plan = form.save()
        return "Колонки плана сохранены.", f"{self.thing.get_absolute_url()}#plan-{plan.pk}"
