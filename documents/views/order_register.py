"""Журнал регистрации приказов: which part of it, and the paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from documents.forms.order_register import RegisterForm
from documents.papers.order_register import register_html
from documents.views.papers import paper_answer
from mentoring.views.base import SignedInView


class RegisterPage(SignedInView):
    permission = "documents.print_register"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        return render(request, "documents/order_register.html", {"form": RegisterForm()})


class RegisterPaper(SignedInView):
    permission = "documents.print_register"

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        self.require()
        form = RegisterForm(request.GET)
        if not form.is_valid():
            return render(request, "documents/order_register.html", {"form": form}, status=422)
        asked = form.cleaned_data
        organization = self.user.organization
        assert organization is not None  # noqa: S101 - `require` lets nobody else in
        name = f"Журнал приказов {asked['since']:%d.%m.%Y} – {asked['until']:%d.%m.%Y}"
        return paper_answer(kind, register_html(organization, **asked), name=name)
