"""Ознакомление: one's own mark, those on the printed sheet, who else must read, the sheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from documents.forms.order_visa import ChosenPeopleForm, OnPaperForm
from documents.models import Order
from documents.papers.acquaintance import acquaintance_html
from documents.services import acquaintance
from documents.views.order_visa import OrderFormPage
from documents.views.papers import paper_answer
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee
from mentoring.russian import plural
from mentoring.views.base import SignedInView


class OrderRead(SignedInView):
    """One tap under the text."""

    permission = "documents.read_order"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        order: Order = self.find(Order, pk)
        self.require(order)
        try:
            acquaintance.read(order, by=self.user, at=timezone.now())
        except ImpossibleStepError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Отмечено: вы ознакомились с приказом.")
        return HttpResponseRedirect(order.get_absolute_url())


class ReadersAdd(OrderFormPage):
    permission = "documents.manage_readers"
    title = "Кого ещё ознакомить"
    submit = "Добавить"
    creates = True

    def get_form(self, data: Any = None) -> ChosenPeopleForm:
        known = self.thing.acquaintances.values("employee")
        return ChosenPeopleForm(data, user=self.user, label="Кого ознакомить", excluded=known)

    def save(self, form: ChosenPeopleForm) -> tuple[str, str]:
        count = acquaintance.add(
            self.thing, employees=list(form.cleaned_data["people"]), by=self.user, at=timezone.now()
        )
        return f"Добавлено: {count} {plural(count, 'человек', 'человека', 'человек')}.", self.thing.get_absolute_url()


class ReadersOnPaper(OrderFormPage):
    permission = "documents.manage_readers"
    title = "Отметить по листу ознакомления"
    submit = "Отметить"

    def get_form(self, data: Any = None) -> OnPaperForm:
        waiting = Employee.objects.filter(acquaintances__order=self.thing, acquaintances__read_on=None)
        return OnPaperForm(data, offered=waiting.order_by("acquaintances__position"))

    def save(self, form: OnPaperForm) -> tuple[str, str]:
        given = form.cleaned_data
        count = acquaintance.mark_on_paper(
            self.thing, employees=given["people"], on=given["on"], by=self.user, at=timezone.now()
        )
        return f"Отмечено: {count} {plural(count, 'человек', 'человека', 'человек')}.", self.thing.get_absolute_url()


class AcquaintancePaper(SignedInView):
    permission = "documents.manage_readers"

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        order: Order = self.find(Order, pk)
        self.require(order)
        return paper_answer(kind, acquaintance_html(order), name=f"Лист ознакомления {order.number}".strip())
