"""Имена и должности в падежах: of an employee, and of everybody in an order."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from documents.forms.case_form import CaseFormsForm
from documents.models import Order
from documents.queries.mentions import mentions_of, paragraphs_of, people_in
from mentoring.models import Employee
from mentoring.russian import plural
from mentoring.views.base import FormPage, SignedInView


class CaseForms(FormPage):
    """Opened from an order (?order=5&case=dative) it shows that order's sentences, and leads back to it."""

    form_class = CaseFormsForm
    permission = "documents.correct_cases"
    template_name = "documents/case_forms.html"
    title = "Имя и должность в падежах"

    def get_thing(self) -> Employee:
        employee: Employee = self.find(Employee, self.kwargs["pk"])
        return employee

    @property
    def order(self) -> Order | None:
        pk = self.request.GET.get("order", "")
        return self.find(Order, int(pk)) if pk.isdecimal() else None

    def form_kwargs(self) -> dict[str, Any]:
        order = self.order
        mentions = mentions_of(self.thing, paragraphs_of(order)) if order else []
        return {"employee": self.thing, "first": self.request.GET.get("case", ""), "mentions": mentions}

    def more_context(self) -> dict[str, Any]:
        return {"order": self.order, "back_url": self._back_url()}

    def _back_url(self) -> str:
        return self.order.get_absolute_url() if self.order else self.thing.get_absolute_url()

    def save(self, form: CaseFormsForm) -> tuple[str, str]:
        changed = len(form.save())
        said = "Падежи сохранены: так они войдут во все новые документы."
        if changed:
            said += f" Исправлено в {changed} {plural(changed, 'проекте', 'проектах', 'проектах')} приказов."
        return said, self._back_url()


class OrderPeople(SignedInView):
    """Everybody in the draft, in the sentences that name them in a case."""

    permission = "documents.correct_cases"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        order: Order = self.find(Order, pk)
        self.require(order)
        if order.is_signed:
            return HttpResponseRedirect(order.get_absolute_url())
        return render(request, "documents/order_people.html", {"thing": order, "people": people_in(order)})
