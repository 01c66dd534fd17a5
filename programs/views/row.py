"""Work on a row: the mentee does it, the mentor accepts it; and all rows in a list."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mentoring.additions import Action
from mentoring.exceptions import ImpossibleStepError
from mentoring.views.base import SignedInView, StepPage
from mentoring.views.list_page import ListPage
from programs.enums import ROW_OPEN, RowState
from programs.filters import PlanRowFilter
from programs.forms.program import DoneForm, PostponeForm
from programs.models import PlanRow
from programs.resources import PlanRowListResource
from programs.services import plan as plans
from programs.views.detail import Rights


def row_url(row: PlanRow) -> str:
    program = row.plan.program
    return f"{program.get_absolute_url()}#row-{row.pk}" if program else "/"


@dataclass(frozen=True)
class ListedRow:
    """A row, where it stands in its program, and what the user may do with it now."""

    row: PlanRow
    url: str
    action: Action | None


class RowList(ListPage):
    """The rows of all programs that the user sees: what is to be done or accepted, in one place."""

    model = PlanRow
    filterset_class = PlanRowFilter
    template_name = "programs/row_list.html"
    counted = "строка, строки, строк"
    resource_class = PlanRowListResource
    file_title = "Строки планов"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "things": [ListedRow(row, row_url(row), self._action(row)) for row in context["things"]]}

    def _action(self, row: PlanRow) -> Action | None:
        if row.plan.program is None:
            return None
        may = Rights.of(self.user, row.plan.program)
        if may.do and row.state in ROW_OPEN:
            return Action("Выполнено", reverse("row_done", args=[row.pk]))
        if may.accept and row.state == RowState.DONE:
            return Action("Принять", reverse("row_accept", args=[row.pk]))
        return None


class RowDone(SignedInView):
    """One tap and one sentence."""

    permission = "programs.do_row"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._row(pk)
        return self._show(request, row, DoneForm(initial={"actual_result": row.actual_result}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._row(pk)
        form = DoneForm(request.POST)
        if not form.is_valid():
            return self._show(request, row, form)
        try:
            plans.mark_done(row, result=form.cleaned_data["actual_result"], by=self.user, at=timezone.now())
        except ImpossibleStepError as refusal:
            form.add_error(None, str(refusal))
            return self._show(request, row, form)
        messages.success(request, "Отмечено выполненным. Теперь строку примет наставник.")
        return HttpResponseRedirect(row_url(row))

    def _row(self, pk: int) -> PlanRow:
        row: PlanRow = self.find(PlanRow, pk)
        self.require(row.plan.program)
        return row

    def _show(self, request: HttpRequest, row: PlanRow, form: DoneForm) -> HttpResponse:
        return render(
            request, "programs/row_done.html", {"row": row, "form": form}, status=422 if form.is_bound else 200
        )


class RowStep(StepPage):
    model = PlanRow

    def require(self, thing: Any = None, permission: str = "") -> None:
        super().require(thing.plan.program, permission)

    def get_url(self, thing: PlanRow) -> str:
        return row_url(thing)


class RowAccept(RowStep):
    permission = "programs.accept_row"
    title = "Принять строку"
    submit = "Принять"

    def consequences(self, thing: PlanRow) -> list[str]:
        return [f"«{thing.headline}»: {thing.actual_result}", "Принятая строка больше не меняется."]

    def step(self, thing: PlanRow, form: Any) -> str:
        del form
        plans.accept(thing, by=self.user, at=timezone.now())
        return "Строка принята."


class RowGiveBack(RowStep):
    permission = "programs.accept_row"
    title = submit = "Вернуть в работу"
    asks_why = True

    def consequences(self, thing: PlanRow) -> list[str]:
        return [f"«{thing.headline}» вернётся наставляемому с вашим замечанием."]

    def step(self, thing: PlanRow, form: Any) -> str:
        plans.give_back(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Строка возвращена в работу."


class RowPostpone(RowStep):
    permission = "programs.shift_row"
    form_class = PostponeForm
    title = submit = "Перенести срок"
    asks_why = True

    def consequences(self, thing: PlanRow) -> list[str]:
        return [f"«{thing.headline}» останется в плане с новым сроком."]

    def step(self, thing: PlanRow, form: PostponeForm) -> str:
        due_on = form.cleaned_data["due_on"]
        plans.postpone(thing, due_on=due_on, by=self.user, at=timezone.now(), why=form.why_given)
        return f"Срок перенесён на {due_on:%d.%m.%Y}."


class RowDrop(RowStep):
    permission = "programs.shift_row"
    title = submit = "Снять строку"
    asks_why = True

    def consequences(self, thing: PlanRow) -> list[str]:
        return [f"«{thing.headline}» останется в плане с отметкой «снято» и причиной."]

    def step(self, thing: PlanRow, form: Any) -> str:
        plans.drop(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return "Строка снята."
