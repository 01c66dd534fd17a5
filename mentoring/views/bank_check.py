"""Ежегодная актуализация: what is due in both banks, to be confirmed several at once."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.bank import CheckForm
from mentoring.queries.bank import due_records, people_due_on
from mentoring.russian import plural
from mentoring.services import bank
from mentoring.views.base import SignedInView
from mentoring.views.list_page import PAGE_SIZE


class BankCheck(SignedInView):
    permission = "mentoring.manage_banks"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        return self._show(request, CheckForm(user=self.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.require()
        form = CheckForm(request.POST, user=self.user)
        if not form.is_valid():
            return self._show(request, form)
        try:
            done = bank.confirm(form.records, by=self.user, at=timezone.now())
        except ImpossibleStepError as refusal:
            form.add_error(None, refusal.sentences)
            return self._show(request, form)
        messages.success(request, f"Актуализировано: {done} {plural(done, 'запись', 'записи', 'записей')}.")
        return HttpResponseRedirect(reverse("bank_check"))

    def _show(self, request: HttpRequest, form: CheckForm) -> HttpResponse:
        today = timezone.localdate()
        people = Paginator(people_due_on(self.user, today), PAGE_SIZE)
        page = people.get_page(request.GET.get("page"))
        context: dict[str, Any] = {
            "form": form,
            "page_obj": page,
            "count": people.count,
            "rows": [(person, due_records(person, today)) for person in page],
            "ticked": form.ticked,
        }
        return render(request, "mentoring/bank_check.html", context, status=422 if form.is_bound else 200)
