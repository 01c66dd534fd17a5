"""Проверка документа: what the code on a paper leads to, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from documents.forms.verify import VerifyForm
from documents.models import FrozenPaper
from documents.queries.electronic_signature import signature_of
from documents.queries.verify import effects_on_paper, find_paper, fingerprint


class Verify(View):
    """The facts of a kept paper, and whether a file is that paper."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        return self._answer(request, find_paper(code), VerifyForm())

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        return self._answer(request, find_paper(code), VerifyForm(request.POST, request.FILES))

    def _answer(self, request: HttpRequest, paper: FrozenPaper | None, form: VerifyForm) -> HttpResponse:
        facts = paper.public_facts if paper else None
        is_checked = paper is not None and form.is_bound and form.is_valid()
        context = {
            "paper": paper,
            "facts": facts,
            "signature": signature_of(paper),
            "effects": effects_on_paper(paper) if paper else [],
            "organization": facts and facts.organization,
            "form": form,
            "is_checked": is_checked,
            "is_same": paper is not None and is_checked and fingerprint(form.cleaned_data["file"]) == paper.sha256,
        }
        status = 404 if paper is None else 422 if form.is_bound and not is_checked else 200
        answer = render(request, "documents/verify.html", context, status=status)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer
