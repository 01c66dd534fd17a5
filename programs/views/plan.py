"""Writing the plan: cells edited in place, rows added, copied, moved, taken from the library."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from documents.tables import Column
from documents.tables.screen import Head, heads
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import SentForm
from mentoring.once import made_lately
from mentoring.views.base import FormPage, SignedInView
from programs.forms.plan import LibraryForm, PlanForm, RowForm
from programs.models import Plan, PlanRow, Program
from programs.row_fields import ROW_FIELDS
from programs.services import plan as plans

HANDED_ON = "Программа передана дальше: её планы правят, пока она пишется."
OK, CONFLICT, UNPROCESSABLE = 200, 409, 422


class PlanView(SignedInView):
    """A change of a plan in writing, by POST only; a refusal is told on the plan's page."""

    permission = "programs.write_program"
    http_method_names = ("post",)

    def found_row(self, pk: int) -> PlanRow:
        row: PlanRow = self.find(PlanRow, pk)
        self.require(row.plan.program)
        return row

    def answer(self, row: PlanRow, message: str) -> HttpResponse:
        messages.success(self.request, message)
        return self.back(row.plan, row)

    def back(self, plan: Plan, row: PlanRow | None = None) -> HttpResponse:
        anchor = f"#row-{row.pk}" if row else ""
        return HttpResponseRedirect(f"{reverse('program', args=[plan.program_id])}{anchor}")


class CellWrite(PlanView):
    """Saves one cell. Answers with what it now holds; 409 with both texts if another wrote meanwhile."""

    def post(self, request: HttpRequest, pk: int, field: str) -> HttpResponse:
        row = self.found_row(pk)
        if field not in ROW_FIELDS:
            raise Http404
        value, was = request.POST.get("value", ""), request.POST.get("was", "")
        try:
            row = plans.write_cell(row, field=field, was=was, value=value)
        except plans.CellConflictError as conflict:
            return self._cell(row, field, value, CONFLICT, was=conflict.now, theirs=conflict.now or "(пусто)")
        except ImpossibleStepError as refusal:
            return self._cell(row, field, value, UNPROCESSABLE, was=was, error=str(refusal))
        text = getattr(row, field)
        if "replace" in request.POST:  # the button of a conflict: the whole cell is drawn anew
            return self._cell(row, field, text, OK, was=text)
        return render(request, "programs/_cell_saved.html", {"row": row, "field": field, "text": text})

    def _cell(self, row: PlanRow, field: str, text: str, status: int, **context: Any) -> HttpResponse:
        title = next((column.title for column in row.plan.column_list if column.field == field), ROW_FIELDS[field])
        cell = {"column": Column(field, title, 0), "text": text}
        response = render(self.request, "programs/_cell.html", {"row": row, "cell": cell, **context}, status=status)
        response["HX-Retarget"] = f"#cell-{row.pk}-{field}"
        response["HX-Reswap"] = "outerHTML"
        return response


class PlanAdd(FormPage):
    form_class = PlanForm
    permission = "programs.write_program"
    title = "Ещё один план"
    submit = "Добавить план"
    creates = True

    def get_thing(self) -> Program:
        program: Program = self.find(Program, self.kwargs["pk"])
        return program

    def closed(self) -> str:
        return "" if self.thing.is_writable else HANDED_ON

    def form_kwargs(self) -> dict[str, Any]:
        return {"program": self.thing}

    def save(self, form: PlanForm) -> tuple[str, str]:
        plan = form.save()
        return f"Добавлен план: {plan.title}.", f"{self.thing.get_absolute_url()}#plan-{plan.pk}"


class PlanDelete(PlanView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        plan: Plan = self.find(Plan, pk)
        self.require(plan.program)
        try:
            plans.delete_plan(plan)
            messages.success(request, "План удалён.")
        except ImpossibleStepError as refusal:
            messages.error(request, str(refusal))
        return self.back(plan)


class RowAdd(PlanView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        del request
        plan: Plan = self.find(Plan, pk)
        self.require(plan.program)
        try:
            row = plans.add_row(plan)
        except ImpossibleStepError as refusal:
            messages.error(self.request, str(refusal))
            return self.back(plan)
        return self.back(plan, row)


class RowChange(PlanView):
    """Copy, move or delete a row: `what` comes from the address."""

    def post(self, request: HttpRequest, pk: int, what: str) -> HttpResponse:
        del request
        row = self.found_row(pk)
        try:
            if what == "copy":
                return self.answer(plans.add_row(row.plan, after=row, source=row), "Строка скопирована.")
            if what == "delete":
                plans.delete_row(row)
                messages.success(self.request, "Строка удалена.")
                return self.back(row.plan)
            plans.move_row(row, up=what == "up")
        except ImpossibleStepError as refusal:
            messages.error(self.request, str(refusal))
        return self.back(row.plan, row)


class RowEdit(FormPage):
    """What the table has no column for: the section and the dates that are watched."""

    form_class = RowForm
    permission = "programs.write_program"
    title = "Срок и раздел строки"

    def get_thing(self) -> Any:
        self.row: PlanRow = self.find(PlanRow, self.kwargs["pk"])
        return self.row.plan.program

    def closed(self) -> str:
        return "" if self.thing.is_writable else HANDED_ON

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.row}

    def save(self, form: RowForm) -> tuple[str, str]:
        row = form.save()
        return "Строка сохранена.", f"{self.thing.get_absolute_url()}#row-{row.pk}"


class Library(SignedInView):
    """Rows to choose from: GET shows the samples that fit the plan, POST copies the chosen ones."""

    permission = "programs.write_program"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(request, self._plan(pk), LibraryForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        plan = self._plan(pk)
        form, already = LibraryForm(request.POST), made_lately(request)
        if not form.is_valid() or already:
            return self._show(request, plan, form, already)
        try:
            rows = plans.add_from_library(plan, rows=form.cleaned_data["rows"].order_by("plan", "position"))
        except ImpossibleStepError as refusal:
            form.add_error(None, str(refusal))
            return self._show(request, plan, form)
        messages.success(request, f"Добавлено строк: {len(rows)}.")
        return HttpResponseRedirect(f"{reverse('program', args=[plan.program_id])}#row-{rows[0].pk}")

    def _plan(self, pk: int) -> Plan:
        plan: Plan = self.find(Plan, pk)
        self.require(plan.program)
        return plan

    def _show(
        self, request: HttpRequest, plan: Plan, form: LibraryForm, already: SentForm | None = None
    ) -> HttpResponse:
        alike = [plan.layout_id, plan.layout.made_from_id]
        samples = Plan.objects.library().filter(layout__in=alike).prefetch_related("rows")
        columns = plan.column_list
        context = {
            "plan": plan,
            "thing": plan.program,
            "form": form,
            "already": already,
            "ticked": form["rows"].value() or (),
            "heads": [Head("Взять", "col-menu", is_hidden=True), *heads(columns)],
            "samples": [(sample, _parts(sample, columns)) for sample in samples],
        }
        return render(request, "programs/library.html", context, status=UNPROCESSABLE if form.is_bound else 200)


def _parts(sample: Plan, columns: list[Column]) -> list[dict[str, Any]]:
    """Return the rows of a sample as one part of a table: each with its cells."""
    return [{"lines": [(row, row.cells(columns)) for row in sample.rows.all()]}]
